/**
 * What is for staff: a PIN, and then how the room stands. Whoever opens the sheet enters the PIN, even where main has
 * not yet closed what somebody before them opened; however the sheet closes, main is told to close as well.
 */
import { useEffect, useState } from 'react';
import { Sheet } from '../components/Sheet.tsx';
import { useStaffTexts } from '../store/later-texts.ts';
import { usePanel, useSnapshot } from '../store/panel-context.tsx';
import { PinEntry } from './Staff/PinEntry.tsx';
import { RoomReadiness } from './Staff/RoomReadiness.tsx';

export function StaffSheet() {
  const { act } = usePanel();
  const staff = useStaffTexts();
  const admin = useSnapshot((snapshot) => snapshot.admin);
  const [isLeftOpen] = useState(admin !== null);
  const [hasEnteredPin, setHasEnteredPin] = useState(false);
  useEffect(() => {
    if (isLeftOpen) act({ kind: 'admin.close' });
    return () => act({ kind: 'admin.close' });
  }, [act, isLeftOpen]);
  const isIn = hasEnteredPin && admin !== null;
  return (
    <Sheet heading={isIn ? staff.heading : staff.pin.heading} tellsOf="admin.open">
      {isIn ? <RoomReadiness admin={admin} /> : <PinEntry onEntered={() => setHasEnteredPin(true)} />}
    </Sheet>
  );
}

/**
 * What is for staff: a PIN, and then how the room stands. Whoever opens the sheet enters the PIN, even where main has
 * not yet closed what somebody before them opened; however the sheet closes, main is told to close as well.
 */
import { useEffect, useState } from 'react';
import type { AdminSlice } from '../../shared/snapshot.ts';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useStaffTexts } from '../store/later-texts.ts';
import { usePanel, useSnapshot } from '../store/panel-context.tsx';
import { PanelPane } from './Staff/PanelPane.tsx';
import { PinEntry } from './Staff/PinEntry.tsx';
import { RoomReadiness } from './Staff/RoomReadiness.tsx';

type Tab = 'check' | 'panel';
const tabs: readonly Tab[] = ['check', 'panel'];

interface TabsProps {
  readonly chosen: Tab;
  readonly onChoose: (tab: Tab) => void;
}

function Tabs({ chosen, onChoose }: TabsProps) {
  const staff = useStaffTexts();
  return (
    <div className="tabs">
      {tabs.map((one) => (
        <Choice key={one} label={staff.tabs[one]} isChosen={one === chosen} onTap={() => onChoose(one)} />
      ))}
    </div>
  );
}

/** The check goes on, and its report stays, while the other one is looked at. */
function Pane({ tab, admin }: { readonly tab: Tab; readonly admin: AdminSlice }) {
  return (
    <>
      <div className="staff-pane" hidden={tab !== 'check'}>
        <RoomReadiness admin={admin} />
      </div>
      {tab === 'panel' ? <PanelPane admin={admin} /> : null}
    </>
  );
}

export function StaffSheet() {
  const { act } = usePanel();
  const staff = useStaffTexts();
  const admin = useSnapshot((snapshot) => snapshot.admin);
  const [isLeftOpen] = useState(admin !== null);
  const [tab, setTab] = useState<Tab>('check');
  const [hasEnteredPin, setHasEnteredPin] = useState(false);
  useEffect(() => {
    if (isLeftOpen) act({ kind: 'admin.close' });
    return () => act({ kind: 'admin.close' });
  }, [act, isLeftOpen]);
  const isIn = hasEnteredPin && admin !== null;
  return (
    <Sheet
      heading={isIn ? (tab === 'panel' ? staff.tabs.panel : staff.heading) : staff.pin.heading}
      aside={isIn ? <Tabs chosen={tab} onChoose={setTab} /> : null}
      tellsOf="admin.open"
    >
      {isIn ? <Pane tab={tab} admin={admin} /> : <PinEntry onEntered={() => setHasEnteredPin(true)} />}
    </Sheet>
  );
}

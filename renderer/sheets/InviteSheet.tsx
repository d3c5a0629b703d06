/** Bringing others into the meeting: from the phone book, by telephone, or a video system of another make. */
import { useState } from 'react';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useControlsTexts } from '../store/later-texts.ts';
import { useSnapshot } from '../store/panel-context.tsx';
import { canDo } from '../store/selectors.ts';
import { Contacts } from './Invite/Contacts.tsx';
import { Phone } from './Invite/Phone.tsx';
import { RoomSystem } from './Invite/RoomSystem.tsx';

type Tab = 'contacts' | 'phone' | 'roomSystem';

/** In the order they stand; only what this room can do. */
function useTabs(): readonly Tab[] {
  const contacts = useSnapshot((snapshot) => canDo(snapshot, 'contacts') && canDo(snapshot, 'invite'));
  const phone = useSnapshot(
    (snapshot) => canDo(snapshot, 'phone') || canDo(snapshot, 'dtmf') || snapshot.phoneCalls.length > 0,
  );
  const roomSystem = useSnapshot((snapshot) => canDo(snapshot, 'roomSystem'));
  return [
    ...(contacts ? (['contacts'] as const) : []),
    ...(phone ? (['phone'] as const) : []),
    ...(roomSystem ? (['roomSystem'] as const) : []),
  ];
}

export function InviteSheet() {
  const { invite } = useControlsTexts();
  const tabs = useTabs();
  const [chosen, setChosen] = useState<Tab | null>(null);
  const tab = chosen !== null && tabs.includes(chosen) ? chosen : (tabs[0] ?? null);
  return (
    <Sheet
      heading={invite.heading}
      aside={
        tabs.length < 2 ? null : (
          <div className="tabs">
            {tabs.map((one) => (
              <Choice
                key={one}
                label={invite.tabs[one]}
                isChosen={one === tab}
                onTap={() => setChosen(one)}
              />
            ))}
          </div>
        )
      }
    >
      {tab === null ? <p className="control-note">{invite.cannot}</p> : null}
      {tab === 'contacts' ? <Contacts /> : null}
      {tab === 'phone' ? <Phone /> : null}
      {tab === 'roomSystem' ? <RoomSystem /> : null}
    </Sheet>
  );
}

/** Calling a video system of another make by its address. */
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TextKeys } from '../../components/TextKeys.tsx';
import { useControlsTexts } from '../../store/later-texts.ts';
import { usePanel, useProgress, useSnapshot } from '../../store/panel-context.tsx';

const protocols = ['sip', 'h323'] as const;
const length = { least: 3, most: 120 };

export function RoomSystem() {
  const { act, sheets } = usePanel();
  const { invite } = useControlsTexts();
  const [address, setAddress] = useState('');
  const [protocol, setProtocol] = useState<(typeof protocols)[number]>('sip');
  const state = useSnapshot(({ meeting }) => meeting?.roomSystemCall ?? null);
  const calling = useProgress('invite.roomSystem');
  const cancelling = useProgress('invite.cancelRoomSystem');
  const change = (next: string): void => {
    const kept = next.replace(/[^\p{L}\p{N}@.:_#*+-]/gu, '').slice(0, length.most);
    setAddress(kept);
    sheets.setHasEntry(kept !== '');
  };
  return (
    <div className="search-layout">
      <TextField label={invite.address} hint={invite.addressHint} value={address} onChange={change} />
      <div className="control-column">
        <div className="size-choices">
          {protocols.map((one) => (
            <Choice
              key={one}
              label={invite.protocols[one]}
              isChosen={one === protocol}
              onTap={() => setProtocol(one)}
            />
          ))}
        </div>
        <p className="control-note" role="status">
          {state === null ? '' : invite.roomSystem[state]}
        </p>
        {state === 'ringing' ? (
          <Button
            look="second"
            label={invite.stopCalling}
            progress={cancelling}
            onTap={() => act({ kind: 'invite.cancelRoomSystem' })}
          />
        ) : (
          <Button
            look="second"
            tone="action"
            icon="phone"
            label={invite.call}
            isDisabled={address.length < length.least && !calling.isPending}
            progress={calling}
            doing={invite.calling}
            onTap={() => act({ kind: 'invite.roomSystem', address, protocol })}
          />
        )}
      </div>
      <TextKeys
        use="address"
        onKey={(character) => change(address + character)}
        onErase={() => change(address.slice(0, -1))}
      />
    </div>
  );
}

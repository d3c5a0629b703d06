/** Calling a telephone, and the calls that are under way: digits during a call, hanging up. */
import { useState } from 'react';
import type { PhoneCall } from '../../../shared/model/room.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useAllTexts, useControlsTexts } from '../../store/later-texts.ts';
import { usePanel, useProgress, useProgressAbout, useSnapshot } from '../../store/panel-context.tsx';
import { canDo } from '../../store/selectors.ts';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
/** Of use to a machine that answers, and in no number. */
const signs: readonly string[] = ['*', '#'];
const digits = { least: 3, most: 20 };

function Call({ id, name, number, isIncoming, state }: PhoneCall) {
  const { act } = usePanel();
  const { invite } = useControlsTexts();
  const progress = useProgressAbout('phone.hangUp', id);
  const shown = name === '' ? number : name;
  return (
    <li className="phone-call">
      <p className="contact-words">
        <bdi className="clip-1" data-private="person">
          {shown}
        </bdi>
        <span className="contact-detail">
          {isIncoming ? `${invite.incoming} · ` : ''}
          {invite.callState[state]}
        </span>
      </p>
      <Button
        tone="danger"
        icon="leave"
        label={invite.hangUp(shown)}
        isIconOnly
        privateName={shown}
        progress={progress}
        onTap={() => act({ kind: 'phone.hangUp', callId: id })}
      />
    </li>
  );
}

export function Phone() {
  const { act, sheets } = usePanel();
  const texts = useAllTexts();
  const { invite } = useControlsTexts();
  const [number, setNumber] = useState('');
  const calls = useSnapshot(({ phoneCalls }) => phoneCalls);
  const mayKey = useSnapshot((snapshot) => canDo(snapshot, 'dtmf'));
  const mayCall = useSnapshot((snapshot) => canDo(snapshot, 'phone'));
  const progress = useProgress('invite.phone');
  const talking = mayKey ? calls.find(({ state }) => state === 'inCall') : undefined;
  const isWhole = number.replace('+', '').length >= digits.least;
  const change = (next: string): void => {
    const kept = next.replace(/(?!^)\+|[^\d+]/g, '').slice(0, digits.most);
    setNumber(kept);
    sheets.setHasEntry(kept !== '');
  };
  /** In a call the keys speak to whoever is there; otherwise they write the number. */
  const press = (key: string): void => {
    if (talking === undefined) change(number + key);
    else act({ kind: 'phone.sendDtmf', callId: talking.id, key });
  };
  return (
    <div className="controls-two invite">
      <div className="control-column">
        <div className="keypad keypad-phone" role="group" aria-label={texts.number.keys}>
          {keys.map((key) => (
            <Button
              key={key}
              label={key}
              repeats
              isDisabled={talking === undefined && signs.includes(key)}
              onTap={() => press(key)}
            />
          ))}
          <Button label="+" repeats isDisabled={number !== ''} onTap={() => change('+')} />
          <span />
          <Button
            label={texts.number.erase}
            icon="erase"
            isIconOnly
            repeats
            onTap={() => change(number.slice(0, -1))}
          />
        </div>
      </div>
      <div className="control-column">
        <TextField label={invite.number} hint={invite.numberHint} value={number} onChange={change} />
        <ul className="phone-calls">
          {calls.map((call) => (
            <Call key={call.id} {...call} />
          ))}
        </ul>
        <Button
          look="second"
          tone="action"
          icon="phone"
          label={invite.call}
          isDisabled={(!isWhole || !mayCall) && !progress.isPending}
          progress={progress}
          doing={invite.calling}
          onTap={() => act({ kind: 'invite.phone', number })}
        />
      </div>
    </div>
  );
}

/** Joining a meeting by its number, and by its passcode for those who have it at hand. */
import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { CodeEntry } from '../components/CodeEntry.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useAllTexts } from '../store/later-texts.ts';
import { usePanel, useProgress, useSnapshot } from '../store/panel-context.tsx';
import { canDo } from '../store/selectors.ts';
import { groupMeetingNumber } from '../text/format.ts';

const digits = { least: 9, most: 11 };
const maxPasscodeLength = 10;

export function NumberSheet() {
  const { act, sheets } = usePanel();
  const texts = useAllTexts();
  const [meetingNumber, setMeetingNumber] = useState('');
  const [passcode, setPasscode] = useState<string | null>(null);
  const progress = useProgress('meeting.joinNumber');
  const mayJoin = useSnapshot((snapshot) => canDo(snapshot, 'join'));
  const isWhole = meetingNumber.length >= digits.least;
  const isReady = isWhole && mayJoin && !progress.isPending;

  const join = (): void => {
    if (!isReady) return;
    act({ kind: 'meeting.joinNumber', meetingNumber, passcode: passcode === '' ? null : passcode });
  };
  const change = (next: string): void => {
    if (passcode === null) setMeetingNumber(next);
    else setPasscode(next);
    sheets.setHasEntry(next !== '' || passcode !== null);
  };
  const joinButton = (
    <Button
      look="primary"
      tone="action"
      icon="video"
      label={texts.act.joinShort}
      isDisabled={!isReady && !progress.isPending}
      progress={progress}
      doing={texts.doing.joining}
      slow={texts.doing.slow}
      onTap={join}
    />
  );

  return (
    <Sheet heading={passcode === null ? texts.number.heading : texts.number.passcodeHeading}>
      {passcode === null ? (
        <CodeEntry
          key="number"
          label={texts.number.label}
          hint={texts.number.hint}
          error={null}
          value={meetingNumber}
          shown={groupMeetingNumber(meetingNumber)}
          maxLength={digits.most}
          hasLetters={false}
          onChange={change}
          onEnter={join}
        >
          {joinButton}
          <Button
            look="second"
            label={texts.number.hasPasscode}
            isDisabled={!isReady}
            onTap={() => setPasscode('')}
          />
        </CodeEntry>
      ) : (
        <CodeEntry
          key="passcode"
          label={texts.number.passcodeLabel}
          hint={`${texts.number.label} ${groupMeetingNumber(meetingNumber)}`}
          error={null}
          value={passcode}
          shown={passcode}
          maxLength={maxPasscodeLength}
          hasLetters
          onChange={change}
          onEnter={join}
        >
          {joinButton}
          <Button look="second" icon="back" label={texts.act.back} onTap={() => setPasscode(null)} />
        </CodeEntry>
      )}
    </Sheet>
  );
}

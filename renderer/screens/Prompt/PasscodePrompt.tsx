/** The meeting wants a passcode that the booking did not give, or gave wrongly. */
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { CodeEntry } from '../../components/CodeEntry.tsx';
import { useAllTexts } from '../../store/later-texts.ts';
import { usePanel, useProgress } from '../../store/panel-context.tsx';

/** Zoom allows no longer ones. */
const maxPasscodeLength = 10;

export function PasscodePrompt({
  title,
  isWrong,
}: {
  readonly title: string | null;
  readonly isWrong: boolean;
}) {
  const { act } = usePanel();
  const texts = useAllTexts();
  const [passcode, setPasscode] = useState('');
  const progress = useProgress('prompt.answerPasscode');
  const answer = (): void => {
    if (passcode === '' || progress.isPending) return;
    act({ kind: 'prompt.answerPasscode', passcode });
    setPasscode('');
  };
  return (
    <div className="prompt prompt-entry">
      <div className="prompt-words">
        <h2 className="prompt-heading">{texts.prompt.passcode}</h2>
        {title === null ? null : (
          <p className="prompt-sub clip-1">
            <bdi data-private="meeting">{title}</bdi>
          </p>
        )}
      </div>
      <CodeEntry
        label={texts.number.passcodeLabel}
        hint={texts.prompt.passcodeHint}
        error={isWrong && passcode === '' ? texts.prompt.passcodeWrong : null}
        value={passcode}
        shown={passcode}
        maxLength={maxPasscodeLength}
        hasLetters
        onChange={setPasscode}
        onEnter={answer}
      >
        <Button
          look="primary"
          tone="action"
          label={texts.act.joinShort}
          isDisabled={passcode === '' && !progress.isPending}
          progress={progress}
          doing={texts.doing.joining}
          slow={texts.doing.slow}
          onTap={answer}
        />
        <Button
          look="second"
          label={texts.act.cancel}
          progress={useProgress('prompt.cancel')}
          doing={texts.doing.cancelling}
          slow={texts.doing.slow}
          onTap={() => act({ kind: 'prompt.cancel' })}
        />
      </CodeEntry>
    </div>
  );
}

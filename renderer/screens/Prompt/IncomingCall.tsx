/** Somebody calls the room: who, for how long it still rings, take it or not. */
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import type { Instant } from '../../../shared/time.ts';
import { useAllTexts, usePeopleTexts } from '../../store/later-texts.ts';
import { usePanel, useProgress } from '../../store/panel-context.tsx';
import { useSecondsUntil } from '../../store/seconds.ts';

interface IncomingCallProps {
  readonly callerName: string;
  readonly expiresAt: Instant;
  readonly duringMeeting: boolean;
}

export function IncomingCall({ callerName, expiresAt, duringMeeting }: IncomingCallProps) {
  const { act } = usePanel();
  const texts = useAllTexts();
  const people = usePeopleTexts();
  const seconds = useSecondsUntil(expiresAt);
  return (
    <div className="prompt prompt-incoming">
      <div className="prompt-words">
        <div className="state-line" role="alert">
          <Icon name="phone" />
          <h2 className="state-word">{texts.prompt.incoming}</h2>
        </div>
        <p className="prompt-caller clip-2">
          <bdi>{callerName}</bdi>
        </p>
        {duringMeeting ? <p className="prompt-hint">{people.incomingLeaves}</p> : null}
        <p className="prompt-hint">{texts.prompt.secondsLeft(seconds)}</p>
      </div>
      <div className="actions">
        <Button
          look="primary"
          tone="free"
          icon="phone"
          label={texts.act.answer}
          progress={useProgress('call.accept')}
          doing={texts.doing.answering}
          slow={texts.doing.slow}
          onTap={() => act({ kind: 'call.accept' })}
        />
        <Button
          look="second"
          tone="danger"
          label={texts.act.reject}
          progress={useProgress('call.reject')}
          doing={texts.doing.rejecting}
          slow={texts.doing.slow}
          onTap={() => act({ kind: 'call.reject' })}
        />
      </div>
    </div>
  );
}

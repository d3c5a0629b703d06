/** Somebody calls the room: who, for how long it still rings, take it or not. A room out of use takes none. */
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import type { Instant } from '../../../shared/time.ts';
import { useAllTexts, useAwayTexts, usePeopleTexts } from '../../store/later-texts.ts';
import { usePanel, useProgress, useSnapshot } from '../../store/panel-context.tsx';
import { canDo } from '../../store/selectors.ts';
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
  const away = useAwayTexts();
  const mayAnswer = useSnapshot((snapshot) => canDo(snapshot, 'incomingCall'));
  const answering = useProgress('call.accept');
  const seconds = useSecondsUntil(expiresAt);
  return (
    <div className="prompt prompt-incoming">
      <div className="prompt-words">
        <div className="state-line" role="alert">
          <Icon name="phone" />
          <h2 className="state-word">{texts.prompt.incoming}</h2>
        </div>
        <p className="prompt-caller clip-2">
          <bdi data-private="person">{callerName}</bdi>
        </p>
        {mayAnswer ? null : <p className="prompt-hint">{away.outOfUse}</p>}
        {duringMeeting && mayAnswer ? <p className="prompt-hint">{people.incomingLeaves}</p> : null}
        <p className="prompt-hint">{texts.prompt.secondsLeft(seconds)}</p>
      </div>
      <div className="actions">
        {mayAnswer ? (
          <Button
            look="primary"
            tone="free"
            icon="phone"
            label={texts.act.answer}
            progress={answering}
            doing={texts.doing.answering}
            slow={texts.doing.slow}
            onTap={() => act({ kind: 'call.accept' })}
          />
        ) : null}
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

/** Somebody records: stay and agree, or leave. */
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { usePeopleTexts } from '../../store/later-texts.ts';
import { usePanel, useProgress } from '../../store/panel-context.tsx';

export function RecordingConsent() {
  const { act } = usePanel();
  const { consent } = usePeopleTexts();
  const progress = useProgress('prompt.answerConsent');
  return (
    <div className="prompt prompt-consent">
      <div className="prompt-words" role="status">
        <div className="state-line">
          <Icon name="record" />
          <h2 className="state-word">{consent.heading}</h2>
        </div>
        <p className="prompt-hint">{consent.hint}</p>
      </div>
      <div className="actions">
        <Button
          look="primary"
          tone="action"
          label={consent.agree}
          progress={progress}
          onTap={() => act({ kind: 'prompt.answerConsent', agrees: true })}
        />
        <Button
          look="second"
          tone="danger"
          icon="leave"
          label={consent.leave}
          progress={progress}
          onTap={() => act({ kind: 'prompt.answerConsent', agrees: false })}
        />
      </div>
    </div>
  );
}

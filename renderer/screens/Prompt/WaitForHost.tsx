/** The meeting begins when its host comes; until then there is nothing to do but wait or give up. */
import { Button } from '../../components/Button.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import type { Instant } from '../../../shared/time.ts';
import { useAllTexts } from '../../store/later-texts.ts';
import { useFormat, usePanel, useProgress } from '../../store/panel-context.tsx';

export function WaitForHost({ title, since }: { readonly title: string | null; readonly since: Instant }) {
  const { act } = usePanel();
  const texts = useAllTexts();
  const format = useFormat();
  return (
    <div className="prompt">
      <div className="prompt-words" role="status">
        <div className="state-line" data-state="soon">
          <StateShape name="soon" />
          <h2 className="state-word">{texts.prompt.waitForHost}</h2>
        </div>
        {title === null ? null : (
          <p className="prompt-title clip-2">
            <bdi data-private="meeting">{title}</bdi>
          </p>
        )}
        <p className="prompt-hint">{texts.prompt.waitForHostHint}</p>
        <p className="prompt-hint">{texts.prompt.waitingSince(format.time(since))}</p>
      </div>
      <div className="actions">
        <Button
          look="primary"
          label={texts.act.cancel}
          progress={useProgress('prompt.cancel')}
          doing={texts.doing.cancelling}
          slow={texts.doing.slow}
          onTap={() => act({ kind: 'prompt.cancel' })}
        />
      </div>
    </div>
  );
}

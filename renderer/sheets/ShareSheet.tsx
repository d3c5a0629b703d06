/** How to share, from the bar or in a meeting; in a meeting also how to stop what is shared from here. */
import { Button } from '../components/Button.tsx';
import { ShareControls } from '../components/ShareControls.tsx';
import { ShareWays } from '../components/ShareWays.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useAllTexts, useControlsTexts } from '../store/later-texts.ts';
import { usePanel, useProgress, useSnapshot } from '../store/panel-context.tsx';
import { canDo, isSharedHere } from '../store/selectors.ts';

export function ShareSheet() {
  const { act } = usePanel();
  const texts = useAllTexts();
  const controls = useControlsTexts();
  const source = useSnapshot(({ sharing }) => sharing.source);
  const isPaused = useSnapshot(({ sharing }) => sharing.isPaused);
  const mayStop = useSnapshot(
    (snapshot) =>
      canDo(snapshot, 'localShare') && snapshot.screen.kind === 'call' && isSharedHere(snapshot.sharing),
  );
  const stopping = useProgress('share.stop');
  return (
    <Sheet heading={texts.share.heading}>
      <ShareWays />
      <ShareControls />
      <div className="actions">
        {mayStop ? (
          <Button
            look="primary"
            tone="action"
            label={texts.act.stopShare}
            progress={stopping}
            doing={texts.doing.stoppingShare}
            slow={texts.doing.slow}
            onTap={() => act({ kind: 'share.stop' })}
          />
        ) : null}
        <p className={source === 'none' ? 'sharing-source' : 'sharing-source sharing-now'} role="status">
          <span className="dot" />
          {isPaused ? controls.share.paused : texts.share.source[source]}
        </p>
      </div>
    </Sheet>
  );
}

/**
 * Says aloud what stands above the buttons before a meeting and at the end of a booking: once when it begins, however
 * often its minutes change, and on every screen that shows it. Is there to be heard alone.
 */
import { useAheadTexts } from '../store/later-texts.ts';
import { useFormat, useSnapshot } from '../store/panel-context.tsx';
import { useTroubleWords } from './PreflightNotice.tsx';

export function AheadVoice() {
  const { ending: words } = useAheadTexts();
  const format = useFormat();
  const ending = useSnapshot((snapshot) => snapshot.ending);
  const screen = useSnapshot((snapshot) => snapshot.screen.kind);
  const isDoor = useSnapshot(({ panel }) => panel.placement === 'door');
  const troubles = useTroubleWords();
  const isInUse = screen === 'call' || screen === 'sharing' || (screen === 'home' && !isDoor);
  const next = ending?.nextStartsAt ?? null;
  return (
    <>
      <p className="unseen" role="status">
        {screen === 'home' ? troubles : ''}
      </p>
      <p className="unseen" role="status">
        {ending === null || !isInUse
          ? ''
          : `${words.spoken[ending.stage](format.time(ending.endsAt))} ${next === null ? '' : `${words.nextAt(format.time(next))}.`}`}
      </p>
    </>
  );
}

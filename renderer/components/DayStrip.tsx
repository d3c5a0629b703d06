/** The day at a glance, to look at: what is booked between the hours of the strip, and where now is. */
import type { Instant } from '../../shared/time.ts';
import { hour } from '../../shared/time.ts';
import { useFormat, useSnapshot, useTexts } from '../store/panel-context.tsx';

const labelEveryMs = 2 * hour;

export function DayStrip() {
  const texts = useTexts();
  const format = useFormat();
  const { startsAt, endsAt, blocks } = useSnapshot(({ agenda }) => agenda.strip);
  const isKnown = useSnapshot(({ agenda }) => agenda.age !== 'unknown');
  const now = useSnapshot(({ clock }) => clock.now);
  const share = (at: Instant): number => Math.min(1, Math.max(0, (at - startsAt) / (endsAt - startsAt)));
  const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;
  const shown = blocks.filter((block) => share(block.endsAt) > share(block.startsAt));
  const labels: Instant[] = [];
  for (let at = startsAt; at < endsAt; at += labelEveryMs) labels.push(at);
  return (
    <div
      className={isKnown ? 'strip' : 'strip strip-unknown'}
      role="img"
      aria-label={texts.agenda.strip(format.time(startsAt), format.time(endsAt), shown.length)}
    >
      <div className="strip-day">
        {shown.map((block) => (
          <span
            key={`${block.startsAt} ${block.endsAt}`}
            className={`strip-block strip-${block.phase}${block.isTentative ? ' strip-tentative' : ''}`}
            style={{
              left: percent(share(block.startsAt)),
              width: percent(share(block.endsAt) - share(block.startsAt)),
            }}
          />
        ))}
        {now >= startsAt && now <= endsAt ? (
          <span className="strip-now" style={{ left: percent(share(now)) }} />
        ) : null}
      </div>
      <div className="strip-hours">
        {labels.map((at) => (
          <span key={at} style={{ left: percent(share(at)) }}>
            {format.hour(at)}
          </span>
        ))}
      </div>
    </div>
  );
}

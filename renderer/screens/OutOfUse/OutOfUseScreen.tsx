/** The room is not for use: why, until when, and where else to go. Offers nothing that would bring anybody in. */
import type { OutOfUse } from '../../../shared/snapshot.ts';
import { Button } from '../../components/Button.tsx';
import { useAwayTexts } from '../../store/later-texts.ts';
import { usePanel, useSnapshot } from '../../store/panel-context.tsx';
import { useUsableAgain } from './usable-again.ts';

function Words({ outOfUse }: { readonly outOfUse: OutOfUse }) {
  const { sheets } = usePanel();
  const texts = useAwayTexts();
  const again = useUsableAgain(outOfUse);
  const hasOthers = useSnapshot(({ rooms }) => rooms.roomCount > 0);
  return (
    <section className="closed">
      <div className="closed-words" role="status">
        <svg className="shape" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <g fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round">
            <circle cx="12" cy="12" r="10" />
            <path d="M6.5 12h11" />
          </g>
        </svg>
        <h2>{texts.outOfUse}</h2>
        <p>{texts.outOfUseWhy[outOfUse.reason]}</p>
        <p className="closed-until">{again}</p>
      </div>
      {hasOthers ? (
        <div className="actions">
          <Button
            look="primary"
            tone="action"
            icon="door"
            label={texts.otherRoom}
            onTap={() => sheets.show('rooms')}
          />
        </div>
      ) : null}
    </section>
  );
}

export function OutOfUseScreen() {
  const screen = useSnapshot((snapshot) => snapshot.screen);
  return screen.kind === 'outOfUse' ? <Words outOfUse={screen.outOfUse} /> : null;
}

/** What a room cannot do, each with the way to do it. */
import { Sheet } from '../components/Sheet.tsx';
import { useControlsTexts } from '../store/later-texts.ts';
import { useSnapshot } from '../store/panel-context.tsx';
import { hostOf } from '../store/selectors.ts';

export function LimitsSheet() {
  const { limits } = useControlsTexts();
  const portalUrl = useSnapshot(({ panel }) => panel.portalUrl);
  return (
    <Sheet heading={limits.heading}>
      <dl className="limits">
        {limits.list(hostOf(portalUrl)).map(({ subject, way }) => (
          <div key={subject} className="limit">
            <dt>{subject}</dt>
            <dd>{way}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}

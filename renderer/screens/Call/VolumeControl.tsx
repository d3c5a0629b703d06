/** The room's volume on the bottom bar, in steps of ten. Counts on from what was asked for, not from what came back. */
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { useAllTexts } from '../../store/later-texts.ts';
import { usePanel, useProgress, useSnapshot } from '../../store/panel-context.tsx';
import { canDo } from '../../store/selectors.ts';

const step = 10;

export function VolumeControl() {
  const { act } = usePanel();
  const texts = useAllTexts();
  const actual = useSnapshot(({ meeting }) => meeting?.volumePercent ?? null);
  const mayChange = useSnapshot((snapshot) => canDo(snapshot, 'volume'));
  const isLinked = useSnapshot(({ room }) => room.link === 'ready');
  const { isPending } = useProgress('volume.set');
  const [wanted, setWanted] = useState<number | null>(null);
  if (isLinked && !mayChange) return null;
  const percent = isPending && wanted !== null ? wanted : actual;

  const change = (by: number): void => {
    if (percent === null) return;
    const next = Math.min(100, Math.max(0, Math.round((percent + by) / step) * step));
    setWanted(next);
    act({ kind: 'volume.set', percent: next });
  };

  return (
    <div className="volume" role="group" aria-label={texts.call.volume}>
      <Button
        label={texts.call.quieter}
        icon="minus"
        isIconOnly
        repeats
        isDisabled={!mayChange || percent === null || percent <= 0}
        onTap={() => change(-step)}
      />
      <div
        className="volume-level"
        role="img"
        aria-label={percent === null ? texts.call.notKnown : texts.call.volumeIs(percent)}
      >
        <span className="volume-word">{texts.call.volume}</span>
        <span className="volume-track">
          <span className="volume-fill" style={{ transform: `scaleX(${(percent ?? 0) / 100})` }} />
        </span>
        <span className="volume-number">{percent ?? '–'}</span>
      </div>
      <Button
        label={texts.call.louder}
        icon="plus"
        isIconOnly
        repeats
        isDisabled={!mayChange || percent === null || percent >= 100}
        onTap={() => change(step)}
      />
    </div>
  );
}

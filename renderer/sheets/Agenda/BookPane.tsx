/** Free time that was chosen: when to begin, with Zoom or without, and how long. The tap on a length books. */
import { useState } from 'react';
import { Choice } from '../../components/Choice.tsx';
import { LengthChips } from '../../components/LengthChips.tsx';
import { ScrollList } from '../../components/ScrollList.tsx';
import { SwitchRow } from '../../components/SwitchRow.tsx';
import type { Instant } from '../../../shared/time.ts';
import { useAllTexts, useDayTexts } from '../../store/later-texts.ts';
import { useFormat, usePanel, useProgress, useSnapshot } from '../../store/panel-context.tsx';
import { lengthsFrom, proposedStart, startsIn, type FreeTime } from './book-choices.ts';

interface StartsProps {
  readonly starts: readonly Instant[];
  readonly chosen: Instant;
  readonly now: Instant;
  readonly onChoose: (start: Instant) => void;
}

function Starts({ starts, chosen, now, onChoose }: StartsProps) {
  const { agenda } = useDayTexts();
  const format = useFormat();
  return (
    <ScrollList
      heading={agenda.startsAt}
      up={agenda.earlier}
      down={agenda.later}
      anchorKey={String(starts[0] ?? 0)}
      level={3}
    >
      <div className="starts">
        {starts.map((start) => (
          <div key={start} data-anchor={start === chosen ? '' : undefined}>
            <Choice
              className="start"
              label={start <= now ? agenda.now : format.time(start)}
              isChosen={start === chosen}
              onTap={() => onChoose(start)}
            />
          </div>
        ))}
      </div>
    </ScrollList>
  );
}

export interface BookPaneProps {
  readonly free: FreeTime;
  /** Called with the tap that books. */
  readonly onBook: () => void;
}

export function BookPane({ free, onBook }: BookPaneProps) {
  const { act } = usePanel();
  const { agenda } = useDayTexts();
  const { reason } = useAllTexts();
  const format = useFormat();
  const now = useSnapshot(({ clock }) => clock.now);
  const minutes = useSnapshot(({ panel }) => panel.walkUpMinutes);
  const makesMeetings = useSnapshot(({ panel }) => panel.makesMeetings);
  const obstacle = useSnapshot(({ home }) => home.writeObstacle);
  const progress = useProgress('booking.book');
  const [chosen, setChosen] = useState<Instant | null>(null);
  const [withZoom, setWithZoom] = useState(false);

  const shortest = Math.min(...minutes, 15);
  const starts = startsIn(free, shortest);
  const start =
    chosen !== null && starts.includes(chosen)
      ? chosen
      : proposedStart(starts, now, (at) => Number(format.hour(at)));
  const lengths = start === null ? [] : lengthsFrom(start, free, minutes);
  return (
    <div className="book-pane">
      <h3 className="pane-title">
        {agenda.freeFrom(
          free.endsAt === null
            ? `${format.time(free.startsAt)}–24:00`
            : format.range(free.startsAt, free.endsAt),
        )}
      </h3>
      {obstacle !== null ? <p className="control-note">{reason[obstacle]}</p> : null}
      {obstacle === null && start === null ? <p className="control-note">{agenda.tooShort}</p> : null}
      {obstacle === null && start !== null ? (
        <>
          <Starts starts={starts} chosen={start} now={now} onChoose={setChosen} />
          {makesMeetings ? (
            <SwitchRow
              label={agenda.withZoom}
              toggle={{ isOn: withZoom, wanted: null }}
              onTap={setWithZoom}
            />
          ) : null}
          <p className="pane-label">{agenda.howLong}</p>
          <div className="lengths">
            <LengthChips
              lengths={lengths}
              use="book"
              progress={progress}
              onChoose={(length) => {
                onBook();
                act({
                  kind: 'booking.book',
                  startsAt: start <= now ? null : start,
                  minutes: length.minutes,
                  withZoom: makesMeetings && withZoom,
                  roomId: null,
                });
              }}
            />
          </div>
        </>
      ) : null}
    </div>
  );
}

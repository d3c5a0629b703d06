/** The whole day and the next one: what is booked, as it may be seen, and free time to be booked by two taps. */
import { useEffect, useState } from 'react';
import { CalendarNote } from '../components/CalendarNote.tsx';
import { Choice } from '../components/Choice.tsx';
import { DayRows } from '../components/DayRows.tsx';
import { DayStrip } from '../components/DayStrip.tsx';
import { ScrollList } from '../components/ScrollList.tsx';
import { Sheet } from '../components/Sheet.tsx';
import type { AgendaRow, BookingView } from '../../shared/snapshot.ts';
import { useBookedHere } from '../store/booked.ts';
import { useAllTexts, useDayTexts } from '../store/later-texts.ts';
import { useFormat, usePanel, useSheet, useSnapshot } from '../store/panel-context.tsx';
import { nowIndex, rowKey, shownDay, type DayName } from '../store/selectors.ts';
import { nextMidnight } from './Agenda/book-choices.ts';
import { BookingPane } from './Agenda/BookingPane.tsx';
import { BookPane } from './Agenda/BookPane.tsx';

const days = ['today', 'tomorrow'] as const;

function Tabs({ day, onChoose }: { readonly day: DayName; readonly onChoose: (day: DayName) => void }) {
  const { agenda } = useDayTexts();
  return (
    <div className="tabs">
      {days.map((one) => (
        <Choice key={one} label={agenda.tabs[one]} isChosen={one === day} onTap={() => onChoose(one)} />
      ))}
    </div>
  );
}

interface PaneProps {
  readonly chosen: AgendaRow | BookingView | null;
  readonly isGone: boolean;
  readonly dayEndsAt: number;
  readonly onBook: () => void;
}

/** What was chosen, to the right of the list; how to choose while nothing is. */
function Pane({ chosen, isGone, dayEndsAt, onBook }: PaneProps) {
  const texts = useAllTexts();
  const { agenda } = useDayTexts();
  const format = useFormat();
  const { asOf, age } = useSnapshot((snapshot) => snapshot.agenda);
  if (chosen === null) {
    return (
      <div className="agenda-hint">
        <p>{isGone ? agenda.gone : age === 'unknown' ? agenda.unknown : agenda.hint}</p>
        <p className="control-note">
          {asOf === null ? texts.state.neverUpdated : texts.state.lastUpdated(format.time(asOf))}
        </p>
      </div>
    );
  }
  if (!('kind' in chosen)) return <BookingPane booking={chosen} />;
  if (chosen.kind === 'booking') return <BookingPane booking={chosen.booking} />;
  return <BookPane key={rowKey(chosen)} free={{ ...chosen, dayEndsAt }} onBook={onBook} />;
}

export function AgendaSheet() {
  const { sheets } = usePanel();
  const { ask, told } = useBookedHere();
  const texts = useAllTexts();
  const { agenda } = useDayTexts();
  const format = useFormat();
  const snapshot = useSnapshot((whole) => whole);
  const about = useSheet((state) => state.about);
  const [day, setDay] = useState<DayName>('today');
  const [chosenKey, setChosenKey] = useState(about);
  // Watched here and not where the tap is: once it is booked, the free time is gone from the list, often before the word.
  useEffect(() => {
    if (told !== null) sheets.close();
  }, [told, sheets]);
  const { allDay, rows, startsAt } = shownDay(snapshot, day);
  const nowAt = day === 'today' ? nowIndex(rows) : null;
  const row =
    rows.find((one) => rowKey(one) === chosenKey) ?? allDay.find(({ key }) => key === chosenKey) ?? null;
  const anchor = rows.find((one) => rowKey(one) === about) ?? (nowAt === null ? undefined : rows[nowAt - 1]);
  const isEmpty = allDay.length === 0 && !rows.some(({ kind }) => kind === 'booking');
  const midnight = snapshot.agenda.tomorrow.startsAt;
  const chooseDay = (next: DayName): void => {
    setDay(next);
    setChosenKey(null);
  };
  return (
    <Sheet heading={agenda.heading} aside={<Tabs day={day} onChoose={chooseDay} />}>
      <div className="controls-two agenda-sheet">
        <div className="agenda-day">
          {day === 'today' ? <DayStrip /> : null}
          <ScrollList
            heading={`${format.weekday(startsAt)} ${format.dayAndMonth(startsAt)}`}
            up={texts.agenda.up}
            down={texts.agenda.down}
            note={<CalendarNote />}
            anchorKey={`${day} ${anchor === undefined ? '' : rowKey(anchor)}`}
            level={3}
          >
            {isEmpty && snapshot.agenda.age !== 'unknown' ? (
              <p className="agenda-empty">{day === 'today' ? texts.agenda.empty : agenda.emptyTomorrow}</p>
            ) : null}
            <DayRows
              allDay={allDay}
              rows={rows}
              nowAt={nowAt}
              anchorKey={anchor === undefined ? '' : rowKey(anchor)}
              chosenKey={chosenKey ?? ''}
              onTap={(key) => setChosenKey((was) => (was === key ? null : key))}
            />
          </ScrollList>
        </div>
        <div className="control-column agenda-pane">
          <Pane
            chosen={row}
            onBook={ask}
            isGone={chosenKey !== null && row === null}
            dayEndsAt={day === 'today' ? midnight : nextMidnight(midnight, (at) => Number(format.hour(at)))}
          />
        </div>
      </div>
    </Sheet>
  );
}

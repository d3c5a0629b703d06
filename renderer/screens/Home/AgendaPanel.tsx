/** Today beside the state: its rows lead to the whole day, where they are read and where free time is booked. */
import { Button } from '../../components/Button.tsx';
import { CalendarNote } from '../../components/CalendarNote.tsx';
import { DayRows } from '../../components/DayRows.tsx';
import { ScrollList } from '../../components/ScrollList.tsx';
import { usePanel, useSnapshot, useTexts } from '../../store/panel-context.tsx';
import { firstLaterGap, nowIndex, rowKey, shownRows } from '../../store/selectors.ts';

export function AgendaPanel() {
  const { sheets } = usePanel();
  const texts = useTexts();
  const snapshot = useSnapshot((whole) => whole);
  const { agenda, home, clock } = snapshot;
  const rows = shownRows(snapshot);
  const nowAt = nowIndex(rows);
  // The last thing that is over stays in view above the line, the rest is a scroll away.
  const anchored = rows[nowAt - 1];
  const anchorKey = anchored === undefined ? '' : rowKey(anchored);
  const isEmpty = agenda.allDay.length === 0 && !rows.some((row) => row.kind === 'booking');
  const gap = home.writeObstacle === null ? firstLaterGap(rows, clock.now) : null;
  return (
    <section className="agenda">
      <ScrollList
        heading={texts.agenda.heading}
        up={texts.agenda.up}
        down={texts.agenda.down}
        note={<CalendarNote />}
        anchorKey={anchorKey}
      >
        {isEmpty && agenda.age !== 'unknown' ? <p className="agenda-empty">{texts.agenda.empty}</p> : null}
        <DayRows
          allDay={agenda.allDay}
          rows={rows}
          nowAt={nowAt}
          anchorKey={anchorKey}
          chosenKey={null}
          onTap={(key) => sheets.show('agenda', key)}
        />
      </ScrollList>
      <Button
        icon={gap === null ? 'day' : 'plus'}
        label={gap === null ? texts.act.wholeDay : texts.act.bookLater}
        onTap={() => sheets.show('agenda', gap === null ? null : rowKey(gap))}
      />
    </section>
  );
}

/** Today's bookings and what is free between them, with a line where now is. */
import { Fragment } from 'react';
import { BookingTitle } from '../../components/BookingTitle.tsx';
import { CalendarNote } from '../../components/CalendarNote.tsx';
import { ScrollList } from '../../components/ScrollList.tsx';
import type { AgendaRow, BookingView } from '../../../shared/snapshot.ts';
import { minute } from '../../../shared/time.ts';
import { useFormat, useSnapshot, useTexts } from '../../store/panel-context.tsx';
import { nowIndex, rowKey, shownRows } from '../../store/selectors.ts';

type BookingRow = Extract<AgendaRow, { kind: 'booking' }>;
type GapRow = Extract<AgendaRow, { kind: 'gap' }>;

interface SlotProps<Row> {
  readonly row: Row;
  /** The list comes to rest with this row on top. */
  readonly isAnchor: boolean;
}

/** Who and what kind, under the title; nothing where there is nothing to say. */
function BookingDetail({ booking }: { readonly booking: BookingView }) {
  const texts = useTexts();
  const parts = [
    booking.service === null ? null : texts.booking.service(booking.service),
    booking.isTentative ? texts.booking.tentative : null,
    booking.overlaps ? texts.booking.overlaps : null,
  ].filter((part) => part !== null);
  if (booking.organizer === null && parts.length === 0) return null;
  return (
    <span className="slot-detail clip-1">
      {booking.organizer === null ? null : <bdi>{booking.organizer}</bdi>}
      {booking.organizer !== null && parts.length > 0 ? ' · ' : null}
      {parts.join(' · ')}
    </span>
  );
}

function BookingSlot({ row, isAnchor }: SlotProps<BookingRow>) {
  const format = useFormat();
  const { booking, phase } = row;
  return (
    <li
      className={`slot slot-${phase}${booking.isTentative ? ' slot-tentative' : ''}`}
      data-anchor={isAnchor ? '' : undefined}
      aria-current={phase === 'now' ? 'time' : undefined}
    >
      <span className="slot-time">{format.time(booking.startsAt)}</span>
      <span className="slot-words">
        <span className="slot-title clip-1">
          <BookingTitle booking={booking} />
        </span>
        <BookingDetail booking={booking} />
      </span>
    </li>
  );
}

function GapSlot({ row, isAnchor }: SlotProps<GapRow>) {
  const texts = useTexts();
  const format = useFormat();
  const { startsAt, endsAt } = row;
  return (
    <li className="slot slot-gap" data-anchor={isAnchor ? '' : undefined}>
      <span className="slot-time">{format.time(startsAt)}</span>
      <span className="slot-words">
        {endsAt === null
          ? texts.agenda.freeRest
          : texts.agenda.free(format.shortDuration(Math.round((endsAt - startsAt) / minute)))}
      </span>
    </li>
  );
}

function NowLine() {
  const texts = useTexts();
  return (
    <li className="now-line">
      <span>{texts.agenda.now}</span>
    </li>
  );
}

function AllDaySlot({ booking }: { readonly booking: BookingView }) {
  const texts = useTexts();
  return (
    <li className="slot slot-all-day">
      <span className="slot-words">
        <span className="slot-detail">{texts.booking.allDay}</span>
        <span className="slot-title clip-1">
          <BookingTitle booking={booking} />
        </span>
      </span>
    </li>
  );
}

export function AgendaPanel() {
  const texts = useTexts();
  const snapshot = useSnapshot((whole) => whole);
  const { agenda } = snapshot;
  const rows = shownRows(snapshot);
  const nowAt = nowIndex(rows);
  // The last thing that is over stays in view above the line, the rest is a scroll away.
  const anchorAt = nowAt - 1;
  const anchored = rows[anchorAt];
  const isEmpty = agenda.allDay.length === 0 && !rows.some((row) => row.kind === 'booking');
  return (
    <section className="agenda">
      <ScrollList
        heading={texts.agenda.heading}
        up={texts.agenda.up}
        down={texts.agenda.down}
        note={<CalendarNote />}
        anchorKey={anchored === undefined ? '' : rowKey(anchored)}
      >
        {isEmpty && agenda.age !== 'unknown' ? <p className="agenda-empty">{texts.agenda.empty}</p> : null}
        <ul>
          {agenda.allDay.map((booking) => (
            <AllDaySlot key={booking.key} booking={booking} />
          ))}
          {rows.map((row, index) => (
            <Fragment key={rowKey(row)}>
              {index === nowAt ? <NowLine /> : null}
              {row.kind === 'booking' ? (
                <BookingSlot row={row} isAnchor={index === anchorAt} />
              ) : (
                <GapSlot row={row} isAnchor={index === anchorAt} />
              )}
            </Fragment>
          ))}
          {nowAt === rows.length && rows.length > 0 ? <NowLine /> : null}
        </ul>
      </ScrollList>
    </section>
  );
}

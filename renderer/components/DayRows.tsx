/**
 * A day as rows to be tapped: bookings as they may be seen, what is free between them, and a line where now is. Which
 * row is chosen and what comes of a tap belongs to whoever shows it.
 */
import { Fragment, type ReactNode } from 'react';
import type { AgendaRow, BookingView } from '../../shared/snapshot.ts';
import { minute } from '../../shared/time.ts';
import { useFormat, useTexts } from '../store/panel-context.tsx';
import { rowKey } from '../store/selectors.ts';
import { BookingTitle } from './BookingTitle.tsx';
import { Icon } from './Icon.tsx';

type BookingRow = Extract<AgendaRow, { kind: 'booking' }>;
type GapRow = Extract<AgendaRow, { kind: 'gap' }>;

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
      {booking.organizer === null ? null : <bdi data-private="organizer">{booking.organizer}</bdi>}
      {booking.organizer !== null && parts.length > 0 ? ' · ' : null}
      {parts.join(' · ')}
    </span>
  );
}

function BookingWords({ booking }: { readonly booking: BookingView }) {
  const format = useFormat();
  return (
    <>
      <span className="slot-time">{format.time(booking.startsAt)}</span>
      <span className="slot-words">
        <span className="slot-title clip-1">
          <BookingTitle booking={booking} />
        </span>
        <BookingDetail booking={booking} />
      </span>
    </>
  );
}

function GapWords({ row: { startsAt, endsAt } }: { readonly row: GapRow }) {
  const texts = useTexts();
  const format = useFormat();
  return (
    <>
      <span className="slot-time">{format.time(startsAt)}</span>
      <span className="slot-words">
        {endsAt === null
          ? texts.agenda.freeRest
          : texts.agenda.free(format.shortDuration(Math.round((endsAt - startsAt) / minute)))}
      </span>
      <Icon name="plus" />
    </>
  );
}

const looksOf = ({ phase, booking }: BookingRow): string =>
  `slot slot-${phase}${booking.isTentative ? ' slot-tentative' : ''}`;

function NowLine() {
  const texts = useTexts();
  return (
    <li className="now-line">
      <span>{texts.agenda.now}</span>
    </li>
  );
}

export interface DayRowsProps {
  readonly allDay: readonly BookingView[];
  readonly rows: readonly AgendaRow[];
  /** Place of the line in `rows`; null: now is not in this day. */
  readonly nowAt: number | null;
  /** The row that the list comes to rest with on top. */
  readonly anchorKey: string;
  /** Null where rows are not chosen but lead somewhere. */
  readonly chosenKey: string | null;
  readonly onTap: (key: string) => void;
}

export function DayRows({ allDay, rows, nowAt, anchorKey, chosenKey, onTap }: DayRowsProps) {
  const texts = useTexts();
  const slot = (key: string, looks: string, words: ReactNode): ReactNode => (
    <button
      type="button"
      className={looks}
      aria-pressed={chosenKey === null ? undefined : chosenKey === key}
      onClick={() => onTap(key)}
    >
      {words}
    </button>
  );
  return (
    <ul className="slots">
      {allDay.map((booking) => (
        <li key={booking.key}>
          {slot(
            booking.key,
            'slot slot-all-day',
            <span className="slot-words">
              <span className="slot-detail">{texts.booking.allDay}</span>
              <span className="slot-title clip-1">
                <BookingTitle booking={booking} />
              </span>
            </span>,
          )}
        </li>
      ))}
      {rows.map((row, index) => {
        const key = rowKey(row);
        return (
          <Fragment key={key}>
            {index === nowAt ? <NowLine /> : null}
            <li
              data-anchor={key === anchorKey ? '' : undefined}
              aria-current={row.kind === 'booking' && row.phase === 'now' ? 'time' : undefined}
            >
              {row.kind === 'booking'
                ? slot(key, looksOf(row), <BookingWords booking={row.booking} />)
                : slot(key, 'slot slot-gap', <GapWords row={row} />)}
            </li>
          </Fragment>
        );
      })}
      {nowAt === rows.length && rows.length > 0 ? <NowLine /> : null}
    </ul>
  );
}

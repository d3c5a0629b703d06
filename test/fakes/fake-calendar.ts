/**
 * A calendar without a server, whose writes keep the rules of the real one: nothing is booked or lengthened into taken
 * time, what has changed is not touched, and the agenda is told before a write settles. A test says what stands in
 * it, when its server is away, and what becomes of the next write.
 */
import type {
  BookingRequest,
  Calendar,
  CalendarEvent,
  Interval,
  RoomAvailability,
} from '../../electron/ports/calendar.ts';
import type { Clock } from '../../electron/ports/clock.ts';
import { type ErrorCode, panelError, type PanelError } from '../../shared/errors.ts';
import { type Booking, isBlocking, type JoinInfo } from '../../shared/model/booking.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { hour, type Instant } from '../../shared/time.ts';

/** What was asked for, as it was asked for. */
export type FakeWrite =
  | { readonly do: 'book'; readonly request: BookingRequest }
  | { readonly do: 'setEnd'; readonly key: string; readonly endsAt: Instant }
  | { readonly do: 'release' | 'releaseSeries'; readonly key: string; readonly comment: string };

export interface FakeCalendar extends Calendar {
  /** What stands in it now. */
  readonly bookings: () => readonly Booking[];
  /** Replaces the bookings and tells them, as the next reading would; not while its server is away. */
  readonly setBookings: (bookings: readonly Booking[]) => void;
  /** The server cannot be read from now on; told at once. Writes fail in the same way. */
  readonly lose: (error: PanelError) => void;
  /** The server is back, and the bookings are told. */
  readonly restore: () => void;
  /** Tells any event as it is, such as a kept agenda of yesterday. */
  readonly tell: (event: CalendarEvent) => void;
  /** How often somebody asked for a reading. */
  readonly refreshes: () => number;
  readonly isStarted: () => boolean;

  /** Every write, carried out or not, in the order asked for. */
  readonly writes: readonly FakeWrite[];
  /** The next write changes nothing and ends so. */
  readonly failNextWrite: (error: PanelError) => void;
  /** The next write is carried out when the returned function is called, with what stands in the calendar then. */
  readonly holdNextWrite: () => () => void;
  /** The server puts back the end of what others organise. */
  readonly refuseOthersEnds: () => void;
  /** Other rooms; a booking for one of them makes it busy. */
  readonly setRooms: (rooms: readonly RoomAvailability[]) => void;
}

const refuse = () => Promise.resolve(err(panelError('calendar.writeRefused', 'never', null)));

/** A calendar that takes no writes. */
export const readOnly = {
  book: refuse,
  setEnd: refuse,
  release: refuse,
  releaseSeries: refuse,
  readRooms: refuse,
} as const;

const failure = (code: ErrorCode): Result<never> => err(panelError(code, 'now', null));

export function createFakeCalendar(clock: Clock, initial: readonly Booking[] = []): FakeCalendar {
  let bookings = initial;
  let rooms: readonly RoomAvailability[] = [];
  let lost: PanelError | null = null;
  let listener: ((event: CalendarEvent) => void) | null = null;
  let refreshCount = 0;
  let made = 0;
  let nextFailure: PanelError | null = null;
  let nextHold: Promise<void> | null = null;
  let holdsOthersEnds = true;
  const writes: FakeWrite[] = [];

  const read = (): void => {
    const asOf = clock.now();
    if (lost === null) {
      listener?.({ kind: 'agenda', bookings, from: asOf - 24 * hour, to: asOf + 48 * hour, asOf });
    }
  };

  /** Waits if a test holds it, fails if a test or the server says so, else carries it out and tells the agenda. */
  const write = async <T>(asked: FakeWrite, carryOut: () => Result<T>): Promise<Result<T>> => {
    writes.push(asked);
    const [held, failed] = [nextHold, nextFailure];
    [nextHold, nextFailure] = [null, null];
    await held;
    const error = failed ?? lost;
    if (error !== null) return err(error);
    const outcome = carryOut();
    read();
    return outcome;
  };

  /** The booking as it stands, if it is still the one that was seen. */
  const standing = ({ key }: Booking): Booking | null =>
    bookings.find((one) => one.key === key && !one.isCancelled && one.response !== 'declined') ?? null;

  const isTaken = ({ startsAt, endsAt }: Interval, exceptKey: string | null): boolean =>
    bookings.some(
      (one) => one.key !== exceptKey && isBlocking(one) && one.startsAt < endsAt && one.endsAt > startsAt,
    );

  const bookHere = (request: BookingRequest): Result<Booking> => {
    const before = bookings.find(({ panelMark }) => panelMark?.press === request.press);
    if (before !== undefined) return ok(before);
    if (isTaken(request, null)) return failure('calendar.taken');
    const booking = bookingOf(request, (made += 1));
    bookings = [...bookings, booking];
    return ok(booking);
  };

  const bookElsewhere = (request: BookingRequest, mailbox: string): Result<Booking> => {
    const room = rooms.find((one) => one.mailbox === mailbox);
    if (room === undefined) return failure('calendar.writeRefused');
    const busy = room.busy ?? [];
    if (busy.some((one) => one.startsAt < request.endsAt && one.endsAt > request.startsAt)) {
      return failure('calendar.taken');
    }
    const { startsAt, endsAt } = request;
    const busier = [...busy, { startsAt, endsAt }].sort((one, other) => one.startsAt - other.startsAt);
    rooms = rooms.map((one) => (one === room ? { ...one, busy: busier } : one));
    return ok(bookingOf(request, (made += 1)));
  };

  const setEnd = (seen: Booking, endsAt: Instant): Result<Booking> => {
    const booking = standing(seen);
    if (booking === null || booking.startsAt !== seen.startsAt) return failure('calendar.gone');
    if (booking.endsAt === endsAt) return ok(booking);
    if (booking.endsAt !== seen.endsAt) return failure('calendar.gone');
    if (endsAt > booking.endsAt && isTaken({ startsAt: booking.endsAt, endsAt }, booking.key)) {
      return failure('calendar.taken');
    }
    if (!booking.organizedByRoom && !holdsOthersEnds) return failure('calendar.notOurs');
    const changed = { ...booking, endsAt };
    bookings = bookings.map((one) => (one === booking ? changed : one));
    return ok(changed);
  };

  const release = (seen: Booking): Result<null> => {
    const booking = standing(seen);
    if (booking === null) return ok();
    if (booking.startsAt !== seen.startsAt) return failure('calendar.gone');
    bookings = bookings.filter((one) => one !== booking);
    return ok();
  };

  const releaseSeries = (seen: Booking): Result<null> => {
    if (seen.seriesKey === null) return release(seen);
    bookings = bookings.filter(
      ({ seriesKey, endsAt }) => seriesKey !== seen.seriesKey || endsAt <= clock.now(),
    );
    return ok();
  };

  return {
    start: (heard) => {
      if (listener !== null) throw new Error('the calendar has been started already');
      listener = heard;
      if (lost !== null) heard({ kind: 'trouble', error: lost });
      read();
      return () => {
        if (listener === heard) listener = null;
      };
    },
    refresh: () => {
      refreshCount += 1;
      read();
    },
    book: (request) =>
      write({ do: 'book', request }, () =>
        request.mailbox === null ? bookHere(request) : bookElsewhere(request, request.mailbox),
      ),
    setEnd: (booking, endsAt) =>
      write({ do: 'setEnd', key: booking.key, endsAt }, () => setEnd(booking, endsAt)),
    release: (booking, comment) =>
      write({ do: 'release', key: booking.key, comment }, () => release(booking)),
    releaseSeries: (booking, comment) =>
      write({ do: 'releaseSeries', key: booking.key, comment }, () => releaseSeries(booking)),
    readRooms: () => Promise.resolve(lost === null ? ok(rooms) : err(lost)),
    bookings: () => bookings,
    setBookings: (next) => {
      bookings = next;
      read();
    },
    lose: (error) => {
      if (lost?.code !== error.code) listener?.({ kind: 'trouble', error });
      lost = error;
    },
    restore: () => {
      lost = null;
      read();
    },
    tell: (event) => listener?.(event),
    refreshes: () => refreshCount,
    isStarted: () => listener !== null,
    writes,
    failNextWrite: (error) => {
      nextFailure = error;
    },
    holdNextWrite: () => {
      let carryOn: () => void = () => undefined;
      nextHold = new Promise((resolve) => (carryOn = resolve));
      return () => carryOn();
    },
    refuseOthersEnds: () => {
      holdsOthersEnds = false;
    },
    setRooms: (next) => {
      rooms = next;
    },
  };
}

/** As a panel makes it: the room organises it, nobody is invited. */
function bookingOf(request: BookingRequest, number: number): Booking {
  const { startsAt, endsAt, title, press, continues, meeting } = request;
  const join: JoinInfo =
    meeting === null
      ? { kind: 'none', obstacle: 'noLink', service: null }
      : {
          kind: 'zoom',
          meeting: { meetingNumber: meeting.meetingNumber, passcode: meeting.passcode, isPersonal: false },
          alternatives: [],
        };
  return {
    key: `made-${number}`,
    ref: { id: `made-id-${number}`, changeKey: null },
    startsAt,
    endsAt,
    allDay: null,
    title,
    organizerName: null,
    organizedByRoom: true,
    isPrivate: false,
    isCancelled: false,
    response: 'organizer',
    showAs: 'busy',
    isMeeting: false,
    seriesKey: null,
    panelMark: { panel: 'A507', press, meetingNumber: meeting?.meetingNumber ?? null, continues },
    join,
  };
}

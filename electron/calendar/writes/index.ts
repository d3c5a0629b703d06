/**
 * The half of a calendar that writes, over any mailbox: book, move an end, release, and look at other rooms. Each is
 * checked against the server before and after, one at a time at each mailbox, while nothing else reads there; what a
 * failed one may have left is put right as soon as it is seen. Knows no protocol, and nothing of why.
 */
import { panelError, type PanelError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { BookingRequest, Calendar, Interval, RoomAvailability } from '../../ports/calendar.ts';
import type { Clock, Stop } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { agendaRangeAt } from '../agenda-range.ts';
import { type BookingMaker, createBookingMaker } from '../bookings.ts';
import type { Mailbox, NewItem, Range } from '../mailbox.ts';
import { encodePanelMark } from '../panel-mark.ts';
import { book } from './book.ts';
import { createDebts, type Debts } from './debts.ts';
import { invitationHtml } from './invitation.ts';
import { createLane, type Neighbour, readByNobody } from './lane.ts';
import { release, releaseSeries } from './release.ts';
import { setEnd } from './set-end.ts';
import type { Turn } from './turn.ts';

export type CalendarWriting = Pick<Calendar, 'book' | 'setEnd' | 'release' | 'releaseSeries' | 'readRooms'>;

export interface CalendarWritesOptions {
  /** SMTP address of the room. */
  readonly mailbox: string;
  /** Other rooms that may be looked at and booked. */
  readonly nearbyRooms: readonly string[];
  /** The way to a mailbox, this room's or another's. Asked once for each. */
  readonly mailboxAt: (address: string) => Mailbox;
  readonly reading: Neighbour;
  readonly maker: BookingMaker;
  readonly allowedHosts: readonly string[];
  readonly timeZone: string;
  /** What the mark says of who made a booking. */
  readonly panelName: string;
  readonly clock: Clock;
  readonly log: Log;
}

export interface CalendarWrites extends CalendarWriting {
  /** Writes are taken until the returned function is called; it ends those under way. */
  readonly start: () => Stop;
}

const notStarted = Promise.resolve(err(panelError('calendar.stale', 'later', 'not started')));

export function createCalendarWrites(options: CalendarWritesOptions): CalendarWrites {
  let open: CalendarWriting | null = null;
  return {
    start: () => {
      const controller = new AbortController();
      const own = openWrites(options, controller.signal);
      open = own;
      return () => {
        controller.abort();
        if (open === own) open = null;
      };
    },
    book: (request) => open?.book(request) ?? notStarted,
    setEnd: (booking, endsAt) => open?.setEnd(booking, endsAt) ?? notStarted,
    release: (booking, comment) => open?.release(booking, comment) ?? notStarted,
    releaseSeries: (booking, comment) => open?.releaseSeries(booking, comment) ?? notStarted,
    readRooms: (interval) => open?.readRooms(interval) ?? notStarted,
  };
}

/** One mailbox to write to: what is done there stands in line, and what goes wrong there is remembered. */
interface Desk {
  readonly maker: BookingMaker;
  /** `interval` is what the write is about, so that its readings reach there. */
  readonly write: <T>(
    kind: keyof CalendarWriting,
    interval: Interval,
    work: (turn: Turn, debts: Debts) => Promise<Result<T>>,
  ) => Promise<Result<T>>;
}

function openWrites(options: CalendarWritesOptions, signal: AbortSignal): CalendarWriting {
  const { mailbox, nearbyRooms, allowedHosts, reading, maker, clock, panelName } = options;
  const here = createDesk(options, signal, mailbox, maker, reading);
  const others = new Map<string, Desk>();

  const deskAt = (address: string | null): Desk | null => {
    if (address === null || isSame(address, mailbox)) return here;
    const listed = nearbyRooms.find((one) => isSame(one, address));
    if (listed === undefined) return null;
    const desk =
      others.get(listed) ??
      createDesk(options, signal, listed, createBookingMaker(allowedHosts), readByNobody(clock));
    others.set(listed, desk);
    return desk;
  };

  return {
    book: async (request) => {
      const desk = deskAt(request.mailbox);
      if (desk === null) return refuse('room not in the list');
      if (request.endsAt <= request.startsAt) return refuse('end before start');
      const wanted = newItem(request, panelName);
      return desk.write('book', request, async (turn, debts) => {
        const made = await book(turn, debts, wanted, desk === here);
        if (!made.ok) return made;
        // Known without being asked for: the way into its meeting stands there with the first agenda.
        desk.maker.takeBody(made.value, { contentType: 'html', content: wanted.body ?? '' });
        return ok(desk.maker.one(made.value));
      });
    },
    setEnd: (booking, endsAt) => {
      const interval = { startsAt: booking.startsAt, endsAt: Math.max(booking.endsAt, endsAt) };
      return here.write('setEnd', interval, async (turn, debts) => {
        const moved = await setEnd(turn, debts, booking, endsAt);
        return moved.ok ? ok(maker.one(moved.value)) : moved;
      });
    },
    release: (booking, comment) =>
      here.write('release', booking, (turn, debts) => release(turn, debts, booking, comment)),
    releaseSeries: (booking, comment) =>
      here.write('releaseSeries', booking, (turn, debts) =>
        releaseSeries(turn, debts, booking, comment, clock.now()),
      ),
    readRooms: async (interval) => {
      if (nearbyRooms.length === 0) return ok([]);
      const rooms = await here.write('readRooms', interval, (turn) => turn.readRooms(nearbyRooms, interval));
      return rooms.ok ? ok(inOrder(nearbyRooms, rooms.value)) : rooms;
    },
  };
}

function createDesk(
  { mailboxAt, timeZone, clock, log }: CalendarWritesOptions,
  signal: AbortSignal,
  address: string,
  maker: BookingMaker,
  neighbour: Neighbour,
): Desk {
  const lane = createLane({ mailbox: mailboxAt(address), neighbour, clock, log, signal });
  const agenda = (): Range => agendaRangeAt(clock.now(), timeZone).read;
  const debts = createDebts({
    look: async () => (await lane.run(agenda, (turn) => debts.readSettled(turn))).ok,
    clock,
    log,
    signal,
  });
  return {
    maker,
    write: async (kind, interval, work) => {
      const outcome = await lane.run(
        () => widened(agenda(), interval),
        (turn) => work(turn, debts),
      );
      if (!outcome.ok) log.warn('calendar.writeFailed', { kind, ...loggable(outcome.error) });
      debts.lookLater();
      return outcome;
    },
  };
}

function newItem(request: BookingRequest, panelName: string): NewItem {
  const { startsAt, endsAt, title, press, continues, meeting } = request;
  const meetingNumber = meeting?.meetingNumber ?? null;
  return {
    startsAt,
    endsAt,
    subject: title,
    location: meeting?.joinUrl ?? null,
    body: meeting === null ? null : invitationHtml(meeting),
    mark: encodePanelMark({ panel: panelName, press, meetingNumber, continues }),
    press,
  };
}

function widened({ from, to }: Range, { startsAt, endsAt }: Interval): Range {
  return { from: Math.min(from, startsAt), to: Math.max(to, endsAt) };
}

function inOrder(
  addresses: readonly string[],
  rooms: readonly RoomAvailability[],
): readonly RoomAvailability[] {
  return addresses.map(
    (mailbox) =>
      rooms.find((room) => isSame(room.mailbox, mailbox)) ?? {
        mailbox,
        name: mailbox,
        capacity: null,
        busy: null,
      },
  );
}

/** Exchange takes no notice of letter case in addresses. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function refuse(cause: string): Result<never> {
  return err(panelError('calendar.writeRefused', 'never', cause));
}

function loggable({ code, cause }: PanelError): { readonly code: string; readonly cause: string | null } {
  return { code, cause };
}

/**
 * A room's mailbox in memory, as several clients see it at once: each request is carried out at one moment, changes
 * are checked against the version that was read, and whatever can befall a request on its way can be ordered.
 */
import { decodePanelMark } from '../../../electron/calendar/panel-mark.ts';
import type { ItemRef, Mailbox, WriteFault } from '../../../electron/calendar/mailbox.ts';
import type { MailboxItem } from '../../../electron/calendar/mailbox-item.ts';
import type { Clock } from '../../../electron/ports/clock.ts';
import { type ErrorCode, panelError } from '../../../shared/errors.ts';
import { isBlocking } from '../../../shared/model/booking.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Instant } from '../../../shared/time.ts';
import { item as itemOf } from '../items.ts';

export type Operation =
  | 'readItems'
  | 'create'
  | 'setTimes'
  | 'remove'
  | 'cancel'
  | 'decline'
  | 'readCreatedAt'
  | 'readSeries'
  | 'readRooms';

/** What becomes of a request beside being carried out and answered. */
export type Mishap =
  | 'lost' // it never arrives
  | 'unanswered' // it is carried out, the answer is lost
  | 'late' // it is carried out when `carryOutLate` is called, long after its sender gave up
  | 'hangs' // it is not carried out, and nothing comes until the sender gives up
  | { readonly fault: WriteFault };

/** Asked at the moment a request arrives; holds it for as long as it likes. */
export type Gate = (operation: Operation, signal: AbortSignal) => Promise<Mishap | null>;

export interface RoomInMemory {
  readonly items: () => readonly MailboxItem[];
  /** As somebody with Outlook does, past every panel. */
  readonly add: (start: string, end: string, more?: Partial<MailboxItem>, createdAt?: Instant) => MailboxItem;
  readonly change: (id: string, more: Partial<MailboxItem>) => void;
  readonly drop: (id: string) => void;
  /** The room, as a client has it whose requests pass `gate`. */
  readonly mailbox: (gate?: Gate) => Mailbox;
  readonly carryOutLate: () => void;
  /** The server puts back every new end of what others organise. */
  readonly holdNoCopies: () => void;
  /** Sent by decline and cancel: whom it would reach and the comment. */
  readonly mails: readonly string[];
  /** Pairs of blocking items that have the same time. */
  readonly doubleBookings: () => number;
}

export const day = '2026-11-24';
export const at = (time: string): Instant => Date.parse(`${day}T${time}Z`);

export function writeFault(
  kind: WriteFault['kind'],
  more: { readonly code?: ErrorCode; readonly waitMs?: number } = {},
): { readonly fault: WriteFault } {
  const error = panelError(more.code ?? 'calendar.unreachable', 'later', 'test');
  return { fault: { kind, error, pace: 'soon', waitMs: more.waitMs ?? null } };
}

/** What only readiness asks. */
const notAsked = { readAccess: () => Promise.reject(new Error('not asked by a calendar')) };

interface Stored {
  readonly item: MailboxItem;
  readonly createdAt: Instant;
}

/** `tickMs`: how far apart two items are made at the least; 0: all within the same instant of the server's clock. */
export function createRoomInMemory(clock: Clock, tickMs = 1): RoomInMemory {
  const stored = new Map<string, Stored>();
  const late: (() => void)[] = [];
  const mails: string[] = [];
  let made = 0;
  let version = 0;
  let holdsCopies = true;

  const put = (item: MailboxItem, createdAt: Instant): MailboxItem => {
    version += 1;
    const kept = { ...item, ref: { ...item.ref, changeKey: `v${version}` } };
    stored.set(item.ref.id, { item: kept, createdAt });
    return kept;
  };
  const insert = (item: MailboxItem, createdAt: Instant | null = null): MailboxItem => {
    made += 1;
    const named = { ...item, key: `key-${made}`, ref: { id: `id-${made}`, changeKey: null } };
    return put(named, createdAt ?? clock.now() + made * tickMs);
  };

  const fail = (kind: WriteFault['kind']): Result<never, WriteFault> => err(writeFault(kind).fault);
  const found = (
    ref: ItemRef,
    work: (one: Stored) => Result<never, WriteFault> | Result<null>,
  ): Result<null, WriteFault> => {
    const one = stored.get(ref.id);
    return one === undefined ? fail('gone') : (work(one) as Result<null, WriteFault>);
  };
  const masterOf = (ref: ItemRef): readonly MailboxItem[] =>
    [...stored.values()].map(({ item }) => item).filter(({ seriesKey }) => seriesKey === ref.id);

  /** Takes away one item, or every date of the series whose master it is. */
  const away = (ref: ItemRef, isRoomOrganiser: boolean, comment: string): Result<null, WriteFault> => {
    const dates = masterOf(ref);
    const one = stored.get(ref.id)?.item;
    const targets = one === undefined ? dates : [one];
    if (targets.length === 0) return fail('gone');
    if (targets[0]?.organizedByRoom !== isRoomOrganiser) return fail('wrongRole');
    for (const { ref: target } of targets) stored.delete(target.id);
    mails.push(`${isRoomOrganiser ? 'attendees' : 'organiser'}: ${comment}`);
    return ok();
  };

  const mailbox = (gate: Gate = () => Promise.resolve(null)): Mailbox => {
    const write = async <T>(
      operation: Operation,
      signal: AbortSignal,
      work: () => Result<T, WriteFault>,
    ): Promise<Result<T, WriteFault>> => {
      const mishap = await gate(operation, signal);
      if (mishap === null) return work();
      if (typeof mishap === 'object') return err(mishap.fault);
      if (mishap === 'unanswered') work();
      if (mishap === 'late') late.push(() => void work());
      if (mishap === 'hangs') {
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      }
      return fail('unknown');
    };
    const read = write;

    return {
      ...notAsked,
      watch: null,
      readBody: () => Promise.resolve(ok(null)),
      readItems: ({ from, to }, signal) =>
        read('readItems', signal, () =>
          ok(
            [...stored.values()]
              .map(({ item }) => item)
              .filter((one) => one.startsAt < to && one.endsAt > from),
          ),
        ),
      create: (wanted, signal) =>
        write('create', signal, () => {
          const { startsAt, endsAt, subject, location, mark } = wanted;
          return ok(
            insert({
              ...itemOf(`${day}T00:00`, `${day}T00:01`),
              ...{ startsAt, endsAt, subject, locations: location === null ? [] : [location] },
              ...{ organizedByRoom: true, isMeeting: false, response: 'organizer' },
              panelMark: decodePanelMark(mark),
            }).ref,
          );
        }),
      setTimes: (ref, times, _tells, signal) =>
        write('setTimes', signal, () => {
          const one = stored.get(ref.id);
          if (one === undefined) return fail('gone');
          if (one.item.ref.changeKey !== ref.changeKey) return fail('conflict');
          const isHeld = one.item.organizedByRoom || holdsCopies;
          return ok(put(isHeld ? { ...one.item, ...times } : one.item, one.createdAt).ref);
        }),
      remove: (ref, signal) =>
        write('remove', signal, () =>
          found(ref, ({ item }) => {
            stored.delete(item.ref.id);
            return ok();
          }),
        ),
      cancel: (ref, comment, signal) => write('cancel', signal, () => away(ref, true, comment)),
      decline: (ref, comment, signal) => write('decline', signal, () => away(ref, false, comment)),
      readCreatedAt: (ref, signal) =>
        read('readCreatedAt', signal, () => ok(stored.get(ref.id)?.createdAt ?? null)),
      readSeries: (ref, signal) =>
        read('readSeries', signal, () => {
          const id = stored.get(ref.id)?.item.seriesKey ?? null;
          return ok(id === null ? null : { id, changeKey: null });
        }),
      readRooms: (mailboxes, _interval, signal) =>
        read('readRooms', signal, () =>
          ok(mailboxes.map((address) => ({ mailbox: address, name: address, capacity: null, busy: [] }))),
        ),
    };
  };

  return {
    items: () => [...stored.values()].map(({ item }) => item),
    add: (start, end, more = {}, createdAt) =>
      insert(itemOf(`${day}T${start}`, `${day}T${end}`, more), createdAt),
    change: (id, more) => {
      const one = stored.get(id);
      if (one !== undefined) put({ ...one.item, ...more }, one.createdAt);
    },
    drop: (id) => stored.delete(id),
    mailbox,
    carryOutLate: () => {
      for (const work of late.splice(0)) work();
    },
    holdNoCopies: () => {
      holdsCopies = false;
    },
    mails,
    doubleBookings: () => {
      const blocking = [...stored.values()].map(({ item }) => item).filter(isBlocking);
      return blocking.flatMap((one, index) =>
        blocking
          .slice(index + 1)
          .filter((other) => one.startsAt < other.endsAt && one.endsAt > other.startsAt),
      ).length;
    },
  };
}

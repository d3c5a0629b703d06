/**
 * Gives a booking's time back, or that of every date of its series: deletes what the room made for itself, cancels
 * what it organises, declines the rest, so that whoever is concerned is told. What is gone counts as given back; what
 * has been moved to another time is not touched.
 */
import { panelError } from '../../../shared/errors.ts';
import type { Booking } from '../../../shared/model/booking.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type Instant, second } from '../../../shared/time.ts';
import type { ItemRef, WriteFault } from '../mailbox.ts';
import type { MailboxItem } from '../mailbox-item.ts';
import type { Debts } from './debts.ts';
import { refusal } from './refusal.ts';
import { isStanding, standingItem } from './standing.ts';
import type { Turn } from './turn.ts';

type Way = 'remove' | 'cancel' | 'decline';

/** What is given back, and how to see whether it has been. */
interface Given {
  readonly comment: string;
  /** The item to act on as it stands now; null: gone; an error where nothing may be done. */
  readonly find: (items: readonly MailboxItem[]) => Promise<Result<Target | null>>;
  readonly isGone: (items: readonly MailboxItem[]) => boolean;
}

interface Target {
  readonly ref: ItemRef;
  readonly way: Way;
}

const moved = err(panelError('calendar.gone', 'now', 'moved'));

/** A decline is taken on first and carried out a moment later. */
const mostLooks = 3;
const lookAgainMs = second;

export function release(turn: Turn, debts: Debts, seen: Booking, comment: string): Promise<Result<null>> {
  return attempt(turn, debts, null, {
    comment,
    find: (items) => {
      const item = standingItem(items, seen);
      if (item === null) return Promise.resolve(ok());
      const isMoved = item.startsAt !== seen.startsAt;
      return Promise.resolve(isMoved ? moved : ok({ ref: item.ref, way: wayFor(item) }));
    },
    isGone: (items) => standingItem(items, seen) === null,
  });
}

/** Dates that are over may go with the series: nobody looks for their time any more. */
export function releaseSeries(
  turn: Turn,
  debts: Debts,
  seen: Booking,
  comment: string,
  now: Instant,
): Promise<Result<null>> {
  const { seriesKey } = seen;
  if (seriesKey === null) return release(turn, debts, seen, comment);
  const datesIn = (items: readonly MailboxItem[]): readonly MailboxItem[] =>
    items.filter((item) => item.seriesKey === seriesKey && isStanding(item));
  return attempt(turn, debts, null, {
    comment,
    find: async (items) => {
      const date = standingItem(items, seen) ?? datesIn(items)[0] ?? null;
      const series = await turn.readSeries((date ?? seen).ref);
      if (!series.ok) return series;
      if (series.value !== null) return ok({ ref: series.value, way: wayFor(date ?? seen) });
      // No series any more: what is left of it here is a date of its own.
      return ok(date === null ? null : { ref: date.ref, way: wayFor(date) });
    },
    isGone: (items) => datesIn(items).every(({ endsAt }) => endsAt <= now),
  });
}

/** `refusedWay`: the server has said that the room's role is another one. */
async function attempt(
  turn: Turn,
  debts: Debts,
  refusedWay: Way | null,
  given: Given,
  mayRepeat = true,
): Promise<Result<null>> {
  const before = await debts.readSettled(turn);
  if (!before.ok) return before;
  const target = await given.find(before.value);
  if (!target.ok) return target;
  if (target.value === null) return ok();
  const { ref } = target.value;
  const way = target.value.way === refusedWay ? otherWay(refusedWay) : target.value.way;
  const sent = await give(turn, ref, way, given.comment);
  if (sent.ok) return verify(turn, given, true);
  const { kind, error, waitMs } = sent.error;
  switch (kind) {
    case 'unknown':
      return verify(turn, given, false);
    case 'gone':
      await turn.read();
      return ok();
    case 'conflict':
      return mayRepeat
        ? attempt(turn, debts, refusedWay, given, false)
        : err(panelError('calendar.gone', 'now', error.cause));
    case 'wrongRole':
      return refusedWay === null ? attempt(turn, debts, way, given, mayRepeat) : err(refusal(sent.error));
    case 'fault':
      return mayRepeat && waitMs !== null && turn.mayWait(waitMs)
        ? attempt(turn, debts, refusedWay, given, false)
        : err(error);
    case 'refused':
      return err(refusal(sent.error));
  }
}

function give(turn: Turn, ref: ItemRef, way: Way, comment: string): Promise<Result<null, WriteFault>> {
  switch (way) {
    case 'remove':
      return turn.remove(ref);
    case 'cancel':
      return turn.cancel(ref, comment);
    case 'decline':
      return turn.decline(ref, comment);
  }
}

/** Somebody may have been mailed: it is not sent a second time. */
async function verify(turn: Turn, { isGone }: Given, isCertain: boolean): Promise<Result<null>> {
  const unknown = err(panelError('calendar.outcomeUnknown', 'later', 'still there'));
  for (let look = 1; ; look += 1) {
    const items = await turn.read();
    // The server has said that it is done.
    if (!items.ok) return isCertain ? ok() : unknown;
    if (isGone(items.value)) return ok();
    if (look === mostLooks) return unknown;
    await turn.pause(lookAgainMs);
  }
}

function wayFor({ organizedByRoom, isMeeting }: Pick<Booking, 'organizedByRoom' | 'isMeeting'>): Way {
  if (!organizedByRoom) return 'decline';
  return isMeeting ? 'cancel' : 'remove';
}

/** Never `remove`: it tells nobody. */
function otherWay(way: Way): Way {
  return way === 'decline' ? 'cancel' : 'decline';
}

/**
 * Moves the end of a booking, and believes it only when the mailbox shows it. Longer only into time that is free
 * before and after: where somebody got in between, the old end is put back. An end that others moved meanwhile stands.
 */
import { panelError } from '../../../shared/errors.ts';
import type { Booking } from '../../../shared/model/booking.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type Instant, second } from '../../../shared/time.ts';
import type { WriteFault } from '../mailbox.ts';
import type { MailboxItem } from '../mailbox-item.ts';
import type { Debt, Debts } from './debts.ts';
import { refusal } from './refusal.ts';
import { blockers, standingItem } from './standing.ts';
import type { Turn } from './turn.ts';

/** What is to become of which booking. */
interface Move {
  readonly seen: Booking;
  readonly endsAt: Instant;
}

interface Found {
  readonly item: MailboxItem;
  readonly items: readonly MailboxItem[];
}

const gone = (cause: string | null): Result<never> => err(panelError('calendar.gone', 'now', cause));
const taken = (cause: string): Result<never> => err(panelError('calendar.taken', 'now', cause));
const notOurs = (cause: string | null): Result<never> => err(panelError('calendar.notOurs', 'never', cause));
const unknown = (cause: string | null): Result<never> =>
  err(panelError('calendar.outcomeUnknown', 'later', cause));

/** A view may lag behind what was written to the same mailbox. */
const mostLooks = 3;
const lookAgainMs = second;

export async function setEnd(
  turn: Turn,
  debts: Debts,
  seen: Booking,
  endsAt: Instant,
): Promise<Result<MailboxItem>> {
  if (endsAt <= seen.startsAt) return err(panelError('calendar.writeRefused', 'never', 'end before start'));
  debts.clear('end', seen.key);
  return attempt(turn, debts, { seen, endsAt }, true);
}

async function attempt(
  turn: Turn,
  debts: Debts,
  move: Move,
  mayRepeat: boolean,
): Promise<Result<MailboxItem>> {
  const { seen, endsAt } = move;
  const before = await debts.readSettled(turn);
  if (!before.ok) return before;
  const found = find(before.value, seen);
  if (found === null) return gone(null);
  const { item } = found;
  if (item.endsAt === endsAt) return ok(item);
  if (item.endsAt !== seen.endsAt) return gone('end moved');
  if (isIntoTaken(found, move)) return taken('before');

  if (endsAt > seen.endsAt) {
    // In case this turn ends before it is known that nobody else got the time.
    debts.owe(lengthening(move, true));
  }
  const times = { startsAt: item.startsAt, endsAt };
  const sent = await turn.setTimes(item.ref, times, item.organizedByRoom && item.isMeeting);
  const isDoubtful = !sent.ok && sent.error.kind === 'unknown';
  if (sent.ok || isDoubtful) return verify(turn, debts, move, isDoubtful, mayRepeat);
  debts.clear('end', seen.key);
  const { kind, waitMs } = sent.error;
  const mayPass = kind === 'conflict' || (kind === 'fault' && waitMs !== null && turn.mayWait(waitMs));
  if (mayPass && mayRepeat) return attempt(turn, debts, move, false);
  return failureOf(sent.error, item);
}

/** Nothing but a reading tells whether the server holds it. */
async function verify(
  turn: Turn,
  debts: Debts,
  move: Move,
  isDoubtful: boolean,
  mayRepeat: boolean,
): Promise<Result<MailboxItem>> {
  const { seen, endsAt } = move;
  for (let look = 1; ; look += 1) {
    const items = await turn.read();
    if (!items.ok) return unknown(items.error.code);
    const found = find(items.value, seen);
    if (found === null) return gone(null);
    if (found.item.endsAt === endsAt) return keepUnlessTaken(turn, debts, move, found, isDoubtful);
    if (found.item.endsAt !== seen.endsAt) return gone('end moved');
    if (isDoubtful && mayRepeat) return attempt(turn, debts, move, false);
    if (isDoubtful) return unknown('not seen');
    if (look === mostLooks) {
      debts.clear('end', seen.key);
      return found.item.organizedByRoom ? unknown('not seen') : notOurs('not held');
    }
    await turn.pause(lookAgainMs);
  }
}

async function keepUnlessTaken(
  turn: Turn,
  debts: Debts,
  move: Move,
  found: Found,
  isDoubtful: boolean,
): Promise<Result<MailboxItem>> {
  const { key } = move.seen;
  if (!isIntoTaken(found, move)) {
    debts.clear('end', key);
    return ok(found.item);
  }
  debts.owe(lengthening(move, false));
  const settled = await debts.settle(turn, found.items);
  const isBack = settled.ok && find(settled.value, move.seen)?.item.endsAt !== move.endsAt;
  if (isBack && !isDoubtful) debts.clear('end', key);
  return taken('after');
}

function lengthening({ seen, endsAt }: Move, isOpen: boolean): Debt {
  return { kind: 'end', key: seen.key, wrongEnd: endsAt, rightEnd: seen.endsAt, isOpen };
}

function find(items: readonly MailboxItem[], seen: Booking): Found | null {
  const item = standingItem(items, seen);
  return item === null || item.startsAt !== seen.startsAt ? null : { item, items };
}

function isIntoTaken({ item, items }: Found, { seen, endsAt }: Move): boolean {
  return endsAt > seen.endsAt && blockers(items, { startsAt: seen.endsAt, endsAt }, [item]).length > 0;
}

function failureOf(fault: WriteFault, item: MailboxItem): Result<never> {
  switch (fault.kind) {
    case 'conflict':
    case 'gone':
      return gone(fault.error.cause);
    case 'wrongRole':
    case 'refused':
      return item.organizedByRoom ? err(refusal(fault)) : notOurs(fault.error.cause);
    case 'unknown':
    case 'fault':
      return err(fault.error);
  }
}

/**
 * Makes a booking that nobody else can believe to have, too: looks before, creates, looks again, and takes its own
 * away where somebody was earlier. A press makes one booking however often it is sent; one that failed leaves none.
 */
import { panelError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { second } from '../../../shared/time.ts';
import type { NewItem } from '../mailbox.ts';
import type { MailboxItem } from '../mailbox-item.ts';
import type { Debts } from './debts.ts';
import { wasFirst } from './precedence.ts';
import { refusal } from './refusal.ts';
import { blockers, madeBy } from './standing.ts';
import type { Turn } from './turn.ts';

const taken = (cause: string): Result<never> => err(panelError('calendar.taken', 'now', cause));
const unknown = (cause: string): Result<never> => err(panelError('calendar.outcomeUnknown', 'later', cause));

/** The second one only where the first cannot be seen: the press is the identity that makes it harmless. */
const mostSendings = 2;
/** A view may lag behind what was written to the same mailbox. */
const mostLooks = 3;
const lookAgainMs = second;

interface Seen {
  readonly items: readonly MailboxItem[];
  /** What the press has made. */
  readonly made: readonly MailboxItem[];
}

/**
 * `isListed`: where the outcome stays unknown, the booking may turn up in an agenda that people look at; then it stays
 * if it was first. Elsewhere nobody would know of it, and it goes.
 */
export async function book(
  turn: Turn,
  debts: Debts,
  item: NewItem,
  isListed: boolean,
): Promise<Result<MailboxItem>> {
  const { press } = item;
  debts.clear('made', press);
  const before = await debts.readSettled(turn);
  if (!before.ok) return before;
  const already = { items: before.value, made: madeBy(before.value, press) };
  if (already.made.length > 0) return judge(turn, debts, press, already, false);
  if (blockers(before.value, item, []).length > 0) return taken('before');

  let isDoubtful = false;
  for (let sendings = 0; sendings < mostSendings; sendings += 1) {
    // In case this turn ends before it is known who was first.
    debts.owe({ kind: 'made', press, keptId: null, isOpen: isListed });
    const sent = await turn.create(item);
    if (!sent.ok && sent.error.kind !== 'unknown' && sent.error.kind !== 'conflict') {
      if (!isDoubtful) debts.clear('made', press);
      const { waitMs } = sent.error;
      if (sent.error.kind === 'fault' && waitMs !== null && turn.mayWait(waitMs)) continue;
      return err(refusal(sent.error));
    }
    isDoubtful ||= !sent.ok;
    const seen = await lookFor(turn, press, sent.ok ? mostLooks : 1);
    if (!seen.ok) return unknown(seen.error.code);
    if (seen.value.made.length > 0) return judge(turn, debts, press, seen.value, isDoubtful);
    if (sent.ok) break;
  }
  return unknown('not seen');
}

async function lookFor(turn: Turn, press: string, looks: number): Promise<Result<Seen>> {
  for (let look = 1; ; look += 1) {
    const items = await turn.read();
    if (!items.ok) return items;
    const made = madeBy(items.value, press);
    if (made.length > 0 || look === looks) return ok({ items: items.value, made });
    await turn.pause(lookAgainMs);
  }
}

/** Of those who have the same time the oldest stays. `isDoubtful`: a second one of the same press may turn up late. */
async function judge(
  turn: Turn,
  debts: Debts,
  press: string,
  { items, made }: Seen,
  isDoubtful: boolean,
): Promise<Result<MailboxItem>> {
  const [own] = made;
  if (own === undefined) return unknown('not seen');
  const isFirst = await wasFirst(turn, own, blockers(items, own, made));
  if (turn.isOver()) return unknown('given up');
  debts.owe({ kind: 'made', press, keptId: isFirst ? own.ref.id : null, isOpen: false });
  const settled = await debts.settle(turn, items);
  const left = settled.ok ? madeBy(settled.value, press).length : null;
  if (!isDoubtful && left === (isFirst ? 1 : 0)) debts.clear('made', press);
  return isFirst ? ok(own) : taken('after');
}

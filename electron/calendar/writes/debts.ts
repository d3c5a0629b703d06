/**
 * What may have to be put right in a mailbox because a write failed after it may have done something: a booking or an
 * end in somebody else's time, a second booking of one press. Put right as soon as it is seen, also when it turns up
 * late; forgotten once the mailbox has been looked through often enough without it.
 */
import { ok, type Result } from '../../../shared/result.ts';
import { type Instant, minute, second } from '../../../shared/time.ts';
import type { Clock, Stop } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { MailboxItem } from '../mailbox-item.ts';
import { wasFirst } from './precedence.ts';
import { blockers, madeBy } from './standing.ts';
import type { Turn } from './turn.ts';

export type Debt =
  /** Of what this press has made only this one item may stay; null: nothing. */
  | (Open & { readonly kind: 'made'; readonly press: string; readonly keptId: string | null })
  /** An end that must not stay where it is. */
  | (Open & {
      readonly kind: 'end';
      readonly key: string;
      readonly wrongEnd: Instant;
      readonly rightEnd: Instant;
    });

interface Open {
  /** It is not known whether anything is wrong: that is decided, by who was first, when it is seen. */
  readonly isOpen: boolean;
}

export interface Debts {
  readonly owe: (debt: Debt) => void;
  /** Nothing is left to be put right of this press, or of this booking's end. */
  readonly clear: (kind: Debt['kind'], subject: string) => void;
  /** Puts right what is seen to be wrong in these items, and gives what stands then. */
  readonly settle: (turn: Turn, items: readonly MailboxItem[]) => Promise<Result<readonly MailboxItem[]>>;
  /** The same with what is read first: the way every write begins. */
  readonly readSettled: (turn: Turn) => Promise<Result<readonly MailboxItem[]>>;
  /** Looks again in a while if anything is owed. */
  readonly lookLater: () => void;
}

export interface DebtsOptions {
  /** Looks through the mailbox by `readSettled`; false when it could not be read. */
  readonly look: () => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

interface Entry {
  readonly debt: Debt;
  /** How often the mailbox has been read since. */
  readonly looks: number;
}

/** A request that got no answer is carried out within minutes or never. */
const mostTries = 2;
const laterMs = [5, 15, 30, 60, 120, 240].map((seconds) => seconds * second);
/** After a look that failed: no oftener than a reading that failed is repeated. */
const failedMs = { firstMs: 30 * second, mostMs: 5 * minute };

export function createDebts({ look, clock, log, signal }: DebtsOptions): Debts {
  const entries = new Map<string, Entry>();
  let stopTimer: Stop | null = null;
  let failures = 0;

  const nameOf = (kind: Debt['kind'], subject: string): string => `${kind} ${subject}`;

  const owe = (debt: Debt): void => {
    entries.set(nameOf(debt.kind, debt.kind === 'made' ? debt.press : debt.key), { debt, looks: 0 });
  };

  const putRight = async (turn: Turn, items: readonly MailboxItem[]): Promise<boolean> => {
    let hasActed = false;
    for (const [name, { debt: owed, looks }] of [...entries]) {
      const debt = owed.isOpen ? await decided(turn, owed, items) : owed;
      if (debt === 'notSeen') continue;
      if (debt === 'right') {
        entries.delete(name);
        continue;
      }
      entries.set(name, { debt, looks });
      for (const item of wrongItems(debt, items)) {
        hasActed = true;
        if (debt.kind === 'made') await turn.remove(item.ref);
        else {
          const times = { startsAt: item.startsAt, endsAt: debt.rightEnd };
          await turn.setTimes(item.ref, times, item.organizedByRoom && item.isMeeting);
        }
        log.warn('calendar.leftoverPutRight', { kind: debt.kind });
      }
    }
    return hasActed;
  };

  const lookLater = (): void => {
    if (stopTimer !== null || entries.size === 0 || signal.aborted) return;
    const fewest = Math.min(...[...entries.values()].map(({ looks }) => looks));
    const failedWaitMs =
      failures === 0 ? 0 : Math.min(failedMs.firstMs * 2 ** (failures - 1), failedMs.mostMs);
    stopTimer = clock.schedule(Math.max(laterMs[fewest] ?? 0, failedWaitMs), () => {
      stopTimer = null;
      // Owed by a write that was under way, and settled by its end.
      if (entries.size === 0) return;
      void look().then((hasLooked) => {
        failures = hasLooked ? 0 : failures + 1;
        if (hasLooked) count();
        lookLater();
      });
    });
  };

  const count = (): void => {
    for (const [name, { debt, looks }] of entries) {
      if (looks + 1 === laterMs.length) entries.delete(name);
      else entries.set(name, { debt, looks: looks + 1 });
    }
  };

  const settle: Debts['settle'] = async (turn, items) => {
    let now: Result<readonly MailboxItem[]> = ok(items);
    for (let tries = 0; tries < mostTries && now.ok; tries += 1) {
      if (!(await putRight(turn, now.value))) break;
      now = await turn.read();
    }
    return now;
  };

  signal.addEventListener('abort', () => stopTimer?.());

  return {
    owe,
    clear: (kind, subject) => entries.delete(nameOf(kind, subject)),
    settle,
    readSettled: async (turn) => {
      const items = await turn.read();
      return items.ok ? settle(turn, items.value) : items;
    },
    lookLater,
  };
}

/** What there is to be put right, once it is seen. */
async function decided(
  turn: Turn,
  debt: Debt,
  items: readonly MailboxItem[],
): Promise<Debt | 'notSeen' | 'right'> {
  if (debt.kind === 'made') {
    const made = madeBy(items, debt.press);
    const [own] = made;
    if (own === undefined) return 'notSeen';
    const isFirst = await wasFirst(turn, own, blockers(items, own, made));
    return turn.isOver() ? 'notSeen' : { ...debt, isOpen: false, keptId: isFirst ? own.ref.id : null };
  }
  const { rightEnd, wrongEnd } = debt;
  const [item] = wrongItems(debt, items);
  if (item === undefined) return 'notSeen';
  const isTaken = blockers(items, { startsAt: rightEnd, endsAt: wrongEnd }, [item]).length > 0;
  return isTaken ? { ...debt, isOpen: false } : 'right';
}

function wrongItems(debt: Debt, items: readonly MailboxItem[]): readonly MailboxItem[] {
  return debt.kind === 'made'
    ? madeBy(items, debt.press).filter(({ ref }) => ref.id !== debt.keptId)
    : items.filter(({ key, endsAt }) => key === debt.key && endsAt === debt.wrongEnd);
}

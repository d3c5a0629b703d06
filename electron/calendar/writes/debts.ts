/**
 * What has to be put right in a mailbox because a write failed after it may have done something: a booking that nobody
 * was promised, an end that was moved into somebody else's time. Put right as soon as it is seen, also when it turns
 * up late; forgotten once the mailbox has been looked through often enough without it.
 */
import { ok, type Result } from '../../../shared/result.ts';
import { type Instant, minute, second } from '../../../shared/time.ts';
import type { Clock, Stop } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { MailboxItem } from '../mailbox-item.ts';
import { madeBy } from './standing.ts';
import type { Turn } from './turn.ts';

export type Debt =
  /** Of what this press has made only this one item may stay; null: nothing. */
  | { readonly kind: 'made'; readonly press: string; readonly keptId: string | null }
  /** An end that must not stay where it is. */
  | { readonly kind: 'end'; readonly key: string; readonly wrongEnd: Instant; readonly rightEnd: Instant };

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

  const putRight = async (turn: Turn, items: readonly MailboxItem[]): Promise<boolean> => {
    let hasActed = false;
    for (const { debt } of entries.values()) {
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
    owe: (debt) => {
      entries.set(nameOf(debt.kind, debt.kind === 'made' ? debt.press : debt.key), { debt, looks: 0 });
    },
    clear: (kind, subject) => entries.delete(nameOf(kind, subject)),
    settle,
    readSettled: async (turn) => {
      const items = await turn.read();
      return items.ok ? settle(turn, items.value) : items;
    },
    lookLater,
  };
}

function wrongItems(debt: Debt, items: readonly MailboxItem[]): readonly MailboxItem[] {
  return debt.kind === 'made'
    ? madeBy(items, debt.press).filter(({ ref }) => ref.id !== debt.keptId)
    : items.filter(({ key, endsAt }) => key === debt.key && endsAt === debt.wrongEnd);
}

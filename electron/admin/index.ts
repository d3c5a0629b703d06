/**
 * The lock in front of everything that is for staff: a PIN, and after some wrong ones a wait that grows. The count is
 * kept on disk, so that a restart gives nobody new tries. The only file of this folder that others import.
 */
import { z } from 'zod';
import { panelError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { hour, type Instant, minute } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { PinLock } from '../ports/pin-lock.ts';
import type { Store } from '../ports/store.ts';
import { matchesPin } from './pin-hash.ts';

export { hashPin } from './pin-hash.ts';

export interface PinLockOptions {
  /** As `hashPin` makes it. */
  readonly pinHash: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

const fileName = 'pin-tries.json';
const freeTries = 5;
const firstWaitMs = minute;
const mostWaitMs = hour;

const tries = z.object({ wrong: z.int().min(0), lastAt: z.number() });
type Tries = z.output<typeof tries>;
const none: Tries = { wrong: 0, lastAt: 0 };

/** From the fifth wrong one on a minute, then twice as long each time, an hour at the most. */
function openAgainAt({ wrong, lastAt }: Tries): Instant {
  if (wrong < freeTries) return 0;
  return lastAt + Math.min(mostWaitMs, firstWaitMs * 2 ** (wrong - freeTries));
}

export function createPinLock({ pinHash, store, clock, log }: PinLockOptions): PinLock {
  let known: Tries | null = null;
  let isBusy = false;

  const load = async (): Promise<Tries> => {
    const read = await store.read(fileName);
    if (!read.ok || read.value === null) return none;
    try {
      return tries.catch(none).parse(JSON.parse(Buffer.from(read.value).toString('utf8')));
    } catch {
      return none;
    }
  };
  const keep = async (next: Tries): Promise<void> => {
    known = next;
    const kept = await store.write(fileName, Buffer.from(JSON.stringify(next)));
    if (!kept.ok) log.warn('admin.triesNotKept', { code: kept.error.code });
  };

  const attempt = async (pin: string): Promise<Result<null>> => {
    const before = known ?? (await load());
    known = before;
    const now = clock.now();
    // A clock set back must not lock anybody out for longer than the longest wait.
    const opensAt = before.lastAt > now ? 0 : openAgainAt(before);
    if (now < opensAt) return err(panelError('admin.tooManyTries', 'later', null));
    // Counted before it is looked at: whoever pulls the plug in between has used up the try.
    await keep({ wrong: before.wrong + 1, lastAt: now });
    if (!(await matchesPin(pin, pinHash))) {
      log.warn('admin.wrongPin', { count: before.wrong + 1 });
      return err(panelError('admin.wrongPin', 'now', null));
    }
    await keep(none);
    log.info('admin.opened');
    return ok(null);
  };

  return {
    tryPin: async (pin) => {
      // One at a time: a hundred at once must not count as one.
      if (isBusy) return err(panelError('admin.tooManyTries', 'later', 'busy'));
      isBusy = true;
      try {
        return await attempt(pin);
      } finally {
        isBusy = false;
      }
    },
  };
}

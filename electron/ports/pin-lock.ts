/** The lock in front of what is for staff. */
import type { Result } from '../../shared/result.ts';

export interface PinLock {
  /** `admin.wrongPin`; `admin.tooManyTries` while no PIN is looked at. */
  readonly tryPin: (pin: string) => Promise<Result<null>>;
}

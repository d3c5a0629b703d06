/** Encryption at rest with a key that stays on this machine. */
import type { Result } from '../../shared/result.ts';

export interface Secrets {
  /** Whether the key is kept by the operating system, not merely in a file beside the data. */
  readonly isKeptByOs: boolean;
  readonly seal: (plain: Uint8Array) => Promise<Result<Uint8Array>>;
  /** Fails with `storage.failed` for anything that this machine's key did not seal. */
  readonly open: (sealed: Uint8Array) => Promise<Result<Uint8Array>>;
}

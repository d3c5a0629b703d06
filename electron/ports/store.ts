/** Small named files of the program's own, written whole or not at all. */
import type { Result } from '../../shared/result.ts';

export interface Store {
  /** Null when there is none. A damaged file is set aside and its previous copy read. */
  readonly read: (name: string) => Promise<Result<Uint8Array | null>>;
  readonly write: (name: string, content: Uint8Array) => Promise<Result<null>>;
}

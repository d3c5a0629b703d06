/** A store that lives as long as the test. */
import type { Store } from '../../electron/ports/store.ts';
import { panelError } from '../../shared/errors.ts';
import { err, ok } from '../../shared/result.ts';

export interface MemoryStore extends Store {
  /** What is stored, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** From now on every call fails as on a full or unreadable disk; or works again. */
  readonly setBroken: (isBroken: boolean) => void;
}

export function createMemoryStore(): MemoryStore {
  const files = new Map<string, Uint8Array>();
  let broken = false;
  const refusal = (name: string): string | null => {
    if (broken) return 'ENOSPC';
    return /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(name) ? null : 'bad name';
  };
  return {
    files,
    setBroken: (isBroken) => {
      broken = isBroken;
    },
    read: (name) => {
      const cause = refusal(name);
      if (cause !== null) return Promise.resolve(err(panelError('storage.failed', 'later', cause)));
      const content = files.get(name);
      return Promise.resolve(ok(content === undefined ? null : new Uint8Array(content)));
    },
    write: (name, content) => {
      const cause = refusal(name);
      if (cause !== null) return Promise.resolve(err(panelError('storage.failed', 'later', cause)));
      files.set(name, new Uint8Array(content));
      return Promise.resolve(ok());
    },
  };
}

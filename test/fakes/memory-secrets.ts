/** Secrets that remember what they sealed: no cipher, but like one nothing foreign or changed opens. */
import type { Secrets } from '../../electron/ports/secrets.ts';
import { panelError } from '../../shared/errors.ts';
import { err, ok } from '../../shared/result.ts';

let made = 0;

export function createMemorySecrets(isKeptByOs = true): Secrets {
  const plains = new Map<string, Uint8Array>();
  const owner = (made += 1);
  return {
    isKeptByOs,
    seal: (plain) => {
      const token = `sealed by the fake ${owner}/${plains.size}.`;
      plains.set(token, new Uint8Array(plain));
      return Promise.resolve(ok(new TextEncoder().encode(token)));
    },
    open: (sealed) => {
      const plain = plains.get(new TextDecoder().decode(sealed));
      return Promise.resolve(
        plain === undefined
          ? err(panelError('storage.failed', 'never', 'not sealed here'))
          : ok(new Uint8Array(plain)),
      );
    },
  };
}

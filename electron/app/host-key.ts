/**
 * Which host keys the room may have. Pinned in the config, or else the first one ever seen, kept on disk from then
 * on. A key that changes afterwards is refused by the driver until somebody approves it.
 */
import type { Config } from '../../shared/config.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';

const fileName = 'room-host-key';
const fingerprintForm = /^SHA256:[A-Za-z0-9+/]{43}$/;

export interface HostKeyPin {
  readonly hostKeys: readonly string[];
  /** Asked for the first key of a room without a pin; null when there is a pin. */
  readonly onFirstHostKey: ((fingerprint: string) => boolean) | null;
}

/** Reads the pin. When the pin on disk cannot be read nothing is trusted anew: better no link than a wrong one. */
export async function loadHostKeyPin(config: Config, store: Store, log: Log): Promise<HostKeyPin> {
  if (config.room.hostKeys.length > 0) return { hostKeys: config.room.hostKeys, onFirstHostKey: null };
  const kept = await store.read(fileName);
  if (!kept.ok) return { hostKeys: [], onFirstHostKey: null };
  const fingerprint = kept.value === null ? '' : new TextDecoder().decode(kept.value);
  if (fingerprintForm.test(fingerprint)) return { hostKeys: [fingerprint], onFirstHostKey: null };
  return {
    hostKeys: [],
    onFirstHostKey: (first) => {
      void store.write(fileName, new TextEncoder().encode(first)).then((written) => {
        if (!written.ok) log.error('room.hostKeyNotKept', { code: written.error.code });
      });
      return true;
    },
  };
}

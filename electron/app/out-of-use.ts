/**
 * A room that staff have taken out of use: whether it still is at a moment, and what is refused meanwhile. Whoever is in
 * a call or shares already is left alone. What staff have said is kept on disk, so that a restart does not open the room.
 */
import { z } from 'zod';
import type { Intent } from '../../shared/bridge.ts';
import { ok, type Result } from '../../shared/result.ts';
import { outOfUseReasons, type OutOfUse } from '../../shared/snapshot-service.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { isEntrance } from './lanes.ts';
import type { AppEvent } from './reduce.ts';
import type { PanelState } from './state.ts';

const fileName = 'out-of-use.json';

const fileSchema = z.object({
  version: z.literal(1),
  outOfUse: z.object({ reason: z.enum(outOfUseReasons), until: z.int().min(0).nullable() }).nullable(),
});

/** What staff have said, for as long as it holds: at its end the room is in use again without anybody's doing. */
export function outOfUseNow({ outOfUse, now }: Pick<PanelState, 'outOfUse' | 'now'>): OutOfUse | null {
  return outOfUse === null || (outOfUse.until !== null && outOfUse.until <= now) ? null : outOfUse;
}

/** Whether an intent would bring somebody into a room that is out of use. Other rooms can be booked from here. */
export function isBarred(state: PanelState, intent: Intent): boolean {
  if (outOfUseNow(state) === null) return false;
  switch (intent.kind) {
    case 'booking.book':
      return intent.roomId === null;
    case 'booking.takeBack':
      return true;
    case 'share.startCable':
    case 'share.setCamera':
    case 'invite.contacts':
    case 'invite.phone':
      // Part of a meeting that runs, and the beginning of something where none does.
      return state.room.call.kind === 'idle';
    default:
      return isEntrance(intent.kind);
  }
}

/** Null where nothing is kept that can be read: a room is in use unless somebody has said otherwise. */
function decode(content: Uint8Array): OutOfUse | null {
  try {
    return fileSchema.parse(JSON.parse(new TextDecoder().decode(content))).outOfUse;
  } catch {
    // Whatever else stands there was not written by this version.
    return null;
  }
}

export interface OutOfUseKeeper {
  /** Brings back what was said before a restart, unless staff have spoken since. */
  readonly load: () => Promise<void>;
  /** Holds at once, null: in use again. The result tells whether a restart will remember it. */
  readonly set: (outOfUse: OutOfUse | null) => Promise<Result<null>>;
}

export interface OutOfUseParts {
  readonly store: Store;
  readonly log: Log;
  readonly dispatch: (event: AppEvent) => void;
}

export function createOutOfUse({ store, log, dispatch }: OutOfUseParts): OutOfUseKeeper {
  let isSet = false;
  return {
    load: async () => {
      const read = await store.read(fileName);
      if (!read.ok) log.warn('outOfUse.unreadable', { code: read.error.code });
      const kept = read.ok && read.value !== null ? decode(read.value) : null;
      if (kept !== null && !isSet) dispatch({ kind: 'outOfUse', outOfUse: kept });
    },
    set: async (outOfUse) => {
      isSet = true;
      if (outOfUse === null) log.info('outOfUse.ended');
      else log.info('outOfUse.begun', { kind: outOfUse.reason });
      dispatch({ kind: 'outOfUse', outOfUse });
      const written = await store.write(
        fileName,
        new TextEncoder().encode(JSON.stringify({ version: 1, outOfUse })),
      );
      if (!written.ok) log.warn('outOfUse.notKept', { code: written.error.code });
      return written.ok ? ok(null) : written;
    },
  };
}

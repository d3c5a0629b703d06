/**
 * What the directory says of other rooms: their names and how many they seat. Remembered for hours, since it hardly
 * ever changes; a directory that will not tell, for which a right of its own is needed, is not asked again for as long.
 */
import { z } from 'zod';
import { hour, minute } from '../../../shared/time.ts';
import type { Clock } from '../../ports/clock.ts';
import { placeUrl } from './address.ts';
import type { GraphClient } from './client.ts';

export interface Place {
  readonly name: string | null;
  readonly capacity: number | null;
}

export interface Places {
  /** Looks up those that are not known yet; whoever cannot be looked up stays unknown. */
  readonly learn: (mailboxes: readonly string[], signal: AbortSignal) => Promise<void>;
  readonly of: (mailbox: string) => Place;
}

const Room = z.object({
  displayName: z.string().nullable().catch(null),
  capacity: z.int().positive().nullable().catch(null),
});

const rememberedMs = 6 * hour;
/** After a failure that may pass. */
const retryMs = 5 * minute;
const unknown: Place = { name: null, capacity: null };

export function createPlaces(client: GraphClient, clock: Clock): Places {
  const known = new Map<string, { readonly place: Place; readonly untilMs: number }>();
  let quietUntilMs = 0;

  return {
    learn: async (mailboxes, signal) => {
      for (const mailbox of mailboxes) {
        const nowMs = clock.monotonicMs();
        if (nowMs < quietUntilMs) return;
        const before = known.get(mailbox.toLowerCase());
        if (before !== undefined && nowMs < before.untilMs) continue;
        const answer = await client.get(placeUrl(client.host, mailbox), signal);
        const room = answer.ok ? Room.safeParse(answer.value) : null;
        // Given up by whoever asked: that says nothing of the directory.
        if (signal.aborted) return;
        const isTold = answer.ok || answer.error.status === 404;
        if (!isTold) {
          const { status, waitMs } = answer.error;
          // Refused, or not there to be asked: so are the rest.
          quietUntilMs = nowMs + (status === 403 ? rememberedMs : Math.max(retryMs, waitMs ?? 0));
          return;
        }
        const place =
          room?.success === true ? { name: room.data.displayName, capacity: room.data.capacity } : unknown;
        known.set(mailbox.toLowerCase(), { place, untilMs: nowMs + rememberedMs });
      }
    },
    of: (mailbox) => known.get(mailbox.toLowerCase())?.place ?? unknown,
  };
}

/**
 * What only GetItem gives of an item, read once for each version of it: an unchanged calendar costs no request here.
 * What a server will not give is asked for a few times and then let be. Forgets what is no longer in the calendar.
 */
import { ok, type Result } from '../../../shared/result.ts';
import type { ItemRef } from '../mailbox.ts';
import { isOfServer, itemIn, messagesOf } from './answers.ts';
import type { Call } from './calendar-view.ts';
import type { EwsFault } from './errors.ts';
import { decodeDetails, type ItemDetails } from './items.ts';
import { detailsRequest } from './requests.ts';

export interface DetailsCache {
  /** Reads what is missing of these, and forgets all others. */
  readonly complete: (
    refs: readonly ItemRef[],
    call: Call,
    signal: AbortSignal,
  ) => Promise<Result<null, EwsFault>>;
  /** Null when the server would not give them. */
  readonly of: (ref: ItemRef) => ItemDetails | null;
}

interface Kept {
  readonly details: ItemDetails | null;
  /** How often the server would not give them. */
  readonly failures: number;
}

const batchSize = 100;
/** An item that was refused so often is left alone until it changes. */
const mostFailures = 3;

export function createDetailsCache(): DetailsCache {
  let kept = new Map<string, Kept>();

  const isMissing = (ref: ItemRef): boolean => {
    const known = kept.get(versionOf(ref));
    return known === undefined || (known.details === null && known.failures < mostFailures);
  };

  const take = (ref: ItemRef, details: ItemDetails | null): void => {
    const failures = kept.get(versionOf(ref))?.failures ?? 0;
    kept.set(versionOf(ref), { details, failures: failures + (details === null ? 1 : 0) });
  };

  return {
    complete: async (refs, call, signal) => {
      const present = refs.map(versionOf);
      kept = new Map(
        present.flatMap((version) => {
          const known = kept.get(version);
          return known === undefined ? [] : [[version, known] as const];
        }),
      );
      const missing = refs.filter(isMissing);
      for (let start = 0; start < missing.length; start += batchSize) {
        const batch = missing.slice(start, start + batchSize);
        const answer = await call(detailsRequest(batch.map(({ id }) => id)), signal);
        if (!answer.ok) return answer;
        const messages = messagesOf(answer.value);
        for (const [index, ref] of batch.entries()) {
          const message = messages[index];
          if (message !== undefined && !message.ok && isOfServer(message.error)) return message;
          const item = message?.ok === true ? itemIn(message.value) : null;
          take(ref, item === null ? null : decodeDetails(item));
        }
      }
      return ok(null);
    },
    of: (ref) => kept.get(versionOf(ref))?.details ?? null,
  };
}

/** Siblings of a series can share a change key, and an item has many in its life. */
function versionOf({ id, changeKey }: ItemRef): string {
  return `${id} ${changeKey ?? ''}`;
}

/**
 * Remembers the newest manifest that was believed, across restarts, so that an older one is never believed again.
 * What cannot be read counts as nothing seen only when it is damaged beyond its copies.
 */
import { z } from 'zod';
import { ok, type Result } from '../../shared/result.ts';
import type { Store } from '../ports/store.ts';
import type { SeenManifest } from './manifest.ts';

const name = 'update-feed.json';
const shape = z.strictObject({ number: z.int().min(1), digest: z.string().regex(/^[0-9a-f]{64}$/) });

export interface FeedMemory {
  readonly recall: () => Promise<Result<SeenManifest | null>>;
  /** Writes only what is new. */
  readonly keep: (seen: SeenManifest) => Promise<Result<null>>;
}

export function createFeedMemory(store: Store): FeedMemory {
  const recall = async (): Promise<Result<SeenManifest | null>> => {
    const read = await store.read(name);
    if (!read.ok || read.value === null) return read.ok ? ok(null) : read;
    return ok(decode(read.value));
  };
  return {
    recall,
    keep: async (seen) => {
      const kept = await recall();
      if (kept.ok && kept.value?.number === seen.number && kept.value.digest === seen.digest) return ok();
      return store.write(name, Buffer.from(JSON.stringify(seen)));
    },
  };
}

function decode(bytes: Uint8Array): SeenManifest | null {
  try {
    return shape.safeParse(JSON.parse(Buffer.from(bytes).toString())).data ?? null;
  } catch {
    // Not even JSON.
    return null;
  }
}

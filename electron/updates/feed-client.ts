/**
 * The update feed: a folder on any static web server, read over https (over plain http on this very machine only).
 * Believes a manifest only when `manifest.ts` does and when it could be remembered; installs nothing.
 */
import { err, ok, type Result } from '../../shared/result.ts';
import { minute, second } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import type { FeedAnswer, FeedFault, Release, ReleaseFile, UpdateFeed } from '../ports/updates.ts';
import { fetchBounded, type FetchLimits } from './bounded-fetch.ts';
import { downloadFile } from './download.ts';
import { createFeedMemory, type FeedMemory } from './feed-memory.ts';
import { type Trust, verifyManifest } from './manifest.ts';
import { manifestName, mostManifestBytes } from './manifest-shape.ts';

const checkLimits: FetchLimits = {
  wholeMs: 30 * second,
  // The whole is bounded as tightly as a pace would be.
  paceMs: minute,
  paceBytes: 0,
  mostBytes: mostManifestBytes,
};

export interface FeedOptions {
  /** The folder that holds one folder per channel. */
  readonly address: string;
  readonly trust: Omit<Trust, 'seen' | 'now'>;
  readonly clock: Clock;
  readonly store: Store;
  /** Where downloads lie; nobody else writes there. */
  readonly folder: string;
}

/** Fails with `insecure` for an address that is not https, with `malformed` for what is no address. */
export function createFeed(options: FeedOptions): Result<UpdateFeed, FeedFault> {
  const base = readAddress(options.address);
  if (!base.ok) return base;
  const memory = createFeedMemory(options.store);
  const urlOf = (...parts: readonly string[]): string => `${base.value}/${parts.join('/')}`;
  return ok({
    check: (signal) => check(urlOf(options.trust.channel, manifestName), options, memory, signal),
    download: (release: Release, file: ReleaseFile, signal: AbortSignal) =>
      downloadFile({
        url: urlOf(release.channel, release.version, file.name),
        file,
        folder: options.folder,
        clock: options.clock,
        signal,
      }),
  });
}

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

function readAddress(address: string): Result<string, FeedFault> {
  if (!URL.canParse(address)) return err({ code: 'malformed', cause: 'no address' });
  const { protocol, hostname, username, password, search, hash, origin, pathname } = new URL(address);
  const isSecure = protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
  if (!isSecure) return err({ code: 'insecure', cause: null });
  if (username !== '' || password !== '' || search !== '' || hash !== '') {
    return err({ code: 'malformed', cause: 'an address with more than a folder' });
  }
  return ok(`${origin}${pathname}`.replace(/\/+$/, ''));
}

async function check(
  url: string,
  { clock, trust }: FeedOptions,
  memory: FeedMemory,
  signal: AbortSignal,
): Promise<FeedAnswer> {
  const pieces: Uint8Array[] = [];
  const { fault, serverNow } = await fetchBounded(
    {
      url,
      headers: {},
      limits: checkLimits,
      judge: ({ status }) => (status === 200 ? null : { code: 'status', cause: String(status) }),
      take: (piece) => {
        pieces.push(piece);
        return Promise.resolve(null);
      },
    },
    clock,
    signal,
  );
  if (fault !== null) return { release: err(fault), serverNow };
  return { release: await believe(Buffer.concat(pieces), trust, clock, memory), serverNow };
}

/** A manifest that cannot be remembered is not believed: after the next start an older one might be. */
async function believe(
  bytes: Uint8Array,
  trust: FeedOptions['trust'],
  clock: Clock,
  memory: FeedMemory,
): Promise<Result<Release, FeedFault>> {
  const seen = await memory.recall();
  if (!seen.ok) return err({ code: 'disk', cause: seen.error.cause });
  const believed = verifyManifest(bytes, { ...trust, seen: seen.value, now: clock.now() });
  if (!believed.ok) return believed;
  const kept = await memory.keep(believed.value.seen);
  return kept.ok ? ok(believed.value.release) : err({ code: 'disk', cause: kept.error.cause });
}

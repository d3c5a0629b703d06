/** A panel's feed client against a real server, in a folder of its own, with time that passes only on request. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FeedFault, Release, UpdateFeed } from '../../electron/ports/updates.ts';
import { createFeed } from '../../electron/updates/index.ts';
import type { Trust } from '../../electron/updates/manifest.ts';
import type { Result } from '../../shared/result.ts';
import { createFakeClock, type FakeClock } from '../fakes/fake-clock.ts';
import { createMemoryStore, type MemoryStore } from '../fakes/memory-store.ts';
import { now, packageBytes, packageName, signed, trust } from './signed-release.ts';
import { startStaticServer, type StaticServer } from './static-server.ts';

export const manifestPath = '/feed/stable/panel-release.json';
export const packagePath = `/feed/stable/1.1.0/${packageName}`;

export interface FeedBench {
  readonly server: StaticServer;
  readonly clock: FakeClock;
  readonly store: MemoryStore;
  readonly folder: string;
  readonly end: AbortController;
  /** A new client on the same folder and memory, as after a restart. */
  readonly client: (changes?: Partial<Trust>) => UpdateFeed;
  /** Checks and downloads the first file, as a panel would; the first fault, or the path. */
  readonly update: (client: UpdateFeed) => Promise<Result<string, FeedFault>>;
  /** The same, while time passes as fast as the network allows. */
  readonly whileTimePasses: <T>(work: Promise<T>) => Promise<T>;
  readonly filesLeft: () => Promise<string[]>;
  readonly stop: () => Promise<void>;
}

export async function startFeedBench(): Promise<FeedBench> {
  const server = await startStaticServer();
  const parent = await mkdtemp(path.join(tmpdir(), 'motespanel-feed-'));
  const folder = path.join(parent, 'updates');
  const clock = createFakeClock(now);
  const store = createMemoryStore();
  const end = new AbortController();
  server.files.set(manifestPath, signed());
  server.files.set(packagePath, packageBytes);
  return {
    server,
    clock,
    store,
    folder,
    end,
    client: (changes = {}) => {
      const address = `${server.address}/feed`;
      const feed = createFeed({ address, trust: { ...trust, ...changes }, clock, store, folder });
      if (!feed.ok) throw new Error(feed.error.code);
      return feed.value;
    },
    update: async (client) => {
      const { release } = await client.check(end.signal);
      return release.ok ? client.download(release.value, firstFile(release.value), end.signal) : release;
    },
    whileTimePasses: async (work) => {
      const state = { isDone: false };
      void work.finally(() => {
        state.isDone = true;
      });
      while (!state.isDone) await clock.advance(1_000);
      return work;
    },
    filesLeft: async () =>
      (await readdir(parent, { recursive: true, withFileTypes: true }))
        .filter((entry) => !entry.isDirectory())
        .map(({ name }) => name),
    stop: async () => {
      end.abort();
      await server.stop();
      await rm(parent, { recursive: true });
    },
  };
}

export const firstFile = (release: Release) => release.files[0]!;

/**
 * Numbers snapshots and sends each page only the slices that changed. Many changes in one turn of the event loop
 * make one push, and the crowd (the people of a meeting, a phone book) is sent at most ten times a second.
 */
import type { Snapshot, SnapshotPush } from '../../shared/snapshot.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { PageConnection } from '../ports/panel-service.ts';
import { crowdSlices, type Crowd } from './project.ts';

/** Nobody reads a list that moves faster. */
const crowdPauseMs = 100;

interface Page {
  readonly send: (push: SnapshotPush) => void;
  seq: number;
}

export interface PublisherParts {
  readonly clock: Clock;
  /** The present snapshot; where `kept` is given, its crowd may be left as it was. */
  readonly take: (kept: Crowd | null) => Snapshot;
}

export interface Publisher {
  readonly attach: (send: (push: SnapshotPush) => void) => PageConnection;
  /** Says that something may have changed. */
  readonly invalidate: () => void;
  readonly stop: Stop;
}

const sameJson = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
const isCrowd = (name: keyof Snapshot): boolean => crowdSlices.some((one) => one === name);

/** Slices of `next` that differ from `previous`. The crowd is too big to compare: it stays one object while it is the same. */
export function changedSlices(previous: Snapshot, next: Snapshot): Partial<Snapshot> {
  const names = Object.keys(next) as (keyof Snapshot)[];
  const isChanged = (name: keyof Snapshot): boolean =>
    isCrowd(name) ? previous[name] !== next[name] : !sameJson(previous[name], next[name]);
  return Object.fromEntries(names.filter(isChanged).map((name) => [name, next[name]]));
}

export function createPublisher({ clock, take }: PublisherParts): Publisher {
  const pages = new Set<Page>();
  let last = take(null);
  let isDue = false;
  let crowdSentMs = -Infinity;
  let stopCrowd: Stop | null = null;

  const sendWhole = (page: Page): void => {
    page.seq += 1;
    page.send({ seq: page.seq, isWhole: true, slices: last });
  };

  const publish = (): void => {
    isDue = false;
    const waitMs = crowdSentMs + crowdPauseMs - clock.monotonicMs();
    const next = take(waitMs > 0 ? last : null);
    if (waitMs > 0) {
      stopCrowd ??= clock.schedule(waitMs, () => {
        stopCrowd = null;
        publish();
      });
    }
    const slices = changedSlices(last, next);
    last = next;
    const names = Object.keys(slices);
    if (names.length === 0) return;
    if (crowdSlices.some((name) => name in slices)) crowdSentMs = clock.monotonicMs();
    for (const page of pages) {
      page.seq += 1;
      page.send({ seq: page.seq, isWhole: false, slices });
    }
  };

  return {
    attach: (send) => {
      const page: Page = { send, seq: 0 };
      // What is still waiting to be published goes to the others first, so that all have seen the same.
      if (isDue) publish();
      pages.add(page);
      sendWhole(page);
      return { resync: () => sendWhole(page), detach: () => pages.delete(page) };
    },
    invalidate: () => {
      if (isDue) return;
      isDue = true;
      queueMicrotask(() => {
        if (isDue) publish();
      });
    },
    stop: () => stopCrowd?.(),
  };
}

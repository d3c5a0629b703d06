/**
 * Numbers snapshots and sends each page only the slices that changed. Many changes in one turn of the event loop
 * make one push.
 */
import type { Snapshot, SnapshotPush } from '../../shared/snapshot.ts';
import type { PageConnection } from '../ports/panel-service.ts';

interface Page {
  readonly send: (push: SnapshotPush) => void;
  seq: number;
}

export interface Publisher {
  readonly attach: (send: (push: SnapshotPush) => void) => PageConnection;
  /** Says that something may have changed. */
  readonly invalidate: () => void;
}

const sameJson = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Slices of `next` that differ from `previous`. */
export function changedSlices(previous: Snapshot, next: Snapshot): Partial<Snapshot> {
  const names = Object.keys(next) as (keyof Snapshot)[];
  return Object.fromEntries(
    names.filter((name) => !sameJson(previous[name], next[name])).map((name) => [name, next[name]]),
  );
}

export function createPublisher(take: () => Snapshot): Publisher {
  const pages = new Set<Page>();
  let last = take();
  let isDue = false;

  const sendWhole = (page: Page): void => {
    page.seq += 1;
    page.send({ seq: page.seq, isWhole: true, slices: last });
  };

  const publish = (): void => {
    isDue = false;
    const next = take();
    const slices = changedSlices(last, next);
    last = next;
    if (Object.keys(slices).length === 0) return;
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
  };
}

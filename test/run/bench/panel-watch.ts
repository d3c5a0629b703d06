/** Follows a panel's snapshots as a page does, and says when one was as wanted. */
import type { Controller } from '../../../electron/app/controller.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';

export interface PanelWatch {
  /** Resolves with the time (`performance.now`) of the first snapshot that is so, from the present one on. */
  readonly until: (isSo: (snapshot: Snapshot) => boolean) => Promise<number>;
  readonly now: () => Snapshot;
  readonly stop: () => void;
}

export function watchPanel(controller: Controller): PanelWatch {
  const watchers = new Set<() => void>();
  let latest: Snapshot | null = null;
  const now = (): Snapshot => {
    if (latest === null) throw new Error('a panel sends a whole snapshot first');
    return latest;
  };
  const page = controller.attach((push) => {
    latest = push.isWhole ? push.slices : { ...now(), ...push.slices };
    for (const look of [...watchers]) look();
  });
  return {
    now,
    until: (isSo) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!isSo(now())) return;
          watchers.delete(look);
          resolve(performance.now());
        };
        watchers.add(look);
        look();
      }),
    stop: page.detach,
  };
}

export const isRoomReady = ({ room }: Snapshot): boolean => room.link === 'ready';

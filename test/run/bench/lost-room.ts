/**
 * How soon a lost room is told, and how soon it is of use again: with a line that goes half-open (nothing is closed)
 * and with a room that goes down. Several panels at the same time, each with a room of its own, because almost all of
 * it is waiting. The room stays away for twenty seconds, so that the pauses between attempts have grown to their
 * longest, and comes back at another moment for each panel. Told and usable are read from the snapshots.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { startLivePanel } from '../live-panel.ts';
import type { RoomAction } from '../../simulators/zoom-room/index.ts';
import { spread, type Area, type Figure } from './figure.ts';
import { isRoomReady, watchPanel } from './panel-watch.ts';

const awayMs = 20_000;
const budgetMs = 12_000;

interface Loss {
  readonly name: string;
  readonly begin: RoomAction;
  readonly end: RoomAction;
}

const losses: readonly Loss[] = [
  { name: 'half-open', begin: { do: 'silent', on: true }, end: { do: 'silent', on: false } },
  { name: 'down', begin: { do: 'goDown' }, end: { do: 'comeUp' } },
];

interface Seen {
  readonly toldMs: number;
  readonly usableMs: number;
}

async function lose({ begin, end }: Loss, index: number): Promise<Seen> {
  const { room, controller, stop } = await startLivePanel();
  const watch = watchPanel(controller);
  try {
    await watch.until(isRoomReady);
    // Not all in step with the keepalive.
    await sleep(200 * index);
    const lostAt = performance.now();
    await room.do(begin);
    const told = await watch.until(({ banners }) => banners.some(({ kind }) => kind === 'roomLost'));
    await sleep(awayMs + 700 * index);
    const backAt = performance.now();
    await room.do(end);
    return { toldMs: told - lostAt, usableMs: (await watch.until(isRoomReady)) - backAt };
  } finally {
    watch.stop();
    await stop();
  }
}

/** The worst of all is held against the budget: a room is lost seldom, and then it counts. */
function figure(what: string, samples: readonly number[]): Figure {
  return {
    what,
    measured: Math.max(...samples),
    unit: 'ms',
    budget: budgetMs,
    note: `worst; ${spread(samples)}`,
  };
}

export const lostRoom: Area = {
  name: 'lost-room',
  measure: async ({ isQuick, say }) => {
    const each = isQuick ? 1 : 4;
    say(`takes about ${Math.round((awayMs + 2 * budgetMs) / 1_000)} s`);
    const seen = await Promise.all(
      losses.map((loss) => Promise.all(Array.from({ length: each }, (_, index) => lose(loss, index)))),
    );
    return losses.flatMap(({ name }, index) => {
      const all = seen[index] ?? [];
      return [
        figure(
          `lost room told, ${name}`,
          all.map(({ toldMs }) => toldMs),
        ),
        figure(
          `usable after return, ${name}`,
          all.map(({ usableMs }) => usableMs),
        ),
      ];
    });
  },
};

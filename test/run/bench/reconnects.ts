/**
 * Main's heap over 1,000 reconnects: the driver as the panel uses it, with its pauses cut short, against a simulated
 * room in another process that cuts the connection as soon as the link is ready. The heap of this process is read
 * after collecting garbage: first when enough reconnects have warmed it up (V8 keeps what it learns of the code that
 * runs, half a megabyte in the first 250 reconnects and less with every round), then after each quarter, so that a leak
 * shows as quarters that stay the same. It stops early on a slow machine and says how far it came; the budget is for
 * a thousand.
 */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { systemClock } from '../../../electron/resilience/system-clock.ts';
import { systemRandom } from '../../../electron/resilience/system-random.ts';
import { createZoomRoomDriver } from '../../../electron/zoom-room/index.ts';
import type { Log } from '../../../electron/ports/log.ts';
import { startChild } from '../child.ts';
import type { Area } from './figure.ts';

const MB = 1_000_000;
const longestMs = 80_000;
const warmUp = 250;
const quarter = 250;
const shortTimings = {
  greetingSilenceMs: 5,
  setupSpacingMs: 0,
  spacingMs: 0,
  retryFirstMs: 1,
  retryMostMs: 2,
  dialSettleMs: 0,
};

const readyLine = z.object({
  ssh: z.string(),
  control: z.string(),
  hostKey: z.string(),
  passcode: z.string(),
});
const roomProgram = path.join(import.meta.dirname, '..', '..', 'simulators', 'zoom-room', 'main.ts');

const nothing = (): void => undefined;
/** Keeps nothing, unlike the log of the tests. */
const silentLog: Log = { info: nothing, warn: nothing, error: nothing };

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

/** What is left once everything that can go has gone; buffers that belong to sockets included. */
async function heapMB(collect: () => void): Promise<number> {
  for (let round = 0; round < 4; round += 1) {
    collect();
    await sleep(50);
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MB;
}

async function drop(control: string): Promise<void> {
  const response = await fetch(`${control}/do`, { method: 'POST', body: '{"do":"dropConnection"}' });
  await response.arrayBuffer();
}

export const reconnects: Area = {
  name: 'reconnects',
  measure: async ({ isQuick, say }) => {
    const collect = garbageCollector();
    const child = await startChild({
      name: 'the simulated room',
      args: ['--import', 'tsx', roomProgram, '--scenario', 'quiet', '--tempo', '0'],
    });
    if (!child.ok) throw new Error(child.error);
    const { ssh, control, hostKey, passcode } = readyLine.parse(child.value.ready);
    const [host = '', port = ''] = ssh.split(':');
    const driver = createZoomRoomDriver({
      host,
      port: Number(port),
      passcode,
      hostKeys: [hostKey],
      onFirstHostKey: null,
      appVersion: '0.0.0',
      clock: systemClock,
      random: systemRandom,
      log: silentLog,
      timings: shortTimings,
    });
    let hear = (_isReady: boolean): void => undefined;
    let isReady = false;
    const stop = driver.start(({ link }) => {
      isReady = link.kind === 'ready';
      hear(isReady);
    });
    const linkIs = (wanted: boolean): Promise<void> =>
      new Promise((resolve) => {
        hear = (is) => {
          if (is === wanted) resolve();
        };
        hear(isReady);
      });
    const reconnect = async (): Promise<void> => {
      const lost = linkIs(false);
      await drop(control);
      await lost;
      await linkIs(true);
    };
    try {
      await linkIs(true);
      for (let count = 0; count < (isQuick ? 30 : warmUp); count += 1) await reconnect();
      const before = await heapMB(collect);
      const wanted = isQuick ? 100 : 1_000;
      const endsAt = performance.now() + longestMs;
      let done = 0;
      const quarters: number[] = [];
      while (done < wanted && performance.now() < endsAt) {
        await reconnect();
        done += 1;
        if (done % quarter !== 0) continue;
        const heap = await heapMB(collect);
        quarters.push(heap - before);
        say(`${done} reconnects: ${(heap - before).toFixed(2)} MB`);
      }
      const after = await heapMB(collect);
      return [
        {
          what: `main heap's growth over ${done} reconnects`,
          measured: after - before,
          unit: 'MB',
          budget: 1,
          note:
            `heap and buffers, from ${before.toFixed(2)} to ${after.toFixed(2)}; ${done} of ${wanted} in the ` +
            `time there is; after each ${quarter}: ${quarters.map((grown) => grown.toFixed(2)).join(', ')}`,
        },
      ];
    } finally {
      stop();
      await child.value.stop();
    }
  },
};

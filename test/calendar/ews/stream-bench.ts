/** A watch in virtual time, with the far end and the ears in the hands of a test. */
import { expect, onTestFinished } from 'vitest';
import { createEwsWatch } from '../../../electron/calendar/ews/stream.ts';
import { xml } from '../../../electron/calendar/ews/xml-writer.ts';
import { createFakeClock } from '../../fakes/fake-clock.ts';
import { createMemoryLog } from '../../fakes/memory-log.ts';
import { createSeededRandom } from '../../fakes/seeded-random.ts';
import { createStreamServer, heartbeat, type Scripted } from './stream-server.ts';

/** A watch that has just begun; nothing has come back yet. */
export function start(answers: readonly Scripted[] = [], seed = 1) {
  const clock = createFakeClock();
  const log = createMemoryLog();
  const server = createStreamServer(answers);
  const abort = new AbortController();
  /** What the watcher heard, with the second at which it did. */
  const heard: string[] = [];
  const note = (what: string) => heard.push(`${what} ${String(clock.monotonicMs() / 1_000)}`);
  const folder = xml`<t:DistinguishedFolderId Id="calendar"/>`;
  createEwsWatch({ client: server.client, folder, clock, random: createSeededRandom(seed), log })(
    {
      onChange: () => note('change'),
      onLive: (isLive) => note(isLive ? 'live' : 'not live'),
      onQuiet: (ms) => note(`quiet for ${ms}`),
    },
    abort.signal,
  );
  const stop = (): void => abort.abort();
  onTestFinished(() => {
    stop();
    expect(clock.pending()).toBe(0);
  });
  /** Lets the server write, and the watch read it. */
  const write = async (text: string): Promise<void> => {
    server.last().write(text);
    await clock.advance(0);
  };
  const beat = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 45_000) {
      await clock.advance(45_000);
      await write(heartbeat);
    }
  };
  const events = () => log.entries.map(({ event }) => event);
  return { clock, log, server, heard, stop, write, beat, events };
}

/** A watch whose connection stands. */
export async function startConnected() {
  const rig = start();
  await rig.clock.advance(0);
  await rig.write(heartbeat);
  expect(rig.heard).toEqual(['change 0', 'live 0']);
  rig.heard.length = 0;
  return rig;
}

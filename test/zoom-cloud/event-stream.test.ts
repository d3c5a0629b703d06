import { describe, expect, it, onTestFinished } from 'vitest';
import type { CloudEvent } from '../../electron/zoom-cloud/event-frame.ts';
import { startEventStream } from '../../electron/zoom-cloud/event-stream.ts';
import { defaultCloudTimings } from '../../electron/zoom-cloud/timings.ts';
import { createTokenSource } from '../../electron/zoom-cloud/token.ts';
import { createFakeClock, settle } from '../fakes/fake-clock.ts';
import { createMemoryLog, type MemoryLog } from '../fakes/memory-log.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { sendJson, startOddCloud } from './odd-cloud.ts';

const built = '{"module":"build_connection","success":true,"content":"connected"}';
const minuteMs = 60_000;

async function bench() {
  const cloud = await startOddCloud();
  const clock = createFakeClock();
  const heard: ('up' | 'down' | CloudEvent)[] = [];
  const memory = createMemoryLog();
  const log: MemoryLog = {
    ...memory,
    info: (event, fields) => {
      memory.info(event, fields);
      if (event === 'zoom.eventsDown') heard.push('down');
    },
  };
  const stop = startEventStream(
    {
      eventsUrl: cloud.access.eventsUrl,
      subscriptionId: 'sub1',
      tokens: createTokenSource({ ...cloud.access, clock }),
      ...{ clock, log, random: createSeededRandom(), timings: defaultCloudTimings },
    },
    {
      onUp: () => heard.push('up'),
      onEvent: (event) => heard.push(event),
    },
  );
  onTestFinished(stop);
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await settle();
  };
  /** The connection with this number, counted from 1, stands. */
  const stands = async (count: number): Promise<void> => {
    await cloud.socketsReached(count);
    const ups = heard.filter((one) => one === 'up').length;
    cloud.sockets[count - 1]!.socket.send(built);
    await until(() => heard.filter((one) => one === 'up').length > ups);
  };
  /** Lets time pass in steps until there is one more connection; gives how long it took. */
  const nextConnection = async (): Promise<number> => {
    const [count, fromMs] = [cloud.sockets.length, clock.monotonicMs()];
    while (cloud.sockets.length === count) {
      await clock.advance(500);
      // What is under way on a socket takes no virtual time.
      for (let round = 0; round < 20 && cloud.sockets.length === count; round += 1) await settle();
    }
    return clock.monotonicMs() - fromMs;
  };
  return { cloud, clock, log, heard, stop, until, stands, nextConnection };
}

describe('the event connection', () => {
  it('names subscription and token, and stands once Zoom has said so', async () => {
    const { cloud, heard, stands } = await bench();
    await cloud.socketsReached(1);
    expect(Object.fromEntries(cloud.sockets[0]!.query)).toEqual({
      subscriptionId: 'sub1',
      access_token: 'token-1',
    });
    expect(heard).toEqual([]);
    await stands(1);
    expect(heard).toEqual(['up']);
    expect(cloud.sockets[0]!.socket.extensions).toBe('');
  });

  it('sends a heartbeat every thirty seconds and passes events on', async () => {
    const { cloud, clock, heard, stands, until } = await bench();
    await stands(1);
    const beats: string[] = [];
    cloud.sockets[0]!.socket.on('message', (data: Buffer) => {
      beats.push(data.toString());
      cloud.sockets[0]!.socket.send('{"module":"heartbeat","success":true,"content":""}');
    });
    for (const count of [1, 2, 3]) {
      await clock.advance(30_000);
      await until(() => beats.length === count);
      await settle();
    }
    expect(new Set(beats)).toEqual(new Set(['{"module":"heartbeat"}']));
    cloud.tell('meeting.started', { id: '81234567890' });
    await until(() => heard.length === 2);
    expect(heard[1]).toEqual({ kind: 'meetingStarted', meetingNumber: '81234567890' });
  });

  it('is dead after 45 s without a frame, and comes back with a fresh address', async () => {
    const { cloud, clock, heard, stands, nextConnection } = await bench();
    await stands(1);
    await clock.advance(44_999);
    expect(heard).toEqual(['up']);
    await clock.advance(1);
    expect(heard).toEqual(['up', 'down']);
    expect(await nextConnection()).toBeLessThanOrEqual(2_500);
    await stands(cloud.sockets.length);
    expect(heard).toEqual(['up', 'down', 'up']);
  });

  it('that is never told it stands is given up', async () => {
    const { cloud, clock, heard, nextConnection } = await bench();
    await cloud.socketsReached(1);
    await clock.advance(10_000);
    await nextConnection();
    expect(heard).toEqual([]);
  });

  it('takes a new token when its own is refused, into a new address', async () => {
    const { cloud, stands, nextConnection } = await bench();
    await stands(1);
    cloud.sockets[0]!.socket.send('{"module":"heartbeat","success":false,"content":"Invalid Token"}');
    await nextConnection();
    expect(cloud.sockets[1]!.query.get('access_token')).toBe('token-2');
  });

  it('does not fight with another client that keeps taking its place', async () => {
    const { cloud, log, stands, nextConnection } = await bench();
    const waits: number[] = [];
    for (const count of [1, 2, 3, 4]) {
      await stands(count);
      cloud.sockets[count - 1]!.socket.close(1000);
      waits.push(await nextConnection());
    }
    expect(Math.max(...waits.slice(0, 2))).toBeLessThan(10_000);
    expect(Math.min(...waits.slice(2))).toBeGreaterThanOrEqual(5 * minuteMs);
    expect(log.entries.filter(({ event }) => event === 'zoom.eventsContested')).toHaveLength(1);
  });

  it('that once stood for long does not count earlier losses', async () => {
    const { cloud, clock, stands, nextConnection } = await bench();
    for (const count of [1, 2, 3, 4]) {
      await stands(count);
      for (let passed = 0; passed < 2 * minuteMs; passed += 20_000) {
        cloud.sockets[count - 1]!.socket.send('{"module":"heartbeat","success":true}');
        await new Promise((resolve) => cloud.sockets[count - 1]!.socket.ping(undefined, undefined, resolve));
        for (let round = 0; round < 5; round += 1) await settle();
        await clock.advance(20_000);
      }
      cloud.sockets[count - 1]!.socket.close(1000);
      expect(await nextConnection()).toBeLessThan(10_000);
    }
  });

  it('takes no harm from junk, and ends with a frame of 10 MB', async () => {
    const { cloud, log, heard, stands, until, nextConnection } = await bench();
    await stands(1);
    const { socket } = cloud.sockets[0]!;
    for (const junk of ['', '{', '[]', '{"module":"message","content":"{"}', '\u0000']) socket.send(junk);
    socket.send(Buffer.from([1, 2, 3]));
    cloud.tell('meeting.ended', { id: '81234567890' });
    await until(() => heard.length === 2);
    expect(log.entries.filter(({ event }) => event === 'zoom.eventUnreadable')).toHaveLength(1);
    socket.send('x'.repeat(10 * 1024 * 1024));
    await until(() => heard.includes('down'));
    await nextConnection();
  });

  it('waits as the token host asks', async () => {
    const { cloud, stands, nextConnection } = await bench();
    await stands(1);
    cloud.nextToken(sendJson(429, {}, { 'retry-after': '120' }));
    cloud.sockets[0]!.socket.send('{"module":"heartbeat","success":false,"content":"Invalid Token"}');
    expect(await nextConnection()).toBeGreaterThanOrEqual(120_000);
  });

  it('leaves nothing behind when stopped, and logs no address and no token', async () => {
    const { cloud, clock, log, heard, stop, stands } = await bench();
    await stands(1);
    const closed = new Promise((resolve) => cloud.sockets[0]!.socket.on('close', resolve));
    stop();
    await closed;
    expect(clock.pending()).toBe(0);
    expect(heard).toEqual(['up', 'down']);
    expect(JSON.stringify(log.entries)).not.toMatch(/token-|127\.0|sub1/);
  });
});

/** What a check sees of the room while a driver keeps it, and whether a feed answers. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { reachFeed, watchRoom } from '../../electron/readiness/index.ts';
import { systemClock } from '../../electron/resilience/system-clock.ts';
import type { RoomState } from '../../shared/model/room.ts';
import { createFakeClock, settle } from '../fakes/fake-clock.ts';
import { createFakeRoomDriver } from '../fakes/fake-room-driver.ts';

describe('a room that is checked', () => {
  function watched() {
    const clock = createFakeClock();
    const room = createFakeRoomDriver(clock);
    const { driver, probe } = watchRoom(room, clock);
    const heard: RoomState[] = [];
    return { clock, room, probe, heard, start: () => driver.start((state) => heard.push(state)) };
  }

  it('is seen through the driver that keeps it, which goes on as before', async () => {
    const { probe, heard, start, room } = watched();
    start();
    room.change({ version: '6.6.2' });
    expect(await probe.settle()).toEqual(heard.at(-1));
    expect(heard.at(-1)).toMatchObject({ link: { kind: 'ready' }, version: '6.6.2' });
  });

  it('is given fifteen seconds to answer, and no more', async () => {
    const { clock, probe, room, start } = watched();
    start();
    room.goAway();
    let isSettled = false;
    void probe.settle().then(() => (isSettled = true));
    await clock.advance(14_000);
    expect(isSettled).toBe(false);
    await clock.advance(1_500);
    expect(isSettled).toBe(true);
  });

  it('is settled as soon as it answers', async () => {
    const { clock, probe, room, start } = watched();
    start();
    room.goAway();
    const settled = probe.settle();
    await clock.advance(2_000);
    room.comeBack();
    room.change({ version: '6.6.2' });
    await clock.advance(500);
    await settle();
    expect(await settled).toMatchObject({ link: { kind: 'ready' } });
  });
});

describe('an update feed', () => {
  async function feed(status: number): Promise<string> {
    const server = createServer((_, response) => response.writeHead(status).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  it.each([
    [200, true],
    [404, false],
    [500, false],
  ])('that answers %i counts as %s', async (status, isReachable) => {
    expect(await reachFeed(await feed(status), systemClock)).toBe(isReachable);
  });

  it('that is not there does not answer', async () => {
    expect(await reachFeed('http://127.0.0.1:9/', systemClock)).toBe(false);
  });

  it('that says nothing is given ten seconds', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const clock = createFakeClock();
    const reached = reachFeed(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, clock);
    await clock.advance(10_000);
    expect(await reached).toBe(false);
    server.closeAllConnections();
  });
});

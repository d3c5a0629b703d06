import { describe, expect, it } from 'vitest';
import { settle } from '../fakes/fake-clock.ts';
import { failed, join, joined, ready, start } from './driver-bench.ts';
import { quiet } from './in-flight.ts';
import { sendHtml, silence, zoomError, type Answer } from './odd-cloud.ts';

describe('when Zoom refuses a join', () => {
  it.each<[string, Answer, string]>([
    ['300', zoomError(400, 300), 'zoom.roomOffline'],
    ['1012', zoomError(404, 1012), 'zoom.roomUnknown'],
    ['429', zoomError(429, 429), 'zoom.throttled'],
    ['403', zoomError(403, 200), 'zoom.scopeMissing'],
    ['HTML', sendHtml(200), 'zoom.badAnswer'],
  ])('by %s, it is over at once and sent only once', async (_, answer, code) => {
    const { cloud, driver } = await ready();
    cloud.next(answer);
    expect(await driver.execute(join)).toEqual(failed(code));
    expect(driver.now().call.kind).toBe('idle');
    expect(cloud.patches()).toHaveLength(1);
  });

  it('by silence, it fails in 5 s but is shown for its minute, since it may have been heard', async () => {
    const { cloud, clock, driver } = await ready();
    cloud.next(silence);
    const asked = cloud.requests.length;
    const joining = driver.execute(join);
    await cloud.reached(asked + 1);
    await clock.advance(5_000);
    expect(await joining).toEqual(failed('zoom.unreachable'));
    expect(driver.now().call.kind).toBe('connecting');
    expect(cloud.patches()).toHaveLength(1);
  });

  it('as one whose room is off, the status is read at once', async () => {
    const { cloud, driver, pass } = await ready();
    cloud.room.status = 'Offline';
    cloud.next(zoomError(400, 300));
    await driver.execute(join);
    await pass(1_500);
    expect(driver.now()).toMatchObject({ link: { kind: 'lost' }, capabilities: [] });
  });
});

describe('a room that goes away', () => {
  it('is lost, and comes back idle by itself', async () => {
    const { cloud, driver, pass, taken } = await ready();
    const joining = driver.execute(join);
    await taken(1);
    cloud.room.status = 'Offline';
    await pass(3_000);
    expect(await joining).toEqual(failed('room.unreachable'));
    expect(driver.now()).toMatchObject({ link: { kind: 'lost' }, capabilities: [], call: { kind: 'idle' } });
    expect(await driver.execute({ kind: 'leave' })).toEqual(failed('room.unreachable'));
    cloud.room.status = 'Available';
    await pass(15_000);
    expect(driver.now()).toMatchObject({ link: { kind: 'ready' }, call: { kind: 'idle' } });
    expect(cloud.patches()).toHaveLength(1);
  });

  it('that was never there is said to be off', async () => {
    const { driver, pass, cloud } = await start({ before: ({ room }) => (room.status = 'Offline') });
    const { link } = await driver.until((state) => state.link.kind === 'refused');
    expect(link).toMatchObject({ code: 'zoom.roomOffline' });
    expect(await driver.execute(join)).toEqual(failed('zoom.roomOffline'));
    cloud.room.status = 'Available';
    await pass(15_000);
    expect(driver.now().link.kind).toBe('ready');
  });

  it('is read anew after an alert about it, not about another', async () => {
    const { cloud, driver, pass, tell } = await ready({ events: true });
    cloud.room.status = 'Offline';
    await tell('zoomroom.alert', { id: 'another' });
    await pass(1_000);
    expect(driver.now().link.kind).toBe('ready');
    await tell('zoomroom.alert', { id: cloud.room.id });
    await pass(1_000);
    expect(driver.now().link.kind).toBe('lost');
  });

  it('is read anew after a gap in the events', async () => {
    const { cloud, pass, log } = await ready({ events: true });
    cloud.sockets[0]!.socket.close(1000);
    while (!log.entries.some(({ event }) => event === 'zoom.eventsDown')) await settle();
    const asked = cloud.requests.length;
    while (cloud.sockets.length < 2) {
      await pass(500);
      for (let round = 0; round < 20; round += 1) await settle();
    }
    cloud.sockets[1]!.socket.send('{"module":"build_connection","success":true}');
    while (log.entries.filter(({ event }) => event === 'zoom.eventsUp').length < 2) await settle();
    await pass(1_000);
    expect(cloud.requests.length).toBe(asked + 1);
  });
});

describe('when Zoom’s cloud is in trouble', () => {
  it.each<[string, Answer, string]>([
    ['an app without the scope', zoomError(400, 4711), 'zoom.scopeMissing'],
    ['an unknown room', zoomError(404, 1012), 'zoom.roomUnknown'],
  ])('%s is told, and asked about again in a minute', async (_, answer, code) => {
    const { cloud, driver, pass } = await start({ before: ({ next }) => next(answer) });
    expect((await driver.until(({ link }) => link.kind === 'refused')).link).toMatchObject({ code });
    expect(await driver.execute(join)).toEqual(failed(code));
    await pass(59_000);
    expect(cloud.requests).toHaveLength(1);
    await pass(8_000);
    expect(driver.now().link.kind).toBe('ready');
  });

  it('one failure is no loss, two are, and it heals by itself without losing the call', async () => {
    const { cloud, driver, pass } = await joined();
    cloud.room.status = 'InMeeting';
    const asked = cloud.requests.length;
    cloud.next(sendHtml(502), sendHtml(502));
    while (cloud.requests.length === asked) await pass(500);
    expect(driver.now().link.kind).toBe('ready');
    while (cloud.requests.length === asked + 1) await pass(500);
    expect(driver.now()).toMatchObject({ link: { kind: 'lost' }, capabilities: [] });
    await pass(5_000);
    expect(driver.now()).toMatchObject({ link: { kind: 'ready' }, call: { kind: 'inMeeting' } });
  });

  it('patience that Zoom asks for is given, and nothing is called lost', async () => {
    const { cloud, driver, pass } = await ready();
    cloud.next(zoomError(429, 429, { 'retry-after': '600' }));
    await pass(2 * 60_000);
    const asked = cloud.requests.length;
    await pass(9 * 60_000);
    expect(cloud.requests).toHaveLength(asked);
    expect(driver.now().link.kind).toBe('ready');
    expect(await driver.execute(join)).toEqual(failed('zoom.throttled'));
    await pass(2 * 60_000);
    expect(cloud.requests.length).toBeGreaterThan(asked);
  });
});

describe('a cloud driver that is stopped', () => {
  it('settles what is open, says nothing more and leaves nothing behind', async () => {
    const { clock, driver, taken } = await ready();
    const joining = driver.execute(join);
    await taken(1);
    await quiet();
    driver.stop();
    expect(await joining).toEqual(failed('room.unreachable'));
    const told = driver.states.length;
    await clock.advance(10 * 60_000);
    expect(driver.states).toHaveLength(told);
    expect(clock.pending()).toBe(0);
    expect(await driver.execute(join)).toEqual(failed('room.unreachable'));
  });

  it('logs nothing secret or personal', async () => {
    const { driver, log } = await joined();
    driver.stop();
    expect(JSON.stringify(log.entries)).not.toMatch(/token-|hemlig|471147|8123456|Älgen|127\.0/);
  });
});

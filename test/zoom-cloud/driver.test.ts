import { describe, expect, it } from 'vitest';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import { emptyRoomState } from '../../shared/model/room.ts';
import { settle } from '../fakes/fake-clock.ts';
import { isReady } from '../zoom-room/watched-driver.ts';
import { done, failed, join, joined, number, ready, sent } from './driver-bench.ts';
import { sendJson, silence, zoomError } from './odd-cloud.ts';

describe('a room in Zoom’s cloud', () => {
  it('is ready by itself, and what cannot be seen stays unknown', async () => {
    const { driver } = await ready();
    expect(driver.states[0]).toMatchObject({ link: { kind: 'connecting' }, capabilities: [] });
    expect(driver.now()).toEqual({
      ...emptyRoomState,
      link: { kind: 'ready', since: expect.any(Number) as unknown },
      capabilities: ['start', 'join', 'joinThirdParty', 'leave', 'checkIn'],
      ...{ name: 'Älgen', version: '6.2.0' },
      devices: {
        cameras: [{ id: 'cam1', name: 'Kamera', isSelected: false }],
        ...{ microphones: [], speakers: [], test: null },
      },
    });
  });

  it('is read every two minutes while nothing goes on', async () => {
    const { cloud, pass } = await ready();
    const asked = cloud.requests.length;
    await pass(10 * 60_000);
    expect(cloud.requests.length - asked).toBe(5);
    expect(Object.fromEntries(cloud.requests.at(-1)!.query)).toEqual({
      page_size: '300',
      query_name: 'Älgen',
    });
  });

  it('may lack a name, and is then looked for among all', async () => {
    const { cloud, driver } = await ready({ before: ({ room }) => (room.name = '') });
    expect(driver.now().name).toBeNull();
    expect(cloud.requests[1]!.query.get('query_name')).toBeNull();
  });

  it('is looked for page by page, and anew without its name when it has been renamed', async () => {
    const others = sendJson(200, { rooms: [{ id: 'other', status: 'Offline' }], next_page_token: 'p2' });
    const none = sendJson(200, { rooms: [] });
    const { cloud } = await ready({
      before: ({ next }) => next(sendJson(200, { basic: { name: 'Gammal' } }), others, none),
    });
    const [, first, second, third] = cloud.requests.map(({ query }) => Object.fromEntries(query));
    expect(first).toEqual({ page_size: '300', query_name: 'Gammal' });
    expect(second).toEqual({ page_size: '300', query_name: 'Gammal', next_page_token: 'p2' });
    expect(third).toEqual({ page_size: '300' });
  });

  it('goes without version and devices that may not be read', async () => {
    const { driver } = await ready({
      before: ({ next, room }) =>
        next(
          sendJson(200, { basic: { name: room.name } }),
          sendJson(200, { rooms: [room] }),
          zoomError(400, 4711),
          zoomError(400, 4711),
        ),
    });
    expect(driver.now()).toMatchObject({ version: null, devices: { cameras: [] }, link: { kind: 'ready' } });
  });
});

describe('joining through the cloud', () => {
  it('is shown as on its way, and as a meeting once Zoom tells of its start', async () => {
    const { cloud, driver, taken, tell } = await ready({ events: true });
    const joining = driver.execute(join);
    expect(driver.now().call).toMatchObject({ kind: 'connecting', meetingNumber: number });
    await taken(1);
    expect(cloud.patches()).toEqual([
      {
        method: 'zoomroom.meeting_join',
        params: { meeting_number: number, passcode: '471147', force_accept: false },
      },
    ]);
    await tell('meeting.started', { id: '89999999999' });
    expect(driver.now().call.kind).toBe('connecting');
    await tell('meeting.started', { id: number });
    expect(await joining).toEqual(done);
    expect(driver.now()).toMatchObject({ call: { kind: 'inMeeting', meetingNumber: number } });
    expect(driver.now().capabilities).toContain('microphone');
  });

  it('is seen in a meeting that runs already by the room’s own name, not by another’s', async () => {
    const { driver, taken, tell } = await ready({ events: true });
    const joining = driver.execute(join);
    await taken(1);
    await tell('meeting.participant_joined', { id: number, participant: { user_name: 'Karin Ek' } });
    expect(driver.now().call.kind).toBe('connecting');
    await tell('meeting.participant_joined', { id: number, participant: { user_name: 'Älgen' } });
    expect(await joining).toEqual(done);
  });

  it('is believed when its event overtakes the answer', async () => {
    const { cloud, driver, tell } = await ready({ events: true });
    cloud.next(silence);
    const asked = cloud.requests.length;
    const joining = driver.execute(join);
    await cloud.reached(asked + 1);
    await tell('meeting.started', { id: number });
    expect(await joining).toEqual(done);
  });

  it.each<RoomCommand>([
    join,
    { kind: 'start', durationMinutes: 30 },
    { kind: 'joinThirdParty', service: 'teams', url: 'https://teams.microsoft.com/l/meetup-join/x' },
  ])('is seen by the status where there are no events: %j', async (command) => {
    const { cloud, driver, pass, taken } = await ready();
    const joining = driver.execute(command);
    await taken(1);
    cloud.room.status = 'InMeeting';
    await pass(3_000);
    expect(await joining).toEqual(done);
    expect(driver.now().call.kind).toBe('inMeeting');
  });

  it('is shown when it is seen at last, although it was shown no longer', async () => {
    const { clock, driver, taken, tell } = await ready({ events: true, timings: { connectingMs: 2_000 } });
    const joining = driver.execute(join);
    await taken(1);
    await clock.advance(2_000);
    expect(driver.now().call.kind).toBe('idle');
    await tell('meeting.started', { id: number });
    expect(await joining).toEqual(done);
    expect(driver.now().call).toMatchObject({ kind: 'inMeeting', meetingNumber: number });
  });

  it('is not seen by the status of a room that was in a meeting before', async () => {
    const { driver, pass, taken } = await ready({ before: ({ room }) => (room.status = 'InMeeting') });
    const joining = driver.execute(join);
    await taken(1);
    await pass(20_000);
    expect(await joining).toEqual(sent);
    expect(driver.now().call.kind).toBe('connecting');
  });

  it('is seen by the status again once that has shown the room free in between', async () => {
    const { cloud, driver, pass, taken } = await ready({ before: ({ room }) => (room.status = 'InMeeting') });
    const joining = driver.execute(join);
    await taken(1);
    cloud.room.status = 'Available';
    await pass(3_000);
    expect(driver.now().call.kind).toBe('connecting');
    cloud.room.status = 'InMeeting';
    await pass(3_000);
    expect(await joining).toEqual(done);
  });

  it('that nothing confirms counts as sent after 20 s, and is forgotten after a minute', async () => {
    const { driver, pass, taken } = await ready();
    let result: unknown = null;
    void driver.execute(join).then((settled) => (result = settled));
    await taken(1);
    await pass(19_500);
    expect(result).toBeNull();
    await pass(500);
    expect(result).toEqual(sent);
    await pass(39_500);
    expect(driver.now().call.kind).toBe('connecting');
    await pass(500);
    expect(driver.now().call.kind).toBe('idle');
  });

  it('can still turn out well after it counted as sent', async () => {
    const { cloud, driver, pass, taken } = await ready();
    const joining = driver.execute(join);
    await taken(1);
    await pass(20_000);
    expect(await joining).toEqual(sent);
    cloud.room.status = 'InMeeting';
    await pass(3_000);
    expect(driver.now().call).toMatchObject({ kind: 'inMeeting', meetingNumber: number });
  });

  it('is cancelled by leaving', async () => {
    const { cloud, driver, pass, taken } = await ready();
    const joining = driver.execute(join);
    await taken(1);
    const cancelling = driver.execute({ kind: 'cancelJoin' });
    await pass(1_500);
    await taken(2);
    expect(await joining).toEqual(failed('meeting.cancelled'));
    expect(cloud.patches().at(-1)).toEqual({ method: 'zoomroom.meeting_leave' });
    await pass(5_000);
    expect(await cancelling).toEqual(sent);
    expect(driver.now().call.kind).toBe('idle');
  });
});

describe('in a meeting that the cloud knows of', () => {
  it('switches are sent, and what they switch stays unknown', async () => {
    const { driver, pass } = await joined();
    for (const command of [
      { kind: 'setMicrophone', muted: true },
      { kind: 'setCamera', muted: true },
      { kind: 'setVolume', percent: 37 },
      { kind: 'selectDevice', device: 'camera', deviceId: 'cam1' },
    ] as const) {
      const result = driver.execute(command);
      await pass(2_000);
      expect(await result).toEqual(sent);
    }
    expect(driver.now()).toMatchObject({ microphoneMuted: null, cameraMuted: null, volumePercent: null });
  });

  it.each([
    ['meeting.ended', { id: number }],
    ['meeting.participant_left', { id: number, participant: { user_name: 'Älgen' } }],
  ])('leaving is done when %s tells so', async (event, object) => {
    const { driver, taken, tell } = await joined();
    const leaving = driver.execute({ kind: 'leave' });
    expect(await driver.execute({ kind: 'endForAll' })).toEqual(failed('intent.busy'));
    await taken(2);
    await tell('meeting.participant_left', { id: number, participant: { user_name: 'Karin Ek' } });
    await tell(event, object);
    expect(await leaving).toEqual(done);
    expect(driver.now().call).toEqual({ kind: 'idle' });
    expect(await driver.execute({ kind: 'leave' })).toEqual(failed('meeting.noLongerThere'));
  });

  it('leaving that nothing tells of counts as sent after 5 s, and as left', async () => {
    const { driver, pass, taken } = await joined();
    const leaving = driver.execute({ kind: 'leave' });
    await taken(2);
    await pass(5_000);
    expect(await leaving).toEqual(sent);
    expect(driver.now().call.kind).toBe('idle');
  });

  it('is over at once for the next one: the status is read anew', async () => {
    const { cloud, driver, pass, tell } = await joined();
    cloud.room.status = 'InMeeting';
    await pass(31_000);
    cloud.room.status = 'Available';
    await tell('meeting.ended', { id: number });
    await pass(1_500);
    const starting = driver.execute({ kind: 'start', durationMinutes: 30 });
    cloud.room.status = 'InMeeting';
    await pass(4_500);
    expect(await starting).toEqual(done);
    expect(driver.now().capabilities).toContain('endForAll');
    expect(await driver.execute(join)).toEqual(failed('intent.notPossible'));
  });

  it('the end of the meeting is noticed, not that of another', async () => {
    const { driver, tell } = await joined();
    await tell('meeting.ended', { id: '89999999999' });
    expect(driver.now().call.kind).toBe('inMeeting');
    await tell('meeting.ended', { id: number });
    expect(driver.now().call.kind).toBe('idle');
  });

  it('the end is noticed by the status, but not by one that lags behind', async () => {
    const { driver, clock, pass } = await joined();
    const begun = clock.monotonicMs();
    await pass(14_000);
    expect(driver.now().call.kind).toBe('inMeeting');
    await driver.until(isReady);
    while (driver.now().call.kind !== 'idle') await pass(500);
    expect(clock.monotonicMs() - begun).toBeLessThanOrEqual(31_000);
  });

  it('a command that Zoom refuses changes nothing', async () => {
    const { cloud, driver, pass } = await joined();
    cloud.next(zoomError(401, 124));
    const leaving = driver.execute({ kind: 'leave' });
    await pass(1_500);
    expect(await leaving).toEqual(failed('zoom.secretRefused'));
    expect(driver.now().call.kind).toBe('inMeeting');
    expect(cloud.patches()).toHaveLength(2);
  });
});

describe('checking in', () => {
  const item = { id: 'AAMk=', changeKey: 'CQAA', mailbox: 'rum-algen@su.se' };

  it('is done when Zoom tells so of this room and this booking', async () => {
    const { driver, taken, tell } = await ready({ events: true });
    const checking = driver.execute({ kind: 'checkIn', meetingNumber: null, item });
    await taken(1);
    await tell('zoomroom.checked_in', { id: 'another', event_id: 'AAMk=' });
    await tell('zoomroom.checked_in', { id: 'qM0dLnyAlgen1', event_id: 'AAMk2=' });
    let isSettled = false;
    void checking.then(() => (isSettled = true));
    await settle();
    expect(isSettled).toBe(false);
    await tell('zoomroom.checked_in', { id: 'qM0dLnyAlgen1', event_id: 'AAMk=' });
    expect(await checking).toEqual(done);
  });

  it('is sent where nothing is told', async () => {
    const { driver, pass, taken } = await ready();
    const checking = driver.execute({ kind: 'checkIn', meetingNumber: null, item });
    await taken(1);
    await pass(10_000);
    expect(await checking).toEqual(sent);
  });
});

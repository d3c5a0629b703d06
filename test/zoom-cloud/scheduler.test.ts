import { describe, expect, it } from 'vitest';
import { createZoomCloud } from '../../electron/zoom-cloud/index.ts';
import { hasRun } from '../../electron/zoom-cloud/scheduler.ts';
import type { MeetingRequest, MeetingScheduler } from '../../electron/ports/meeting-scheduler.ts';
import { testConfig } from '../app/states.ts';
import { createFakeClock, type FakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { quiet } from './in-flight.ts';
import {
  sendHtml,
  sendJson,
  silence,
  startOddCloud,
  zoomError,
  type Answer,
  type OddCloud,
} from './odd-cloud.ts';

interface Bench {
  readonly cloud: OddCloud;
  readonly clock: FakeClock;
  readonly scheduler: MeetingScheduler;
}

type Policy = ReturnType<typeof testConfig>['meetings'];

async function bench(policy: Partial<Policy> = {}): Promise<Bench> {
  const cloud = await startOddCloud();
  const clock = createFakeClock('2026-11-24T08:00:00.250Z');
  const zoom = createZoomCloud({
    ...{ access: cloud.access, clock },
    ...{ log: createMemoryLog(), random: createSeededRandom() },
  });
  const scheduler = zoom.createScheduler({
    host: 'rum-algen@su.se',
    policy: { ...testConfig().meetings, ...policy },
    timeZone: 'Europe/Stockholm',
  });
  return { cloud, clock, scheduler };
}

const made = (change: object = {}): Answer =>
  sendJson(201, {
    id: 81234567890,
    join_url: 'https://su-se.zoom.us/j/81234567890?pwd=hash',
    start_url: 'https://su-se.zoom.us/s/81234567890?zak=hemligt',
    password: '',
    ...change,
  });
const now: MeetingRequest = { topic: 'Älgen', startsAt: null, durationMinutes: 30 };
const failed = (code: string): unknown =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) as unknown });

describe('a meeting made by the panel', () => {
  it('can be begun by a room: scheduled, of its own number and passcode, nobody waited for', async () => {
    const { cloud, scheduler } = await bench();
    cloud.next(made());
    const result = await scheduler.create(now);
    const { method, path, body } = cloud.requests[0]!;
    expect([method, path]).toEqual(['POST', '/v2/users/rum-algen%40su.se/meetings']);
    const { password } = body as { password: string };
    expect(body).toEqual({
      topic: 'Älgen',
      type: 2,
      start_time: '2026-11-24T08:00:01Z',
      duration: 30,
      timezone: 'Europe/Stockholm',
      password: expect.stringMatching(/^\d{8}$/) as unknown,
      settings: {
        use_pmi: false,
        waiting_room: false,
        join_before_host: true,
        jbh_time: 0,
        meeting_authentication: false,
        auto_recording: 'none',
      },
    });
    expect(result).toEqual({
      ok: true,
      value: {
        meetingNumber: '81234567890',
        passcode: password,
        joinUrl: 'https://su-se.zoom.us/j/81234567890?pwd=hash',
      },
    });
  });

  it('follows the policy, and leaves out a passcode that is not wanted', async () => {
    const { cloud, scheduler } = await bench({
      ...{ passcode: 'off', waitingRoom: 'on', authentication: 'on', recording: 'cloud' },
    });
    cloud.next(made({ id: '81234567890' }));
    const startsAt = Date.parse('2026-11-24T13:15:00Z');
    expect(await scheduler.create({ ...now, startsAt })).toMatchObject({ value: { passcode: null } });
    expect(cloud.requests[0]!.body).toMatchObject({
      start_time: '2026-11-24T13:15:00Z',
      settings: {
        ...{ waiting_room: true, join_before_host: false },
        ...{ meeting_authentication: true, auto_recording: 'cloud' },
      },
    });
    expect(cloud.requests[0]!.body).not.toHaveProperty('password');
  });

  it('has the passcode that Zoom gave it, if that is another', async () => {
    const { cloud, scheduler } = await bench({ passcode: 'off', waitingRoom: 'on' });
    cloud.next(made({ password: 'Ab1!' }));
    expect(await scheduler.create(now)).toMatchObject({ value: { passcode: 'Ab1!' } });
  });

  it('is called by one line of 200 characters at most and lasts a day at most', async () => {
    const { cloud, scheduler } = await bench();
    cloud.next(made());
    await scheduler.create({ ...now, topic: `\u202e🦌\n${'x'.repeat(196)}🦌`, durationMinutes: 5_000 });
    const { topic, duration } = cloud.requests[0]!.body as { topic: string; duration: number };
    expect(topic).toBe(`🦌 ${'x'.repeat(196)}`);
    expect(duration).toBe(1_440);
  });

  it('gets another passcode each time', async () => {
    const { cloud, scheduler } = await bench();
    cloud.next(made(), made(), made());
    for (const _ of [1, 2, 3]) await scheduler.create(now);
    expect(new Set(cloud.requests.map(({ body }) => (body as { password: string }).password)).size).toBe(3);
  });

  it.each([
    ['1234', true],
    ['4321', true],
    ['7777', true],
    ['91234', true],
    ['123', false],
    ['1357', false],
    ['12234', false],
  ])('knows that %s has a run of four: %s', (digits, expected) => {
    expect(hasRun(Array.from(digits, Number))).toBe(expected);
  });

  it.each<[string, Answer, string]>([
    ['300', zoomError(400, 300), 'zoom.badAnswer'],
    ['1001', zoomError(404, 1001), 'zoom.hostUnknown'],
    ['3000', zoomError(400, 3000), 'zoom.hostRefused'],
    ['3161', zoomError(400, 3161), 'zoom.hostRefused'],
    ['4711', zoomError(400, 4711), 'zoom.scopeMissing'],
    ['429', zoomError(429, 429), 'zoom.throttled'],
    ['401', zoomError(401, 124), 'zoom.secretRefused'],
    ['500', sendHtml(500), 'zoom.unreachable'],
    ['HTML', sendHtml(201), 'zoom.badAnswer'],
    ['no number', made({ id: null }), 'zoom.badAnswer'],
    ['a link elsewhere', made({ join_url: 'https://zoom.us.evil.example/j/81234567890' }), 'zoom.badAnswer'],
    ['a plain link', made({ join_url: 'http://su-se.zoom.us/j/81234567890' }), 'zoom.badAnswer'],
    ['no link', made({ join_url: 'x' }), 'zoom.badAnswer'],
  ])('that Zoom answers with %s fails, and is not tried again', async (_, answer, code) => {
    const { cloud, scheduler } = await bench();
    cloud.next(answer);
    expect(await scheduler.create(now)).toEqual(failed(code));
    expect(cloud.requests).toHaveLength(1);
  });

  it('that takes longer than 5 s has failed', async () => {
    const { cloud, clock, scheduler } = await bench();
    cloud.next(silence);
    const making = scheduler.create(now);
    await cloud.reached(1);
    await clock.advance(5_000);
    expect(await making).toEqual(failed('zoom.unreachable'));
    await quiet();
    expect(clock.pending()).toBe(0);
  });

  it('is one of a hundred a day at most, by the day of Greenwich', async () => {
    const { cloud, clock, scheduler } = await bench();
    for (let count = 0; count < 100; count += 1) {
      cloud.next(made());
      expect((await scheduler.create(now)).ok).toBe(true);
      await clock.advance(300);
    }
    expect(await scheduler.create(now)).toEqual(failed('zoom.throttled'));
    expect(cloud.requests).toHaveLength(100);
    clock.jump(16 * 3_600_000);
    cloud.next(made());
    expect((await scheduler.create(now)).ok).toBe(true);
  });

  it.each<[string, Answer, unknown]>([
    ['204', (to) => to.writeHead(204).end(), { ok: true, value: null }],
    ['3001', zoomError(404, 3001), { ok: true, value: null }],
    ['500', sendHtml(500), failed('zoom.unreachable')],
  ])('is taken away again: %s', async (_, answer, expected) => {
    const { cloud, scheduler } = await bench();
    cloud.next(answer);
    expect(await scheduler.remove('81234567890')).toEqual(expected);
    expect(cloud.requests).toMatchObject([{ method: 'DELETE', path: '/v2/meetings/81234567890' }]);
  });
});

/** The look ahead before a booked call: what is found amiss, when it is shown, and that the desk is told once. */
import { describe, expect, it } from 'vitest';
import { callAhead, noteTroubles, noTroubles, troublesOf } from '../../electron/app/preflight.ts';
import { createPreflightWatch } from '../../electron/app/preflight-watch.ts';
import { reduce, type AppEvent } from '../../electron/app/reduce.ts';
import type { PanelState } from '../../electron/app/state.ts';
import { panelError } from '../../shared/errors.ts';
import type { Booking } from '../../shared/model/booking.ts';
import type { Device, RoomState } from '../../shared/model/room.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { FaultCategory, PreflightPart } from '../../shared/snapshot-service.ts';
import { minute, second } from '../../shared/time.ts';
import { booking, zoom } from '../fakes/bookings.ts';
import { createFakeClock, settle } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { runningPanel, type PanelWishes, type RunningPanel } from './running-panel.ts';
import { at, panelState, readyRoom, testConfig } from './states.ts';
import { watch } from './watched-panel.ts';

const call = booking('2026-11-24T12:00', '13:00', { join: zoom() });
const device = (id: string): Device => ({ id, name: id, isSelected: true });
const furnished = {
  cameras: [device('kamera')],
  microphones: [device('mikrofon')],
  speakers: [device('högtalare')],
  test: null,
};
const away = panelError('calendar.unreachable', 'later', null);
const refused = panelError('calendar.secretExpired', 'never', null);

const panelAt = async (until: string, wishes: PanelWishes = {}): Promise<RunningPanel> => {
  const panel = await runningPanel({ startsAt: '2026-11-24T11:50:00Z', bookings: [call], ...wishes });
  panel.room.change({ devices: furnished });
  await watch(panel, until);
  return panel;
};
const troubles = ({ shown }: RunningPanel): readonly PreflightPart[] | null =>
  shown().preflight?.troubles ?? null;
const lose = ({ room }: RunningPanel, kind: 'cameras' | 'microphones' | 'speakers'): void =>
  room.change({ devices: { ...room.now().devices, [kind]: [] } });

describe('what is amiss', () => {
  const now = at('2026-11-24T10:00');
  const of = (room: Partial<RoomState>, more: Partial<PanelState> = {}) =>
    troublesOf(panelState([], { room: { ...readyRoom, ...room }, ...more }), now);

  it.each<[string, Partial<RoomState>, readonly PreflightPart[]]>([
    ['nothing, in a room that has all it needs', { devices: furnished }, []],
    ['nothing, where the room tells of no device at all', {}, []],
    ['the camera alone', { devices: { ...furnished, cameras: [] } }, ['camera']],
    [
      'microphone and speaker',
      { devices: { ...furnished, microphones: [], speakers: [] } },
      ['microphone', 'speaker'],
    ],
    ['the room alone, while its link is down', { link: { kind: 'lost', since: now } }, ['room']],
    ['the room, when it has no account', { call: { kind: 'signedOut', since: now } }, ['room']],
    ['nothing, where no room is controlled', { link: { kind: 'off' } }, []],
  ])('is %s', (_name, room, parts) => {
    expect(of(room)).toEqual(parts);
  });

  it.each<[string, Partial<PanelState>, readonly PreflightPart[]]>([
    [
      'in trouble',
      { calendar: { bookings: [], asOf: now, trouble: { error: away, since: now } } },
      ['calendar'],
    ],
    ['silent', { calendar: { bookings: [], asOf: now - 91 * second, trouble: null } }, ['calendar']],
    ['heard a moment ago', { calendar: { bookings: [], asOf: now - 90 * second, trouble: null } }, []],
    [
      'not configured',
      { config: { ...testConfig(), calendar: null }, calendar: { bookings: [], asOf: null, trouble: null } },
      [],
    ],
  ])('with a calendar that is %s is that', (_name, more, parts) => {
    expect(of({}, more)).toEqual(parts);
  });

  it('keeps the time since when it has been so, until it is over', () => {
    const first = noteTroubles(noTroubles, ['camera'], 1000);
    expect([...noteTroubles(first, ['camera', 'room'], 5000)]).toEqual([
      ['camera', 1000],
      ['room', 5000],
    ]);
    expect([...noteTroubles(noteTroubles(first, [], 5000), ['camera'], 9000)]).toEqual([['camera', 9000]]);
  });
});

describe('the call ahead', () => {
  const now = at('2026-11-24T11:56');
  const ahead = (bookings: readonly Booking[], more: Partial<PanelState> = {}): string | null =>
    callAhead(panelState(bookings, more), now)?.key ?? null;
  const teams = booking('2026-11-24T12:00', '13:00', {
    join: { kind: 'thirdParty', service: 'teams', url: 'https://teams.microsoft.com/l/meetup-join/x' },
  });

  it('is the first to begin within five minutes', () => {
    const sooner = booking('2026-11-24T11:58', '12:00', { join: zoom() });
    expect(ahead([call, sooner])).toBe(sooner.key);
    expect(callAhead(panelState([call]), at('2026-11-24T11:55'))?.key).toBe(call.key);
    expect(callAhead(panelState([call]), at('2026-11-24T11:55') - 1)).toBeNull();
    expect(callAhead(panelState([call]), call.startsAt)).toBeNull();
  });

  it('is no booking without a meeting, nor one that was cancelled', () => {
    expect(ahead([booking('2026-11-24T12:00', '13:00')])).toBeNull();
    expect(ahead([{ ...call, isCancelled: true }])).toBeNull();
  });

  it('can be one that only the room’s own list knows the number of', () => {
    const row = { meetingNumber: '71234567890', title: null, isCheckedIn: null, calendarId: null };
    const bare = booking('2026-11-24T12:00', '13:00');
    const room = { ...readyRoom, bookings: [{ ...row, startsAt: bare.startsAt, endsAt: bare.endsAt }] };
    expect(ahead([bare], { room })).toBe(bare.key);
  });

  it('can be of another service where the room joins that, or cannot say', () => {
    expect(ahead([teams])).toBeNull();
    const able = { ...readyRoom, capabilities: [...readyRoom.capabilities, 'joinThirdParty' as const] };
    expect(ahead([teams], { room: able })).toBe(teams.key);
    expect(ahead([teams], { room: { ...readyRoom, link: { kind: 'lost', since: now } } })).toBe(teams.key);
  });

  it('is none any more once it was joined, but is while others still talk', () => {
    const talking = (meetingNumber: string | null): Partial<PanelState> => ({
      room: { ...readyRoom, call: { kind: 'inMeeting', since: now, meetingNumber } },
    });
    const before = booking('2026-11-24T11:00', '12:00', { join: zoom('71234567890') });
    expect(ahead([before, call], talking('61234567890'))).toBeNull();
    expect(ahead([before, call], talking('71234567890'))).toBe(call.key);
    expect(ahead([call], talking(null))).toBeNull();
  });

  it('is none in a room that staff have closed, until it opens again', () => {
    expect(ahead([call], { outOfUse: { reason: 'fault', until: null } })).toBeNull();
    expect(ahead([call], { outOfUse: { reason: 'fault', until: now } })).toBe(call.key);
  });
});

describe('what is shown before the call', () => {
  it('is nothing while nothing is amiss, and nothing long before', async () => {
    const panel = await panelAt('11:51');
    lose(panel, 'cameras');
    await watch(panel, '11:54:59');
    expect(troubles(panel)).toBeNull();
    const well = await panelAt('11:59:59');
    expect(troubles(well)).toBeNull();
  });

  it('is what has been amiss before, from five minutes before the start until it begins', async () => {
    const panel = await panelAt('11:51');
    lose(panel, 'cameras');
    await watch(panel, '11:55');
    expect(panel.shown().preflight).toEqual({
      ...{ bookingKey: call.key, startsAt: call.startsAt, troubles: ['camera'], isReported: false },
    });
    await watch(panel, '11:59:59');
    expect(troubles(panel)).toEqual(['camera']);
    await watch(panel, '12:00');
    expect(troubles(panel)).toBeNull();
  });

  it('is what lasts twenty seconds, and goes as soon as it is well again', async () => {
    const panel = await panelAt('11:56');
    lose(panel, 'microphones');
    await panel.clock.advance(19 * second);
    expect(troubles(panel)).toBeNull();
    await panel.clock.advance(second);
    expect(troubles(panel)).toEqual(['microphone']);
    panel.room.change({ devices: furnished });
    await settle();
    expect(troubles(panel)).toBeNull();
    lose(panel, 'microphones');
    await panel.clock.advance(19 * second);
    expect(troubles(panel)).toBeNull();
  });

  it('names the room, or the calendar, and both as the network when neither can be reached', async () => {
    const panel = await panelAt('11:55');
    panel.room.goAway();
    await panel.clock.advance(20 * second);
    expect(troubles(panel)).toEqual(['room']);
    panel.calendar.lose(refused);
    await panel.clock.advance(20 * second);
    expect(troubles(panel)).toEqual(['room', 'calendar']);
    panel.calendar.lose(away);
    await panel.clock.advance(5 * second);
    expect(troubles(panel)).toEqual(['network']);
    panel.room.comeBack();
    await settle();
    expect(troubles(panel)).toEqual(['calendar']);
  });

  it('sees a calendar fall silent that reports no trouble', async () => {
    const panel = await panelAt('11:56');
    await panel.clock.advance(100 * second);
    expect(troubles(panel)).toBeNull();
    await panel.clock.advance(15 * second);
    expect(troubles(panel)).toEqual(['calendar']);
  });

  it('ends with the call being joined', async () => {
    const panel = await panelAt('11:53');
    lose(panel, 'speakers');
    await watch(panel, '11:56');
    expect(troubles(panel)).toEqual(['speaker']);
    panel.room.change({
      call: { kind: 'inMeeting', since: panel.clock.now(), meetingNumber: '61234567890' },
    });
    await settle();
    expect(troubles(panel)).toBeNull();
  });

  it('leaves no timer behind when the panel stops', async () => {
    const panel = await panelAt('11:56');
    panel.controller.stop();
    expect(panel.clock.pending()).toBe(0);
  });
});

describe('the service desk', () => {
  type Report = (category: FaultCategory) => Promise<Result<string>>;

  /** A watch of its own over a state that a test steers, with a desk that answers as told. */
  function watching(report: Report | null, bookings: readonly Booking[] = [call]) {
    const clock = createFakeClock('2026-11-24T11:55:00Z');
    const log = createMemoryLog();
    let state = panelState(bookings, { now: clock.now() });
    const dispatch = (event: AppEvent): void => {
      state = reduce(state, event);
      preflight.look();
    };
    const preflight = createPreflightWatch({ clock, log, state: () => state, dispatch, report });
    const hear = (room: Partial<RoomState>): void =>
      dispatch({ kind: 'room', room: { ...readyRoom, ...room }, now: clock.now() });
    const read = (): void =>
      dispatch({
        ...{ kind: 'calendar', now: clock.now() },
        event: { kind: 'agenda', bookings, from: 0, to: 1, asOf: clock.now() },
      });
    const pass = async (ms: number): Promise<void> => {
      const end = clock.now() + ms;
      while (clock.now() < end) {
        await clock.advance(10 * second);
        read();
      }
    };
    return { clock, log, hear, pass, stop: preflight.stop, state: () => state };
  }

  const taking = () => {
    const told: FaultCategory[] = [];
    const report: Report = (category) => {
      told.push(category);
      return Promise.resolve(ok(`report-${told.length}`));
    };
    return { told, report };
  };
  const blind = { devices: { ...furnished, cameras: [] } };

  it('is told once the trouble has lasted a minute, which the slice then says', async () => {
    const { told, report } = taking();
    const desk = watching(report);
    desk.hear(blind);
    await desk.pass(50 * second);
    expect(told).toEqual([]);
    await desk.pass(10 * second);
    expect(told).toEqual(['picture']);
    expect(desk.state()).toMatchObject({ preflightReported: call.key, preflight: { troubles: ['camera'] } });
    desk.stop();
  });

  it.each<[string, Partial<RoomState>, FaultCategory]>([
    ['room', { link: { kind: 'lost', since: 0 } }, 'panel'],
    ['microphone', { devices: { ...furnished, microphones: [] } }, 'microphone'],
    ['speaker', { devices: { ...furnished, speakers: [] } }, 'sound'],
  ])('hears of the %s in its own words', async (_part, room, category) => {
    const { told, report } = taking();
    const desk = watching(report);
    desk.hear(room);
    await desk.pass(minute);
    expect(told).toEqual([category]);
    desk.stop();
  });

  it('is told once for a booking, however often the trouble comes back, and again for the next', async () => {
    const next = booking('2026-11-24T12:03', '13:00', { join: zoom() });
    const { told, report } = taking();
    const desk = watching(report, [call, next]);
    desk.hear(blind);
    await desk.pass(90 * second);
    desk.hear({ devices: furnished });
    desk.hear(blind);
    await desk.pass(2 * minute);
    expect(told).toEqual(['picture']);
    await desk.pass(2 * minute);
    expect(told).toEqual(['picture', 'picture']);
    expect(desk.state().preflightReported).toBe(next.key);
    desk.stop();
  });

  it('is not tried again when it could not be told, and nobody is said to know', async () => {
    let tries = 0;
    const desk = watching(() => {
      tries += 1;
      return Promise.resolve(err(panelError('support.notConfigured', 'never', null)));
    });
    desk.hear(blind);
    await desk.pass(3 * minute);
    expect(tries).toBe(1);
    expect(desk.state().preflightReported).toBeNull();
    expect(desk.log.entries).toContainEqual(
      expect.objectContaining({ event: 'preflight.notReported', fields: { code: 'support.notConfigured' } }),
    );
    desk.stop();
  });

  it('is left alone where there is none, and the trouble is shown all the same', async () => {
    const desk = watching(null);
    desk.hear(blind);
    await desk.pass(2 * minute);
    expect(desk.state()).toMatchObject({ preflightReported: null, preflight: { troubles: ['camera'] } });
    desk.stop();
  });

  it('finds in the log when a trouble was seen and when it was over', async () => {
    const desk = watching(null);
    desk.hear(blind);
    await desk.pass(30 * second);
    desk.hear({ devices: furnished });
    const events = desk.log.entries.map(({ event }) => event);
    expect(events).toEqual(['preflight.trouble', 'preflight.over']);
    desk.stop();
  });
});

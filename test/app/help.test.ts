/** Reporting a fault from the panel: what the service desk gets to know, and what the person in front is told. */
import { describe, expect, it } from 'vitest';
import { faultContext } from '../../electron/app/fault-context.ts';
import { readConfig } from '../../shared/config.ts';
import type { Intent } from '../../shared/bridge.ts';
import { panelError } from '../../shared/errors.ts';
import { hour, minute, second } from '../../shared/time.ts';
import { settle } from '../fakes/fake-clock.ts';
import { createFakeFaultReports } from '../fakes/fake-fault-reports.ts';
import { booking, zoom } from '../fakes/bookings.ts';
import { runningPanel, type PanelWishes } from './running-panel.ts';
import { at, panelState, rawConfig } from './states.ts';

const sound: Intent = { kind: 'help.report', category: 'sound' };

/** At ten past eleven, beside a service desk that a test plays. */
async function panelWithDesk(wishes: PanelWishes = {}) {
  const before = await runningPanel();
  before.controller.stop();
  const desk = createFakeFaultReports(before.clock);
  const panel = await runningPanel({ after: before, faultReports: desk, ...wishes });
  const notices = () => panel.shown().notices.map(({ code, tone, reference }) => ({ code, tone, reference }));
  return { ...panel, desk, notices };
}

describe('a tap on a kind of fault', () => {
  it('is a report, and shown as one at once', async () => {
    const { tap, desk, shown } = await panelWithDesk();
    expect(shown().help).toMatchObject({ isOffered: true, reports: [] });
    expect(await tap(sound)).toMatchObject({ ok: true });
    await settle();
    expect(desk.taken.map(({ category }) => category)).toEqual(['sound']);
    expect(shown().help.reports).toEqual([
      {
        id: 'report-1',
        category: 'sound',
        reportedAt: at('2026-11-24T11:10'),
        state: 'waiting',
        reference: null,
        answer: null,
        message: null,
      },
    ]);
  });

  it('is under way, on what was tapped, until the report is kept', async () => {
    const { desk, ...rest } = await panelWithDesk();
    let keep = (): void => undefined;
    const slow = {
      ...desk,
      report: (...report: Parameters<typeof desk.report>) =>
        new Promise<void>((resolve) => (keep = resolve)).then(() => desk.report(...report)),
    };
    rest.controller.stop();
    const { tap, shown } = await runningPanel({ after: rest, faultReports: slow });
    await tap(sound);
    expect(shown().pending).toMatchObject([{ kind: 'help.report', about: 'sound' }]);
    expect(await tap(sound)).toMatchObject({ error: { code: 'intent.busy' } });
    expect(await tap({ kind: 'help.report', category: 'picture' })).toMatchObject({ ok: true });
    keep();
    await settle();
    expect(shown().pending.filter(({ about }) => about === 'picture')).toEqual([]);
  });

  it('is refused where there is no service desk', async () => {
    const { tap, shown } = await runningPanel();
    expect(shown().help.isOffered).toBe(false);
    expect(await tap(sound)).toMatchObject({ error: { code: 'support.notConfigured' } });
  });

  it('says so when the report cannot be taken on', async () => {
    const { tap, desk, notices } = await panelWithDesk();
    desk.setAbsent();
    await tap(sound);
    await settle();
    expect(notices()).toMatchObject([{ code: 'support.notConfigured', tone: 'bad' }]);
  });
});

describe('what becomes of it', () => {
  it('is told with the number that the service desk gave it', async () => {
    const { tap, desk, shown, notices } = await panelWithDesk();
    await tap(sound);
    await settle();
    desk.send('INC0012345');
    await settle();
    expect(notices()).toEqual([{ code: 'help.sent', tone: 'good', reference: 'INC0012345' }]);
    expect(shown().help.reports).toMatchObject([{ state: 'sent', reference: 'INC0012345', answer: null }]);
    desk.answer('onTheWay', 'Vi är där om tio minuter');
    await settle();
    expect(notices()).toHaveLength(1);
    expect(shown().help.reports).toMatchObject([
      { state: 'sent', reference: 'INC0012345', answer: 'onTheWay', message: 'Vi är där om tio minuter' },
    ]);
  });

  it('is told when it has to wait for the network, once', async () => {
    const { tap, desk, notices } = await panelWithDesk();
    await tap(sound);
    desk.holdUp();
    desk.holdUp();
    await settle();
    expect(notices()).toEqual([{ code: 'help.waiting', tone: 'good', reference: undefined }]);
    desk.send(null);
    await settle();
    expect(notices().at(-1)).toEqual({ code: 'help.sent', tone: 'good', reference: null });
  });

  it('is told when the service desk will not have it', async () => {
    const { tap, desk, shown, notices } = await panelWithDesk();
    await tap(sound);
    desk.refuse();
    await settle();
    expect(notices()).toMatchObject([{ code: 'support.refused', tone: 'bad' }]);
    expect(shown().help.reports).toMatchObject([{ state: 'failed' }]);
  });

  it('is not told to whoever stands there when the reporter has left, but shown', async () => {
    const { tap, desk, clock, shown, notices } = await panelWithDesk();
    await tap(sound);
    await settle();
    await clock.advance(11 * minute);
    desk.send('INC1');
    await settle();
    expect(notices()).toEqual([]);
    expect(shown().help.reports).toMatchObject([{ reference: 'INC1' }]);
  });

  it('is known again after a restart, without being told again', async () => {
    const first = await panelWithDesk();
    await first.tap(sound);
    await first.tap({ kind: 'help.report', category: 'panel' });
    await settle();
    first.desk.send('INC2');
    first.controller.stop();
    const { shown } = await runningPanel({ after: first, faultReports: first.desk });
    expect(shown().notices).toEqual([]);
    expect(shown().help.reports.map(({ category, reference }) => [category, reference])).toEqual([
      ['panel', 'INC2'],
      ['sound', null],
    ]);
  });

  it('is heard no more by a panel that has stopped', async () => {
    const { tap, desk, controller, pushes } = await panelWithDesk();
    await tap(sound);
    await settle();
    controller.stop();
    const before = pushes.length;
    desk.send('INC3');
    await settle();
    expect(pushes).toHaveLength(before);
  });
});

describe('along with the report goes', () => {
  it('how the panel and its links stand', async () => {
    const { tap, desk, clock, room } = await panelWithDesk({ language: 'en' });
    await clock.advance(5 * minute);
    room.goAway();
    await clock.advance(90 * second);
    await tap(sound);
    await settle();
    expect(desk.taken[0]?.context).toMatchObject({
      panelName: 'Älgen',
      language: 'en',
      timeZone: 'Europe/Stockholm',
      versions: { panel: '1.2.3', system: null },
      links: {
        room: { state: 'down', forSeconds: 90 },
        cloud: { state: 'absent', forSeconds: null },
        calendar: { state: 'up', forSeconds: null },
      },
      uptimeSeconds: 390,
    });
  });

  it('what went wrong, each once, newest first, with its age', async () => {
    const { tap, desk, clock, room, calendar } = await panelWithDesk();
    room.goAway();
    await settle();
    await clock.advance(minute);
    calendar.lose(panelError('calendar.unreachable', 'later', null));
    await settle();
    await clock.advance(minute);
    room.comeBack();
    room.goAway();
    await settle();
    await clock.advance(10 * second);
    await tap(sound);
    await settle();
    expect(desk.taken[0]?.context.lastErrors).toEqual([
      { code: 'room.unreachable', ageSeconds: 10 },
      { code: 'calendar.unreachable', ageSeconds: 70 },
    ]);
  });

  it('what a tap came to that failed', async () => {
    const { tap, desk, clock } = await panelWithDesk();
    await tap({ kind: 'meeting.joinNumber', meetingNumber: '99999999999', passcode: null });
    await settle();
    await clock.advance(hour);
    await tap(sound);
    await settle();
    expect(desk.taken[0]?.context.lastErrors).toEqual([{ code: 'meeting.joinFailed', ageSeconds: 3600 }]);
  });

  it('no title and no name of anybody', async () => {
    const { tap, desk, calendar, shown } = await panelWithDesk();
    calendar.setBookings([
      booking('2026-11-24T11:00', '12:00', { title: 'Lönesamtal', organizerName: 'Anna Andersson' }),
    ]);
    await settle();
    expect(JSON.stringify(shown())).toContain('Lönesamtal');
    await tap(sound);
    await settle();
    expect(desk.taken).toHaveLength(1);
    expect(JSON.stringify(desk.taken)).not.toMatch(/Löne|Anna|@/);
  });
});

it('what is amiss before a booked call is reported without a tap, and nobody is thanked for it', async () => {
  const { desk, room, clock, calendar, shown, notices } = await panelWithDesk();
  calendar.setBookings([booking('2026-11-24T11:14', '12:00', { join: zoom() })]);
  room.goAway();
  await clock.advance(2 * minute);
  expect(desk.taken.map(({ category }) => category)).toEqual(['panel']);
  expect(shown().preflight).toMatchObject({ isReported: true });
  desk.send('INC0012346');
  await settle();
  expect(shown().help.reports).toMatchObject([{ state: 'sent', reference: 'INC0012346' }]);
  expect(notices()).toEqual([]);
});

describe('a link', () => {
  const circumstances = { now: at('2026-11-24T10:00'), uptimeSeconds: 0, lastErrors: [] };
  const since = at('2026-11-24T09:59');
  const linksOf = (...given: Parameters<typeof panelState>) =>
    faultContext(panelState(...given), circumstances).links;

  it.each([
    ['ready', { kind: 'ready', since }, 'up'],
    ['connecting', { kind: 'connecting', since }, 'down'],
    ['taken over', { kind: 'takenOver', since }, 'down'],
    ['refused', { kind: 'refused', since, code: 'room.wrongPasscode' }, 'down'],
  ] as const)('to a room that is %s says since when', (_, link, state) => {
    const { room } = panelState();
    expect(linksOf([], { room: { ...room, link } }).room).toEqual({ state, forSeconds: 60 });
  });

  it('that has not begun is not known, and one that is not in the config is absent', () => {
    const { room, config } = panelState();
    expect(linksOf([], { room: { ...room, link: { kind: 'off' } } }).room.state).toBe('unknown');
    const calendar = { bookings: [], asOf: null, trouble: null };
    expect(linksOf([], { calendar }).calendar.state).toBe('unknown');
    const bare = config && { ...config, calendar: null, room: { ...config.room, csapi: null } };
    expect(linksOf([], { config: bare })).toMatchObject({
      room: { state: 'absent' },
      calendar: { state: 'absent' },
    });
    expect(linksOf([], { config: null }).room.state).toBe('absent');
  });

  it('to the cloud is the room’s own where the cloud drives the room', () => {
    const cloudConfig = (driver: string) => {
      const read = readConfig({
        ...rawConfig,
        room: { ...rawConfig.room, driver, cloud: { roomId: 'r' } },
        zoom: { accountId: 'a', clientId: 'c', clientSecret: 's' },
      });
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      return read.value.config;
    };
    expect(linksOf([], { config: cloudConfig('cloud') }).cloud.state).toBe('up');
    expect(linksOf([], { config: cloudConfig('both') }).cloud.state).toBe('unknown');
  });
});

/** What may be read of a booking: at every level, beside the door and on the table, wherever a booking is told of. */
import { describe, expect, it } from 'vitest';
import { noteRelease, settleRelease } from '../../electron/app/booking/ledger.ts';
import { createProjection } from '../../electron/app/project.ts';
import { reduce } from '../../electron/app/reduce.ts';
import type { PanelState } from '../../electron/app/state.ts';
import { decide } from '../../electron/app/undertake.ts';
import type { Config } from '../../shared/config.ts';
import type { Booking } from '../../shared/model/booking.ts';
import type { BookingView, Snapshot } from '../../shared/snapshot.ts';
import { minute, second } from '../../shared/time.ts';
import { booking, zoom } from '../fakes/bookings.ts';
import { settle } from '../fakes/fake-clock.ts';
import { runningPanel, type PanelWishes } from './running-panel.ts';
import { at, panelState, readyRoom, testConfig } from './states.ts';

type Level = Config['privacy']['inside'];
type Placement = Config['panel']['placement'];

const now = at('2026-11-24T10:00');
const levels: readonly Level[] = ['open', 'organiser', 'busy'];
const placements: readonly Placement[] = ['table', 'door'];
const words = { title: 'Lönesamtal', organizerName: 'Karin Ek' };
const running = booking('2026-11-24T09:30', '11:00', { ...words, join: zoom('61234567890') });
const tomorrow = booking('2026-11-25T09:30', '11:00', words);
const wholeDay = booking('2026-11-24T00:00', '2026-11-25T00:00', {
  ...words,
  allDay: { startDate: '2026-11-24', endDate: '2026-11-25' },
});

function configAt(level: Level, placement: Placement): Config {
  const config = testConfig();
  const other: Level = level === 'open' ? 'busy' : 'open';
  const privacy = placement === 'door' ? { inside: other, door: level } : { inside: level, door: other };
  return { ...config, panel: { ...config.panel, placement }, privacy: { ...config.privacy, ...privacy } };
}

const inCall = (
  kind: 'connecting' | 'inMeeting',
  prompt: PanelState['room']['prompt'],
): PanelState['room'] => ({
  ...readyRoom,
  call: { kind, since: now, meetingNumber: '61234567890' },
  prompt,
});

const privately = (one: Booking, isPrivate: boolean): Booking => ({ ...one, isPrivate });

/** Everything that tells of a booking at once. */
function shown(
  level: Level,
  placement: Placement,
  isPrivate: boolean,
  more: Partial<PanelState> = {},
): Snapshot {
  const bookings = [running, tomorrow, wholeDay].map((one) => privately(one, isPrivate));
  const one = privately(running, isPrivate);
  const base = panelState(bookings, { config: configAt(level, placement) });
  const state: PanelState = {
    ...base,
    held: [{ kind: 'booking.end', booking: one, isByRule: false, since: now, until: now + minute }],
    released: one,
    ledger: settleRelease(noteRelease(base.ledger, one, now, false), one.key, 'done'),
    notices: [{ id: 1, tone: 'bad', about: 'booking.extend', code: 'calendar.taken', at: now }],
    undertakings: [],
    ...more,
  };
  return createProjection()(state, null);
}

const waits = { room: inCall('connecting', { kind: 'waitForHost', since: now }) };
/** Its time is free again. */
const gone = { calendar: { bookings: [], asOf: now, trouble: null } };
const meets = { room: inCall('inMeeting', null) };
const rowOf = (rows: Snapshot['agenda']['rows']): BookingView | null => {
  const row = rows.find(({ kind }) => kind === 'booking');
  return row?.kind === 'booking' ? row.booking : null;
};

type Where = readonly [
  name: string,
  place: 'main' | 'list',
  find: (level: Level, placement: Placement, isPrivate: boolean) => BookingView | null,
];

const places: readonly Where[] = [
  ['home', 'main', (...how) => shown(...how).home.booking],
  ['the row of today', 'list', (...how) => rowOf(shown(...how).agenda.rows)],
  ['the row of tomorrow', 'list', (...how) => rowOf(shown(...how).agenda.tomorrow.rows)],
  ['the whole day', 'list', (...how) => shown(...how).agenda.allDay[0] ?? null],
  ['what is held', 'main', (...how) => shown(...how).held[0]?.booking ?? null],
  ['what was given back', 'main', (...how) => shown(...how, gone).home.released?.booking ?? null],
  ['the meeting', 'main', (...how) => shown(...how, meets).meeting?.booking ?? null],
];

const mayTitle = (level: Level, placement: Placement, place: 'main' | 'list'): boolean =>
  level === 'open' || (level === 'organiser' && placement === 'table' && place === 'main');

const everyWay = levels.flatMap((level) => placements.map((placement) => [level, placement] as const));

describe.each(everyWay)('at the level %s, on a panel at the %s', (level, placement) => {
  it.each(places)('%s tells what the level allows', (_, place, find) => {
    const hasTitle = mayTitle(level, placement, place);
    expect(find(level, placement, false)).toMatchObject({
      label: hasTitle ? 'title' : 'booked',
      title: hasTitle ? words.title : null,
      organizer: level === 'busy' ? null : words.organizerName,
    });
  });

  it.each(places)('%s tells nothing of a private booking', (_, _place, find) => {
    expect(find(level, placement, true)).toMatchObject({ label: 'private', title: null, organizer: null });
  });

  it('a prompt names the meeting where home does', () => {
    const promptTitle = (isPrivate: boolean): string | null => {
      const { screen } = shown(level, placement, isPrivate, waits);
      return screen.kind === 'prompt' && screen.prompt.kind === 'waitForHost' ? screen.prompt.title : 'none';
    };
    expect(promptTitle(false)).toBe(mayTitle(level, placement, 'main') ? words.title : null);
    expect(promptTitle(true)).toBeNull();
  });

  it('nothing else in the snapshot tells more', () => {
    for (const more of [{}, waits, meets, gone]) {
      const whole = JSON.stringify(shown(level, placement, false, more));
      if (!mayTitle(level, placement, 'main')) expect(whole).not.toContain(words.title);
      if (level === 'busy') expect(whole).not.toContain(words.organizerName);
      expect(JSON.stringify(shown(level, placement, true, more))).not.toMatch(/Lönesamtal|Karin/);
    }
  });
});

describe('without a config', () => {
  it('nothing is told', () => {
    const whole = createProjection()(panelState([running], { config: null }), null);
    expect(JSON.stringify(whole)).not.toMatch(/Lönesamtal|Karin/);
  });
});

describe('showing what the level hides of the booking at hand', () => {
  const reveal = { kind: 'panel.revealBooking' } as const;
  const refused = { ok: false, error: { code: 'intent.notPossible' } };
  const inRoom = { privacy: { inside: 'busy' }, startsAt: '2026-11-24T10:00:05Z' } as const;
  const panelWith = (wishes: PanelWishes = {}) => runningPanel({ ...inRoom, bookings: [running], ...wishes });
  const visible = { label: 'title', title: words.title, organizer: words.organizerName };
  const hidden = { label: 'booked', title: null, organizer: null };

  it('lasts half a minute and does not wait for the minute’s tick', async () => {
    const { clock, tap, shown: page } = await panelWith();
    expect(page().home).toMatchObject({ booking: hidden, canReveal: true });
    expect(await tap(reveal)).toEqual({ ok: true, value: null });
    await settle();
    expect(page().home).toMatchObject({ booking: visible, canReveal: false });
    await clock.advance(29 * second);
    expect(page().home.booking).toMatchObject(visible);
    await clock.advance(second);
    expect(page().home).toMatchObject({ booking: hidden, canReveal: true });
  });

  it('lasts half a minute from the last tap', async () => {
    const { clock, tap, shown: page } = await panelWith();
    await tap(reveal);
    await clock.advance(20 * second);
    await tap(reveal);
    await clock.advance(29 * second);
    expect(page().home.booking).toMatchObject(visible);
    await clock.advance(second);
    expect(page().home.booking).toMatchObject(hidden);
  });

  it('leaves the lists as they are', async () => {
    const { tap, shown: page } = await panelWith();
    await tap(reveal);
    await settle();
    expect(rowOf(page().agenda.rows)).toMatchObject(hidden);
  });

  it('is there for the booking that starts soon, too', async () => {
    const soon = booking('2026-11-24T10:08', '11:00', words);
    const { tap, shown: page } = await panelWith({ bookings: [soon] });
    await tap(reveal);
    await settle();
    expect(page().home.booking).toMatchObject(visible);
  });

  it('does not go over to the booking after it', () => {
    const next = booking('2026-11-24T11:00', '12:00', words);
    const state = panelState([running, next], { config: configAt('busy', 'table') });
    const revealed = reduce(state, { kind: 'revealed', bookingKey: running.key, now: now + 59 * minute });
    const home = (time: number): unknown =>
      createProjection()(reduce(revealed, { kind: 'tick', now: time }), null).home.booking;
    expect(home(running.endsAt - minute)).toMatchObject(visible);
    expect(home(running.endsAt)).toMatchObject(hidden);
  });

  it('is over when the machine wakes after it, and when nobody is there any more', () => {
    const state = panelState([running], { config: configAt('busy', 'table') });
    const revealed = reduce(state, { kind: 'revealed', bookingKey: running.key, now });
    const home = (one: PanelState): unknown => createProjection()(one, null).home.booking;
    expect(home(revealed)).toMatchObject(visible);
    expect(home(reduce(revealed, { kind: 'tick', now: now + 30 * second }))).toMatchObject(hidden);
    expect(home(reduce(revealed, { kind: 'unattended' }))).toMatchObject(hidden);
  });

  it.each([
    ['at the door', 'busy', 'door', running],
    ['where nothing is hidden', 'open', 'table', running],
    ['where only lists hide it', 'organiser', 'table', running],
    ['for what its organiser keeps private', 'busy', 'table', privately(running, true)],
    ['for what has nothing to show', 'busy', 'table', { ...running, title: null, organizerName: null }],
    ['for what was booked at the panel', 'busy', 'table', { ...running, organizedByRoom: true, title: null }],
    ['where nothing is at hand', 'busy', 'table', tomorrow],
  ] as const)('is neither offered nor done %s', (_, level, placement, one) => {
    const state = panelState([one], { config: configAt(level, placement) });
    expect(createProjection()(state, null).home.canReveal).toBe(false);
    expect(decide(state, reveal)).toMatchObject(refused);
  });
});

import { describe, expect, it, onTestFinished } from 'vitest';
import { createAgendaCache } from '../../electron/calendar/agenda-cache.ts';
import { createBookingMaker } from '../../electron/calendar/bookings.ts';
import { createMailboxCalendar } from '../../electron/calendar/mailbox-calendar.ts';
import type { MailboxReader, MailboxWatcher } from '../../electron/calendar/mailbox.ts';
import type { MailboxItem } from '../../electron/calendar/mailbox-item.ts';
import type { CalendarEvent } from '../../electron/ports/calendar.ts';
import { panelError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createMemorySecrets } from '../fakes/memory-secrets.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { item } from './items.ts';

const zoomBody = { contentType: 'text', content: 'https://zoom.us/j/61234567890' } as const;
const clockTime = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

/** `count` bookings of ten minutes, one after the other from seven in the morning. */
function day(count: number): readonly MailboxItem[] {
  const first = Date.parse('2026-11-24T07:00Z');
  return Array.from({ length: count }, (_, index) =>
    item(clockTime(first + index * 600_000), clockTime(first + (index + 1) * 600_000)),
  );
}

function start(
  items: readonly MailboxItem[],
  readBody: MailboxReader['readBody'],
  more: Partial<MailboxReader> = {},
) {
  const clock = createFakeClock();
  const log = createMemoryLog();
  const events: CalendarEvent[] = [];
  const ranges: string[] = [];
  const bodiesRead: MailboxItem[] = [];
  const calendar = createMailboxCalendar({
    reader: {
      readItems: ({ from, to }) => {
        ranges.push(`${new Date(from).toISOString()} ${new Date(to).toISOString()}`);
        return Promise.resolve(ok(items));
      },
      watch: null,
      readBody: (one, signal) => {
        bodiesRead.push(one);
        return readBody(one, signal);
      },
      ...more,
    },
    maker: createBookingMaker(['zoom.us']),
    cache: createAgendaCache({
      mailbox: 'rum@su.example',
      clock,
      log,
      secrets: createMemorySecrets(),
      store: createMemoryStore(),
    }),
    timeZone: 'Europe/Stockholm',
    clock,
    random: createSeededRandom(),
    log,
  });
  const stop = calendar.start((event) => events.push(event));
  onTestFinished(stop);
  /** How many bookings each agenda could be joined from. */
  const joinable = (): readonly number[] =>
    events.map((event) =>
      event.kind === 'agenda' ? event.bookings.filter(({ join }) => join.kind === 'zoom').length : -1,
    );
  return { clock, calendar, stop, events, ranges, bodiesRead, joinable };
}

describe('a reading of the mailbox', () => {
  it('reaches from the day before to two days after, by the room’s midnights', async () => {
    const { clock, ranges } = start([], () => Promise.resolve(ok(null)));
    await clock.advance(0);
    expect(ranges).toEqual(['2026-11-22T23:00:00.000Z 2026-11-26T23:00:00.000Z']);
  });

  it('is told once when the bodies come quickly', async () => {
    const { clock, joinable } = start(day(3), () => Promise.resolve(ok(zoomBody)));
    await clock.advance(10_000);
    expect(joinable()).toEqual([3]);
  });

  it('is told after three seconds without the bodies that are not in, and again with them', async () => {
    const items = day(2);
    let finish = (): void => undefined;
    const slow = new Promise<Result<typeof zoomBody, never>>(
      (resolve) => (finish = () => resolve(ok(zoomBody))),
    );
    const { clock, joinable, events } = start(items, (one) =>
      one === items[1] ? slow : Promise.resolve(ok(zoomBody)),
    );
    await clock.advance(2_999);
    expect(joinable()).toEqual([]);
    await clock.advance(1);
    expect(joinable()).toEqual([1]);
    await clock.advance(4_000);
    finish();
    await clock.advance(0);
    expect(joinable()).toEqual([1, 2]);
    const [early, late] = events;
    expect(early).toMatchObject({ asOf: Date.parse('2026-11-24T08:00:00Z') });
    expect(late).toMatchObject({ asOf: Date.parse('2026-11-24T08:00:00Z') });
  });

  it('asks for one body at a time, the running and coming bookings’ first', async () => {
    const items = day(12);
    let running = 0;
    let most = 0;
    const { clock, bodiesRead } = start([...items].reverse(), async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return ok(zoomBody);
    });
    await clock.advance(0);
    expect(most).toBe(1);
    // At eight o'clock six of them are over.
    expect(bodiesRead).toEqual([...items.slice(6), ...items.slice(0, 6)]);
  });

  it('asks for at most forty bodies in one go', async () => {
    const { clock, bodiesRead, joinable } = start(day(90), () => Promise.resolve(ok(zoomBody)));
    await clock.advance(0);
    expect(bodiesRead).toHaveLength(40);
    await clock.advance(75_000);
    expect(bodiesRead).toHaveLength(90);
    expect(joinable()).toEqual([40, 80, 90]);
  });

  it('stops asking for bodies when they are slow, so that the next reading comes in time', async () => {
    const rig = start(
      day(40),
      () => new Promise((resolve) => rig.clock.schedule(6_000, () => resolve(ok(zoomBody)))),
    );
    await rig.clock.advance(18_000);
    expect(rig.joinable()).toEqual([0, 3]);
    await rig.clock.advance(12_000);
    expect(rig.bodiesRead).toHaveLength(3);
  });

  it('is whole although a body fails, and asks for the rest the next time', async () => {
    let calls = 0;
    const { clock, joinable, events } = start(day(3), () => {
      calls += 1;
      const error = panelError('calendar.unreachable', 'later', null);
      return Promise.resolve(calls === 2 ? err({ error, pace: 'soon', waitMs: null }) : ok(zoomBody));
    });
    await clock.advance(40_000);
    expect(joinable()).toEqual([1, 3]);
    expect(events.every(({ kind }) => kind === 'agenda')).toBe(true);
  });
});

describe('the calendar', () => {
  it('cannot be started twice, but again after it was stopped', async () => {
    const { clock, calendar, stop, events, ranges } = start([], () => Promise.resolve(ok(null)));
    await clock.advance(0);
    expect(() => calendar.start(() => undefined)).toThrow('started already');
    stop();
    const later: CalendarEvent[] = [];
    onTestFinished(calendar.start((event) => later.push(event)));
    await clock.advance(0);
    expect([events.length, later.length, ranges.length]).toEqual([1, 2, 2]);
  });

  it('asks for nothing and tells nothing once it was stopped in the middle of a reading', async () => {
    const rig = start(day(3), () => {
      rig.stop();
      return Promise.resolve(ok(zoomBody));
    });
    await rig.clock.advance(60_000);
    expect(rig.bodiesRead).toHaveLength(1);
    expect(rig.events).toEqual([]);
  });

  it('tells the kept agenda before it asks the server', async () => {
    const rig = start(day(1), () => Promise.resolve(ok(zoomBody)));
    await rig.clock.advance(0);
    rig.stop();
    await rig.clock.advance(3_600_000);
    const told: string[] = [];
    onTestFinished(
      rig.calendar.start((event) => {
        if (event.kind === 'agenda')
          told.push(`${clockTime(event.asOf)} after ${rig.ranges.length} readings`);
      }),
    );
    await rig.clock.advance(0);
    expect(told).toEqual(['2026-11-24T08:00 after 1 readings', '2026-11-24T09:00 after 2 readings']);
  });

  it('takes a refresh while it is stopped for nothing', () => {
    const { calendar, stop } = start([], () => Promise.resolve(ok(null)));
    stop();
    expect(() => calendar.refresh()).not.toThrow();
  });
});

/** A calendar whose server tells changes, in the hands of the test. */
function startTold(readItems?: MailboxReader['readItems']) {
  const watchers: MailboxWatcher[] = [];
  let signal: AbortSignal | null = null;
  const rig = start([], () => Promise.resolve(ok(null)), {
    watch: (watcher, until) => {
      watchers.push(watcher);
      signal = until;
    },
    ...(readItems === undefined ? {} : { readItems }),
  });
  const asOf = (): readonly string[] =>
    rig.events.map((event) => (event.kind === 'agenda' ? clockTime(event.asOf).slice(11) : event.error.code));
  return { ...rig, watchers, asOf, isWatched: () => signal?.aborted === false };
}

describe('a server that tells changes', () => {
  it('is listened to from the first good reading on, once, and until the calendar is stopped', async () => {
    let turn = 0;
    const { clock, watchers, isWatched, stop } = startTold(() => {
      turn += 1;
      const error = panelError('calendar.secretRefused', 'later', null);
      return Promise.resolve(turn === 1 ? err({ error, pace: 'slow', waitMs: null }) : ok([]));
    });
    await clock.advance(60_000);
    expect(watchers).toEqual([]);
    await clock.advance(3_600_000);
    expect(watchers).toHaveLength(1);
    expect(isWatched()).toBe(true);
    stop();
    expect(isWatched()).toBe(false);
  });

  it('is not listened to when the calendar was stopped during the first reading', async () => {
    const rig = startTold(() => {
      rig.stop();
      return Promise.resolve(ok([]));
    });
    await rig.clock.advance(60_000);
    expect(rig.watchers).toEqual([]);
  });

  it('is asked soon after a change, but never more often than every five seconds', async () => {
    const { clock, watchers, ranges } = startTold();
    await clock.advance(20_000);
    for (let times = 0; times < 600; times += 1) {
      watchers[0]?.onChange();
      await clock.advance(100);
    }
    // At the beginning, at the first change, and then every five seconds of one minute.
    expect(ranges).toHaveLength(1 + 1 + 12);
  });

  it('is asked every few minutes while it tells, and every half minute when it does not', async () => {
    const { clock, watchers, ranges } = startTold();
    await clock.advance(0);
    watchers[0]?.onLive(true);
    await clock.advance(3_600_000);
    const told = ranges.length;
    expect(told).toBeGreaterThan(11);
    expect(told).toBeLessThan(31);
    watchers[0]?.onLive(false);
    await clock.advance(3_600_000);
    expect(ranges.length - told).toBeGreaterThan(95);
  });

  it('is asked every half minute although it tells, for as long as bodies are left to read', async () => {
    const { clock, ranges, bodiesRead } = start(day(90), () => Promise.resolve(ok(zoomBody)), {
      watch: ({ onLive }) => onLive(true),
    });
    await clock.advance(75_000);
    expect(bodiesRead).toHaveLength(90);
    const read = ranges.length;
    await clock.advance(119_000);
    expect(ranges).toHaveLength(read);
  });

  it('keeps the agenda as good as new with every sign that nothing has changed', async () => {
    const { clock, watchers, asOf } = startTold();
    await clock.advance(0);
    watchers[0]?.onLive(true);
    await clock.advance(60_000);
    watchers[0]?.onLive(true);
    expect(asOf()).toEqual(['08:00', '08:00', '08:01']);
  });

  it('does not, from a change on until it was read', async () => {
    let answer = (): void => undefined;
    let turn = 0;
    const { clock, watchers, asOf } = startTold(() => {
      turn += 1;
      if (turn === 1) return Promise.resolve(ok([]));
      return new Promise((resolve) => (answer = () => resolve(ok([]))));
    });
    await clock.advance(0);
    watchers[0]?.onLive(true);
    watchers[0]?.onChange();
    watchers[0]?.onLive(true);
    await clock.advance(60_000);
    watchers[0]?.onLive(true);
    // Changed again while the answer was on its way: what it says is no more than old news.
    watchers[0]?.onChange();
    answer();
    await clock.advance(0);
    watchers[0]?.onLive(true);
    expect(asOf()).toEqual(['08:00', '08:00', '08:01']);
    await clock.advance(5_000);
    answer();
    await clock.advance(60_000);
    watchers[0]?.onLive(true);
    expect(asOf().slice(3)).toEqual(['08:01', '08:02']);
  });

  it('does not while reading fails, nor once it does not tell', async () => {
    let isAway = false;
    const { clock, watchers, asOf } = startTold(() => {
      const error = panelError('calendar.throttled', 'later', null);
      return Promise.resolve(isAway ? err({ error, pace: 'soon', waitMs: null }) : ok([]));
    });
    await clock.advance(0);
    watchers[0]?.onLive(true);
    watchers[0]?.onLive(false);
    expect(asOf()).toEqual(['08:00', '08:00']);
    isAway = true;
    await clock.advance(60_000);
    watchers[0]?.onLive(true);
    expect(asOf()).toEqual(['08:00', '08:00', 'calendar.throttled']);
  });

  it('does not, from the beginning of a write on until it was read', async () => {
    const { clock, calendar, watchers, asOf } = startTold();
    await clock.advance(60_000);
    watchers[0]?.onLive(true);
    const told = asOf().length;
    const release = calendar.hold();
    watchers[0]?.onLive(true);
    await clock.advance(60_000);
    watchers[0]?.onLive(true);
    release(true);
    watchers[0]?.onLive(true);
    expect(asOf()).toHaveLength(told);
    await clock.advance(5_000);
    watchers[0]?.onLive(true);
    expect(asOf().slice(told)).toEqual(['08:02', '08:02']);
  });

  it('does again after a write that changed nothing, with what that has read', async () => {
    const { clock, calendar, watchers, asOf, events } = startTold();
    await clock.advance(0);
    watchers[0]?.onLive(true);
    calendar.hold()(false);
    await clock.advance(60_000);
    watchers[0]?.onLive(true);
    expect(asOf()).toEqual(['08:00', '08:00', '08:01']);
    const release = calendar.hold();
    const { from, to } = events[0] as Extract<CalendarEvent, { kind: 'agenda' }>;
    const found = item(clockTime(from), clockTime(to));
    calendar.tell({ items: [found], asOf: clock.now() });
    release(false);
    await clock.advance(45_000);
    watchers[0]?.onLive(true);
    expect(events.at(-1)).toMatchObject({ asOf: clock.now(), bookings: [{ key: found.key }] });
    // A change that came meanwhile counts.
    const last = calendar.hold();
    watchers[0]?.onChange();
    last(false);
    const told = events.length;
    watchers[0]?.onLive(true);
    expect(events).toHaveLength(told);
  });

  it('is left alone for as long as it says that it has too much to do', async () => {
    const { clock, watchers, ranges } = startTold();
    await clock.advance(0);
    watchers[0]?.onQuiet(200_000);
    watchers[0]?.onChange();
    await clock.advance(199_999);
    expect(ranges).toHaveLength(1);
    await clock.advance(1);
    expect(ranges).toHaveLength(2);
  });

  it('is not heard any more once the calendar was stopped', async () => {
    const { clock, watchers, stop, events, ranges } = startTold();
    await clock.advance(0);
    stop();
    watchers[0]?.onLive(true);
    watchers[0]?.onChange();
    await clock.advance(60_000);
    expect([events.length, ranges.length]).toEqual([1, 1]);
  });
});

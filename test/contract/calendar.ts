/** What every Calendar must do, whatever server stands behind it. */
import { describe, expect, it } from 'vitest';
import type { Calendar, CalendarEvent } from '../../electron/ports/calendar.ts';
import type { Instant } from '../../shared/time.ts';

/** A calendar that is not started yet, and its server in the hands of the test. */
export interface CalendarUnderTest {
  readonly calendar: Calendar;
  readonly now: () => Instant;
  /** Puts a booking into the mailbox. */
  readonly add: (title: string, startsAt: Instant, endsAt: Instant) => void;
  /** From now on the server answers nothing useful; or works again. */
  readonly setAway: (isAway: boolean) => Promise<void>;
  /** Lets enough time pass for the next reading to be made, whatever has gone before. */
  readonly passTime: () => Promise<void>;
}

const quarterMs = 900_000;

/** Hears a calendar and hands out its events one by one. */
function hear(calendar: Calendar): {
  readonly next: () => Promise<CalendarEvent>;
  readonly agenda: () => Promise<Extract<CalendarEvent, { kind: 'agenda' }>>;
  readonly left: () => number;
  readonly stop: () => void;
} {
  const events: CalendarEvent[] = [];
  let wake = (): void => undefined;
  const stop = calendar.start((event) => {
    events.push(event);
    wake();
  });
  const next = async (): Promise<CalendarEvent> => {
    for (;;) {
      const event = events.shift();
      if (event !== undefined) return event;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return {
    next,
    agenda: async () => {
      const event = await next();
      if (event.kind !== 'agenda') throw new Error(`expected an agenda, got ${event.error.code}`);
      return event;
    },
    left: () => events.length,
    stop,
  };
}

export function describeCalendar(name: string, create: () => Promise<CalendarUnderTest>): void {
  describe(`${name} as a Calendar`, () => {
    it('tells by itself what stands in the mailbox, and when it was read', async () => {
      const { calendar, now, add } = await create();
      add('Styrgrupp', now() + quarterMs, now() + 2 * quarterMs);
      const heard = hear(calendar);
      const { bookings, from, to, asOf } = await heard.agenda();
      expect(bookings).toMatchObject([
        { title: 'Styrgrupp', startsAt: now() + quarterMs, endsAt: now() + 2 * quarterMs },
      ]);
      expect(asOf).toBe(now());
      expect(from).toBeLessThanOrEqual(now());
      expect(to).toBeGreaterThan(now());
      heard.stop();
    });

    it('tells an empty mailbox too', async () => {
      const { calendar } = await create();
      const heard = hear(calendar);
      expect((await heard.agenda()).bookings).toEqual([]);
      heard.stop();
    });

    it('gives each booking a key of its own, the same in every reading', async () => {
      const { calendar, now, add, passTime } = await create();
      for (const index of [1, 2, 3]) add('Fika', now() + index * quarterMs, now() + (index + 1) * quarterMs);
      const heard = hear(calendar);
      const keys = (await heard.agenda()).bookings.map(({ key }) => key);
      expect(new Set(keys).size).toBe(3);
      calendar.refresh();
      await passTime();
      expect((await heard.agenda()).bookings.map(({ key }) => key)).toEqual(keys);
      heard.stop();
    });

    it('shows a change after a refresh', async () => {
      const { calendar, now, add, passTime } = await create();
      const heard = hear(calendar);
      await heard.agenda();
      add('Styrgrupp', now() + quarterMs, now() + 2 * quarterMs);
      calendar.refresh();
      await passTime();
      let last = await heard.agenda();
      while (heard.left() > 0) last = await heard.agenda();
      expect(last.bookings).toHaveLength(1);
      heard.stop();
    });

    it('tells that its server is away, once, and comes back by itself', async () => {
      const { calendar, now, add, setAway, passTime } = await create();
      add('Styrgrupp', now() + quarterMs, now() + 2 * quarterMs);
      const heard = hear(calendar);
      await heard.agenda();
      await setAway(true);
      await passTime();
      const trouble = await heard.next();
      expect(trouble).toMatchObject({ kind: 'trouble', error: { code: 'calendar.unreachable' } });
      await passTime();
      expect(heard.left()).toBe(0);
      await setAway(false);
      await passTime();
      expect((await heard.agenda()).bookings).toHaveLength(1);
      heard.stop();
    });

    it('tells nothing once stopped, and everything again when started again', async () => {
      const { calendar, passTime } = await create();
      const first = hear(calendar);
      await first.agenda();
      first.stop();
      calendar.refresh();
      await passTime();
      expect(first.left()).toBe(0);
      const second = hear(calendar);
      await second.agenda();
      second.stop();
      second.stop();
    });

    it('has one listener at a time', async () => {
      const { calendar } = await create();
      const heard = hear(calendar);
      expect(() => calendar.start(() => undefined)).toThrow();
      await heard.agenda();
      heard.stop();
    });
  });
}

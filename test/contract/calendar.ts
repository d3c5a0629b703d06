/** What every Calendar must do when it reads, whatever server stands behind it. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Calendar } from '../../electron/ports/calendar.ts';
import type { Instant } from '../../shared/time.ts';
import { type AgendaEvent, type CalendarEar, hear } from './calendar-ear.ts';

/** A calendar that is not started yet, and its server in the hands of the test. */
export interface CalendarUnderTest {
  readonly calendar: Calendar;
  readonly now: () => Instant;
  /** Puts a booking into the mailbox. */
  readonly add: (title: string, startsAt: Instant, endsAt: Instant) => void;
  readonly move: (title: string, startsAt: Instant, endsAt: Instant) => void;
  readonly remove: (title: string) => void;
  /** From now on the server answers nothing useful; or works again. */
  readonly setAway: (isAway: boolean) => Promise<void>;
  /** Lets enough time pass for the next reading to be made, whatever has gone before. */
  readonly passTime: () => Promise<void>;
}

const quarterMs = 900_000;

const titles = ({ bookings }: AgendaEvent): readonly (string | null)[] => bookings.map(({ title }) => title);
const keys = ({ bookings }: AgendaEvent): readonly string[] => bookings.map(({ key }) => key).sort();

export function describeCalendar(name: string, create: () => Promise<CalendarUnderTest>): void {
  /** A calendar that has read a first time. */
  const started = async (
    ...bookings: readonly string[]
  ): Promise<CalendarUnderTest & { readonly ear: CalendarEar; readonly first: AgendaEvent }> => {
    const under = await create();
    for (const [index, title] of bookings.entries())
      under.add(title, under.now() + (index + 1) * quarterMs, under.now() + (index + 2) * quarterMs);
    const ear = hear(under.calendar);
    onTestFinished(ear.stop);
    return { ...under, ear, first: await ear.agenda() };
  };

  describe(`${name} as a Calendar`, () => {
    it('tells by itself what stands in the mailbox, and when it was read', async () => {
      const { now, first } = await started('Styrgrupp');
      expect(first.bookings).toMatchObject([
        { title: 'Styrgrupp', startsAt: now() + quarterMs, endsAt: now() + 2 * quarterMs },
      ]);
      expect(first.asOf).toBe(now());
      expect(first.from).toBeLessThanOrEqual(now());
      expect(first.to).toBeGreaterThan(now());
    });

    it('tells an empty mailbox too', async () => {
      const { first } = await started();
      expect(first.bookings).toEqual([]);
    });

    it('gives each booking a key of its own, the same in every reading', async () => {
      const { calendar, passTime, ear, first } = await started('Fika', 'Fika', 'Fika');
      expect(new Set(keys(first)).size).toBe(3);
      calendar.refresh();
      await passTime();
      expect(keys(await ear.agenda())).toEqual(keys(first));
    });

    it('shows a new booking after a refresh', async () => {
      const { calendar, now, add, passTime, ear } = await started();
      add('Styrgrupp', now() + quarterMs, now() + 2 * quarterMs);
      calendar.refresh();
      await passTime();
      expect(titles(await ear.agendaWith(({ bookings }) => bookings.length > 0))).toEqual(['Styrgrupp']);
    });

    it('shows a booking that was moved in its new place, as the same booking', async () => {
      const { calendar, now, move, passTime, ear, first } = await started('Styrgrupp');
      const [startsAt, endsAt] = [now() + 4 * quarterMs, now() + 6 * quarterMs];
      move('Styrgrupp', startsAt, endsAt);
      calendar.refresh();
      await passTime();
      const moved = await ear.agendaWith(({ bookings }) => bookings[0]?.startsAt === startsAt);
      expect(moved.bookings).toMatchObject([{ key: first.bookings[0]?.key, endsAt }]);
    });

    it('shows no longer what was taken away', async () => {
      const { calendar, remove, passTime, ear } = await started('Styrgrupp', 'Fika');
      remove('Styrgrupp');
      calendar.refresh();
      await passTime();
      expect(titles(await ear.agendaWith(({ bookings }) => bookings.length < 2))).toEqual(['Fika']);
    });

    it('shows what has changed without being asked', async () => {
      const { now, add, passTime, ear } = await started();
      add('Styrgrupp', now() + quarterMs, now() + 2 * quarterMs);
      await passTime();
      await passTime();
      expect(titles(await ear.agendaWith(({ bookings }) => bookings.length > 0))).toEqual(['Styrgrupp']);
    });

    it('tells that its server is away, once, and comes back by itself', async () => {
      const { now, add, setAway, passTime, ear } = await started('Styrgrupp');
      await setAway(true);
      await passTime();
      expect(await ear.trouble()).toBe('calendar.unreachable');
      await passTime();
      expect(ear.left()).toEqual([]);
      add('Fika', now() + 2 * quarterMs, now() + 3 * quarterMs);
      await setAway(false);
      await passTime();
      expect(titles(await ear.agendaWith(({ bookings }) => bookings.length > 1))).toEqual([
        ...['Styrgrupp', 'Fika'],
      ]);
    });

    it('tells nothing once stopped, and everything again when started again', async () => {
      const { calendar, passTime, ear } = await started();
      ear.stop();
      const left = ear.left().length;
      calendar.refresh();
      await passTime();
      expect(ear.left()).toHaveLength(left);
      const second = hear(calendar);
      await second.agenda();
      second.stop();
      second.stop();
    });

    it('has one listener at a time', async () => {
      const { calendar } = await started();
      expect(() => calendar.start(() => undefined)).toThrow();
    });
  });
}

/** What every Calendar must do when it writes, whatever server stands behind it. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BookingRequest, Calendar, Interval } from '../../electron/ports/calendar.ts';
import type { Booking } from '../../shared/model/booking.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/time.ts';
import { type CalendarEar, hear } from './calendar-ear.ts';

export interface NewBooking extends Interval {
  readonly title: string;
  /** Who answers for it, and whether others are invited. Somebody else, if not given. */
  readonly by?: 'somebody' | 'room' | 'room with guests';
  /** Every day from then on. */
  readonly isDaily?: boolean;
}

/** A calendar that is not started yet, and its server in the hands of the test. */
export interface WritesUnderTest {
  readonly calendar: Calendar;
  readonly now: () => Instant;
  /** Puts a booking into the mailbox, past the panel. */
  readonly add: (booking: NewBooking) => void;
  readonly move: (title: string, startsAt: Instant, endsAt: Instant) => void;
  readonly remove: (title: string) => void;
  /** What stands in the room's mailbox today, whoever made it. */
  readonly standing: () => readonly (Interval & { readonly title: string })[];
  /** Comments that were mailed to organisers and guests; null where there is no mail. */
  readonly mailed: (() => readonly string[]) | null;
  /** Two other rooms of the list, the first of them taken during `busy`. */
  readonly nearby: readonly [string, string];
  readonly takeNearby: (busy: Interval) => void;
  readonly setAway: (isAway: boolean) => Promise<void>;
}

const minuteMs = 60_000;
const meeting = {
  meetingNumber: '81234567890',
  passcode: '482913',
  joinUrl: 'https://su-se.zoom.us/j/81234567890?pwd=b3BhcXVl',
};

interface Stage extends WritesUnderTest {
  readonly ear: CalendarEar;
  /** So many minutes from now. */
  readonly span: (from: number, to: number) => Interval;
  readonly request: (from: number, to: number, more?: Partial<BookingRequest>) => BookingRequest;
  /** A booking as the last agenda had it. */
  readonly seen: (title: string) => Promise<Booking>;
  /** Titles with their minutes from now, as they stand on the server. */
  readonly stands: () => readonly string[];
}

let presses = 0;

async function stageOn(
  create: () => Promise<WritesUnderTest>,
  given: readonly NewBooking[] = [],
): Promise<Stage> {
  const under = await create();
  const now = under.now();
  for (const one of given)
    under.add({ ...one, startsAt: now + one.startsAt * minuteMs, endsAt: now + one.endsAt * minuteMs });
  const ear = hear(under.calendar);
  onTestFinished(ear.stop);
  const first = await ear.agenda();
  const span = (from: number, to: number): Interval => ({
    startsAt: now + from * minuteMs,
    endsAt: now + to * minuteMs,
  });
  return {
    ...under,
    ear,
    span,
    request: (from, to, more = {}) => {
      presses += 1;
      const press = `0f6f4c1e-5d1b-4f0e-9b64-${String(presses).padStart(12, '0')}`;
      return {
        ...span(from, to),
        title: 'Bokad vid panelen',
        press,
        continues: null,
        meeting: null,
        mailbox: null,
        ...more,
      };
    },
    seen: (title) => {
      const booking = first.bookings.find((one) => one.title === title);
      if (booking === undefined) throw new Error(`no booking ${title}`);
      return Promise.resolve(booking);
    },
    stands: () =>
      under
        .standing()
        .map(
          ({ title, startsAt, endsAt }) =>
            `${title} ${(startsAt - now) / minuteMs}–${(endsAt - now) / minuteMs}`,
        )
        .sort(),
  };
}

const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);
/** Times of `given` are minutes from now. */
const styrgrupp: NewBooking = { title: 'Styrgrupp', startsAt: 60, endsAt: 120 };
const own: NewBooking = { title: 'Bokad vid panelen', startsAt: -10, endsAt: 20, by: 'room' };

export function describeCalendarWrites(name: string, create: () => Promise<WritesUnderTest>): void {
  const stage = (...given: readonly NewBooking[]): Promise<Stage> => stageOn(create, given);

  describe(`${name}, booking`, () => {
    it('takes free time in the room’s own name, marked as a panel’s', async () => {
      const { calendar, request, stands } = await stage(styrgrupp);
      const asked = request(0, 30, { continues: 'key of another' });
      const made = await calendar.book(asked);
      expect(made).toMatchObject({
        ok: true,
        value: {
          ...{ startsAt: asked.startsAt, endsAt: asked.endsAt, title: asked.title },
          ...{ organizedByRoom: true, isMeeting: false, isPrivate: false, showAs: 'busy' },
          panelMark: { press: asked.press, meetingNumber: null, continues: 'key of another' },
        },
      });
      expect(stands()).toEqual(['Bokad vid panelen 0–30', 'Styrgrupp 60–120']);
    });

    it('is told in the agenda by the time it settles, under the same key', async () => {
      const { calendar, request, ear } = await stage();
      const made = await calendar.book(request(0, 30));
      const told = ear.left().at(-1);
      expect(told).toMatchObject({ kind: 'agenda', bookings: [made.ok ? made.value : null] });
    });

    it('carries a Zoom meeting that can be joined from the agenda at once', async () => {
      const { calendar, request, ear } = await stage();
      const made = await calendar.book(request(0, 30, { meeting }));
      const join = {
        kind: 'zoom',
        meeting: { meetingNumber: meeting.meetingNumber, passcode: meeting.passcode },
      };
      expect(made).toMatchObject({
        ok: true,
        value: { join, panelMark: { meetingNumber: meeting.meetingNumber } },
      });
      expect(ear.left().at(-1)).toMatchObject({ bookings: [{ join }] });
    });

    it('makes one booking of a press, however often it is sent', async () => {
      const { calendar, request, stands } = await stage();
      const asked = request(0, 30);
      const [first, second] = [await calendar.book(asked), await calendar.book(asked)];
      expect([codeOf(first), codeOf(second)]).toEqual(['ok', 'ok']);
      expect(second).toEqual(first);
      expect(stands()).toEqual(['Bokad vid panelen 0–30']);
    });

    it('is refused where anything blocks, and the agenda told tells who has it', async () => {
      const { calendar, request, add, span, stands, ear } = await stage();
      add({ title: 'Disputation', ...span(20, 40) });
      expect(codeOf(await calendar.book(request(0, 30)))).toBe('calendar.taken');
      expect(stands()).toEqual(['Disputation 20–40']);
      expect(ear.left().at(-1)).toMatchObject({ bookings: [{ title: 'Disputation' }] });
    });

    it('fits between two others to the minute', async () => {
      const { calendar, request } = await stage(own, styrgrupp);
      expect(codeOf(await calendar.book(request(20, 60)))).toBe('ok');
    });

    it('is given to one of two that are asked for at once', async () => {
      const { calendar, request, stands } = await stage();
      const results = await Promise.all([calendar.book(request(0, 30)), calendar.book(request(10, 40))]);
      expect(results.map(codeOf)).toEqual(['ok', 'calendar.taken']);
      expect(stands()).toEqual(['Bokad vid panelen 0–30']);
    });

    it('fails, and makes nothing, while the server is away', async () => {
      const { calendar, request, setAway, stands } = await stage();
      await setAway(true);
      expect(codeOf(await calendar.book(request(0, 30)))).toMatch(/^calendar\.(unreachable|throttled)$/);
      await setAway(false);
      expect(stands()).toEqual([]);
    });
  });

  describe(`${name}, moving an end`, () => {
    it.each([
      ['shortens', 10],
      ['lengthens', 50],
    ])('%s what was booked here', async (_, minutes) => {
      const { calendar, seen, span, stands, ear } = await stage(own, styrgrupp);
      const { endsAt } = span(0, minutes);
      const moved = await calendar.setEnd(await seen(own.title), endsAt);
      expect(moved).toMatchObject({ ok: true, value: { endsAt, title: own.title } });
      expect(stands()).toContain(`${own.title} -10–${minutes}`);
      expect(ear.left().at(-1)).toMatchObject({ bookings: [{ endsAt }, { title: 'Styrgrupp' }] });
    });

    it('does not lengthen into taken time', async () => {
      const { calendar, seen, span, stands } = await stage(own, styrgrupp);
      const result = await calendar.setEnd(await seen(own.title), span(0, 61).endsAt);
      expect(codeOf(result)).toBe('calendar.taken');
      expect(stands()).toContain(`${own.title} -10–20`);
    });

    it('shortens the room’s copy of somebody else’s booking, and gives it back', async () => {
      const { calendar, seen, span, stands } = await stage({ ...styrgrupp, startsAt: -10 });
      const shorter = await calendar.setEnd(await seen('Styrgrupp'), span(0, 15).endsAt);
      expect(codeOf(shorter)).toBe('ok');
      expect(stands()).toEqual(['Styrgrupp -10–15']);
      if (!shorter.ok) return;
      expect(codeOf(await calendar.setEnd(shorter.value, span(0, 120).endsAt))).toBe('ok');
      expect(stands()).toEqual(['Styrgrupp -10–120']);
    });

    it('touches nothing that is not there as it was seen', async () => {
      const { calendar, seen, span, move, remove, stands } = await stage(own, styrgrupp);
      const [mine, theirs] = [await seen(own.title), await seen('Styrgrupp')];
      const { startsAt, endsAt } = span(-10, 25);
      move(own.title, startsAt, endsAt);
      remove('Styrgrupp');
      expect(codeOf(await calendar.setEnd(mine, span(0, 10).endsAt))).toBe('calendar.gone');
      expect(codeOf(await calendar.setEnd(theirs, span(0, 90).endsAt))).toBe('calendar.gone');
      expect(stands()).toEqual([`${own.title} -10–25`]);
    });
  });

  describe(`${name}, releasing`, () => {
    it('deletes what was booked here without a word', async () => {
      const { calendar, seen, stands, mailed, ear } = await stage(own);
      expect(codeOf(await calendar.release(await seen(own.title), 'Ingen kom.'))).toBe('ok');
      expect(stands()).toEqual([]);
      expect(mailed?.() ?? []).toEqual([]);
      expect(ear.left().at(-1)).toMatchObject({ bookings: [] });
    });

    it.each(['somebody', 'room with guests'] as const)(
      'tells those concerned of what %s organises',
      async (by) => {
        const { calendar, seen, stands, mailed } = await stage({ ...styrgrupp, by });
        expect(codeOf(await calendar.release(await seen('Styrgrupp'), 'Ingen kom.'))).toBe('ok');
        expect(stands()).toEqual([]);
        if (mailed !== null) expect(mailed()).toEqual(['Ingen kom.']);
      },
    );

    it('counts what is gone as done', async () => {
      const { calendar, seen, remove } = await stage(styrgrupp);
      const booking = await seen('Styrgrupp');
      remove('Styrgrupp');
      expect(codeOf(await calendar.release(booking, 'Ingen kom.'))).toBe('ok');
    });

    it('leaves alone what was moved to another time', async () => {
      const { calendar, seen, move, span, stands } = await stage(styrgrupp);
      const booking = await seen('Styrgrupp');
      const { startsAt, endsAt } = span(90, 150);
      move('Styrgrupp', startsAt, endsAt);
      expect(codeOf(await calendar.release(booking, 'Ingen kom.'))).toBe('calendar.gone');
      expect(stands()).toEqual(['Styrgrupp 90–150']);
    });

    it('gives back every date of a series, telling its organiser once', async () => {
      const { calendar, seen, stands, mailed, ear } = await stage({ ...styrgrupp, isDaily: true });
      expect(codeOf(await calendar.releaseSeries(await seen('Styrgrupp'), 'Ingen kom.'))).toBe('ok');
      expect(stands()).toEqual([]);
      expect(ear.left().at(-1)).toMatchObject({ bookings: [] });
      if (mailed !== null) expect(mailed()).toEqual(['Ingen kom.']);
    });

    it('gives back one date and leaves the others', async () => {
      const { calendar, seen, stands, ear } = await stage({ ...styrgrupp, isDaily: true });
      expect(codeOf(await calendar.release(await seen('Styrgrupp'), 'Ingen kom.'))).toBe('ok');
      expect(stands()).toEqual([]);
      expect(ear.left().at(-1)).toMatchObject({ bookings: [{ title: 'Styrgrupp' }] });
    });
  });

  describe(`${name}, other rooms`, () => {
    it('says when they are taken, in the order of the list, and nothing else', async () => {
      const { calendar, nearby, takeNearby, span } = await stage();
      takeNearby(span(30, 60));
      const rooms = await calendar.readRooms(span(0, 120));
      expect(rooms).toMatchObject({
        ok: true,
        value: [
          { mailbox: nearby[0], busy: [span(30, 60)] },
          { mailbox: nearby[1], busy: [] },
        ],
      });
      if (rooms.ok)
        expect(Object.keys(rooms.value[0]?.busy?.[0] ?? {}).sort()).toEqual(['endsAt', 'startsAt']);
    });

    it('books one of them, only where it is free', async () => {
      const { calendar, nearby, takeNearby, request, span, stands } = await stage();
      takeNearby(span(30, 60));
      expect(codeOf(await calendar.book(request(0, 45, { mailbox: nearby[0] })))).toBe('calendar.taken');
      const made = await calendar.book(request(0, 30, { mailbox: nearby[0] }));
      expect(made).toMatchObject({ ok: true, value: span(0, 30) });
      const rooms = await calendar.readRooms(span(0, 120));
      expect(rooms.ok ? rooms.value[0]?.busy?.[0]?.startsAt : null).toBe(span(0, 30).startsAt);
      expect(stands()).toEqual([]);
    });

    it('books none that is not in the list', async () => {
      const { calendar, request } = await stage();
      const refused = await calendar.book(request(0, 30, { mailbox: 'rektor@su.example' }));
      expect(codeOf(refused)).toBe('calendar.writeRefused');
    });
  });
}

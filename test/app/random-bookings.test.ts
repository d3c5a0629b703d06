/**
 * A panel that is tapped at random while Outlook changes its calendar at random and its servers fail at random: the
 * room is never booked twice by it, nothing is sent that was taken back, and no Zoom meeting is left behind.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Intent } from '../../shared/bridge.ts';
import { panelError, type ErrorCode } from '../../shared/errors.ts';
import { isBlocking, type Booking } from '../../shared/model/booking.ts';
import { ok } from '../../shared/result.ts';
import { minute, second } from '../../shared/time.ts';
import { booking } from '../fakes/bookings.ts';
import { settle } from '../fakes/fake-clock.ts';
import { createFakeScheduler, type FakeScheduler } from '../fakes/fake-scheduler.ts';
import { book } from './book-intent.ts';
import { runningPanel, type RunningPanel } from './running-panel.ts';
import { at } from './states.ts';

/** A scheduler whose meetings all have numbers of their own. */
interface Meetings {
  readonly scheduler: FakeScheduler;
  /** Made and not taken away. */
  readonly left: () => readonly string[];
}

function createMeetings(): Meetings {
  const left = new Set<string>();
  let made = 0;
  const scheduler = createFakeScheduler();
  return {
    left: () => [...left],
    scheduler: {
      ...scheduler,
      create: async (request) => {
        const asked = await scheduler.create(request);
        if (!asked.ok) return asked;
        const meetingNumber = String(81_000_000_000 + (made += 1));
        left.add(meetingNumber);
        return ok({ ...asked.value, meetingNumber });
      },
      remove: async (meetingNumber) => {
        const removed = await scheduler.remove(meetingNumber);
        if (removed.ok) left.delete(meetingNumber);
        return removed;
      },
    },
  };
}

type Tap = (key: string) => Intent;
type Step =
  | { readonly kind: 'tap'; readonly tap: Tap; readonly which: number }
  | { readonly kind: 'outlook'; readonly do: 'delete' | 'shorten' | 'add'; readonly which: number }
  | { readonly kind: 'writeFails'; readonly code: ErrorCode }
  | { readonly kind: 'schedulerFails' | 'calendarLost' | 'calendarBack' }
  | { readonly kind: 'wait'; readonly ms: number };

const which = fc.nat({ max: 5 });
const anyTap = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<Tap>(
      () => book(15, { withZoom: true }),
      () => book(30),
      () => book(null),
    ),
  },
  fc.constantFrom<Tap>(
    () => book(30, { withZoom: true, startsAt: at('2026-11-24T13:00') }),
    () => ({ kind: 'meeting.start' }),
    () => ({ kind: 'meeting.leave' }),
  ),
  {
    weight: 4,
    arbitrary: fc.constantFrom<Tap>(
      (bookingKey) => ({ kind: 'booking.extend', bookingKey, minutes: 15 }),
      (bookingKey) => ({ kind: 'booking.end', bookingKey }),
      (bookingKey) => ({ kind: 'booking.release', bookingKey }),
      (bookingKey) => ({ kind: 'booking.undo', bookingKey }),
      (bookingKey) => ({ kind: 'booking.checkIn', bookingKey }),
      (bookingKey) => ({ kind: 'booking.takeBack', bookingKey }),
    ),
  },
);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ tap: anyTap, which }).map((step): Step => ({ kind: 'tap', ...step })) },
  fc.record({ kind: fc.constant('outlook'), do: fc.constantFrom('delete', 'shorten', 'add'), which }),
  fc.record({
    kind: fc.constant('writeFails'),
    code: fc.constantFrom<ErrorCode>(
      'calendar.taken',
      'calendar.outcomeUnknown',
      'calendar.gone',
      'calendar.notOurs',
    ),
  }),
  fc.constantFrom<Step>({ kind: 'schedulerFails' }, { kind: 'calendarLost' }, { kind: 'calendarBack' }),
  {
    weight: 3,
    arbitrary: fc.integer({ min: 100, max: 180 * second }).map((ms): Step => ({ kind: 'wait', ms })),
  },
);

function change({ calendar, clock }: RunningPanel, step: Extract<Step, { readonly kind: 'outlook' }>): void {
  const bookings = calendar.bookings();
  // What is over nobody takes out any more, and its meeting is let be.
  const coming = bookings.filter(({ endsAt }) => endsAt > clock.now());
  const chosen = coming[step.which % Math.max(1, coming.length)];
  const startsAt = at('2026-11-24T12:00') + step.which * 20 * minute;
  const added = { ...booking('2026-11-24T12:00', '12:20'), startsAt, endsAt: startsAt + 20 * minute };
  const isFree = bookings.every((one) => one.endsAt <= added.startsAt || one.startsAt >= added.endsAt);
  if (step.do === 'add') calendar.setBookings(isFree ? [...bookings, added] : bookings);
  else if (step.do === 'delete') calendar.setBookings(bookings.filter((one) => one !== chosen));
  else {
    const shorter = (one: Booking): Booking => ({
      ...one,
      endsAt: one.startsAt + (one.endsAt - one.startsAt) / 2,
    });
    calendar.setBookings(bookings.map((one) => (one === chosen ? shorter(one) : one)));
  }
}

async function take(panel: RunningPanel, step: Step): Promise<void> {
  switch (step.kind) {
    case 'tap': {
      const bookings = panel.calendar.bookings();
      await panel.tap(step.tap(bookings[step.which % Math.max(1, bookings.length)]?.key ?? 'none'));
      break;
    }
    case 'outlook':
      change(panel, step);
      break;
    case 'writeFails':
      panel.calendar.failNextWrite(panelError(step.code, 'never', null));
      break;
    case 'schedulerFails':
      panel.scheduler.failNext(panelError('zoom.unreachable', 'later', null));
      break;
    case 'calendarLost':
      panel.calendar.lose(panelError('calendar.unreachable', 'later', null));
      break;
    case 'calendarBack':
      panel.calendar.restore();
      break;
    case 'wait':
      await panel.clock.advance(step.ms);
      panel.calendar.refresh();
  }
  await settle();
}

function overlapping(bookings: readonly Booking[]): boolean {
  const sorted = bookings.filter(isBlocking).sort((a, b) => a.startsAt - b.startsAt);
  return sorted.some((one, index) => one.startsAt < (sorted[index - 1]?.endsAt ?? -Infinity));
}

it('books no time twice, ends what it began, and leaves no meeting behind', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 25 }), async (steps) => {
      const meetings = createMeetings();
      const panel = await runningPanel({ scheduler: meetings.scheduler, hasScheduler: true });
      for (const step of steps) {
        await take(panel, step);
        expect(overlapping(panel.calendar.bookings())).toBe(false);
      }
      panel.calendar.restore();
      await take(panel, { kind: 'tap', tap: () => ({ kind: 'meeting.leave' }), which: 0 });
      for (let times = 0; times < 4; times += 1) await take(panel, { kind: 'wait', ms: 30 * second });
      expect(panel.shown()).toMatchObject({ held: [], pending: [] });
      const carried = panel.calendar.bookings().map(({ panelMark }) => panelMark?.meetingNumber);
      // The room knows none of these meetings, so that none is ever joined.
      const orphans = meetings.left().filter((one) => !carried.includes(one));
      expect(orphans).toEqual([]);
      panel.controller.stop();
      await settle();
      expect(panel.clock.pending()).toBe(0);
    }),
    { numRuns: 60 },
  );
});

it('sends nothing about a booking that was taken back, whatever else happens', async () => {
  const quiet = anyStep.filter((step) => step.kind !== 'tap');
  await fc.assert(
    fc.asyncProperty(
      fc.array(quiet, { maxLength: 8 }),
      fc.constantFrom('end', 'release'),
      async (steps, what) => {
        const running = booking('2026-11-24T11:00', '12:00');
        const panel = await runningPanel({ bookings: [running] });
        await panel.tap({ kind: `booking.${what}`, bookingKey: running.key });
        await panel.clock.advance(7 * second);
        await panel.tap({ kind: 'booking.undo', bookingKey: running.key });
        for (const step of steps) await take(panel, step);
        expect(panel.calendar.writes).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

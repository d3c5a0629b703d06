/**
 * The room's calendar as the panel writes to it: what has been decided on is carried out, and how it went becomes an
 * event. Also the one thing done without a tap: a booking that nobody uses is given back, by the rules of the place,
 * after the same time of undo as the rest.
 */
import type { Intent } from '../../shared/bridge.ts';
import { panelError } from '../../shared/errors.ts';
import { err, type Result } from '../../shared/result.ts';
import type { Calendar, Interval } from '../ports/calendar.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { MeetingScheduler, ScheduledMeeting } from '../ports/meeting-scheduler.ts';
import type { Random } from '../ports/random.ts';
import type { RoomDriver } from '../ports/room.ts';
import type { Store } from '../ports/store.ts';
import { createScope } from '../resilience/scope.ts';
import type { CalendarAction } from './action.ts';
import { dueReleases } from './booking/release-rule.ts';
import { writeObstacle } from './calendar-age.ts';
import { carryOutBooking, mayStand, writeBooking } from './carry-out-booking.ts';
import { carryOutHeld, type EndingMeans } from './carry-out-ending.ts';
import type { BookAlong } from './carry-out.ts';
import { createHeldActions } from './held-actions.ts';
import { createLedgerKeeper } from './ledger-keeper.ts';
import { createOwnMeetings } from './own-meetings.ts';
import type { AppEvent } from './reduce.ts';
import { heldObstacle, releaseFacts } from './release-facts.ts';
import type { PanelState } from './state.ts';
import type { Undertakings } from './undertakings.ts';

export interface BookedCalendarParts {
  /** Null: nothing is read, and everything that would write is refused. */
  readonly calendar: Calendar | null;
  readonly scheduler: MeetingScheduler | null;
  /** Told of a check-in that was made here; null: no room to tell. */
  readonly driver: RoomDriver | null;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly undertakings: Undertakings;
  readonly state: () => PanelState;
  readonly dispatch: (event: AppEvent) => void;
}

export interface BookedCalendar {
  readonly start: () => Stop;
  /** Begins what was decided on; how it ends is told as events. */
  readonly act: (intent: Intent, action: CalendarAction) => void;
  readonly bookAlong: BookAlong;
  /** To be called with every new state: what it forbids is dropped, what has become due begins. */
  readonly watch: () => void;
  readonly refresh: () => void;
}

const refuse = (): Promise<Result<never>> =>
  Promise.resolve(err(panelError('calendar.notConfigured', 'never', null)));

const noCalendar: Calendar = {
  start: () => () => undefined,
  refresh: () => undefined,
  book: refuse,
  setEnd: refuse,
  release: refuse,
  releaseSeries: refuse,
  readRooms: refuse,
};

export function createBookedCalendar(parts: BookedCalendarParts): BookedCalendar {
  const { clock, log, undertakings, state, dispatch } = parts;
  const calendar = parts.calendar ?? noCalendar;
  const scope = createScope();
  const keeper = createLedgerKeeper(parts.store, log);
  const ownMeetings = createOwnMeetings({ ...parts, call: () => state().room.call });
  const means: EndingMeans = {
    ...parts,
    calendar,
    ownMeetings,
    keepLedger: () => keeper.keep(state().ledger),
  };
  /** What is on disk, or on its way there; null: not read yet, and so not to be written over. */
  let kept: PanelState['ledger'] | null = null;
  /** Keys of bookings whose release by the rule has been held. */
  let begun: ReadonlySet<string> = new Set();

  const held = createHeldActions({
    clock,
    log,
    state,
    dispatch,
    send: (one) => {
      const intent: Intent = { kind: one.kind, bookingKey: one.booking.key };
      void undertakings.run(intent, () => carryOutHeld(one, means));
    },
  });

  async function readLedger(): Promise<void> {
    const ledger = await keeper.load();
    kept = ledger;
    dispatch({ kind: 'ledgerRead', ledger, now: clock.now() });
  }

  function keepLedger(): void {
    const { ledger } = state();
    if (kept === null || kept === ledger) return;
    kept = ledger;
    void keeper.keep(ledger);
  }

  /** Nobody came: the release is held once, whatever becomes of it, and only while it could be sent at once. */
  function beginDue(): void {
    const facts = releaseFacts(state());
    if (facts === null) return;
    const now = clock.now();
    for (const booking of dueReleases(facts, now)) {
      const isHeld = state().held.some((one) => one.booking.key === booking.key);
      if (isHeld || begun.has(booking.key)) continue;
      const wanted = { kind: 'booking.release', booking, isByRule: true, since: now, until: now } as const;
      if (heldObstacle(state(), wanted) !== null) continue;
      const known = facts.bookings.filter(({ key }) => begun.has(key)).map(({ key }) => key);
      begun = new Set([...known, booking.key]);
      held.hold('booking.release', booking, true);
    }
  }

  function checkIn(
    intent: Intent,
    { booking, command }: Extract<CalendarAction, { readonly kind: 'checkIn' }>,
  ): void {
    dispatch({ kind: 'used', bookingKey: booking.key, now: clock.now() });
    dispatch({ kind: 'told', about: intent.kind, code: 'booking.checkedIn' });
    if (command === null) return;
    // Zoom's own check-in is a courtesy: here the booking is checked in to, whatever comes of it.
    void parts.driver?.execute(command).then((told) => {
      if (!told.ok) log.warn('checkIn.zoomNotTold', { code: told.error.code });
    });
  }

  async function bookAlong(
    interval: Interval,
    meeting: ScheduledMeeting | null,
    isRunning: Promise<boolean>,
  ): Promise<void> {
    const code = writeObstacle(state());
    const booked =
      code === null
        ? await writeBooking(means, interval, { meeting })
        : err(panelError(code, 'later', 'not written'));
    if (!booked.ok) log.warn('booking.notAlong', { code: booked.error.code });
    if (meeting !== null && mayStand(booked)) ownMeetings.carry(meeting.meetingNumber, interval);
    if (booked.ok) return;
    if (await isRunning) dispatch({ kind: 'failed', about: 'meeting.start', code: 'booking.meetingOnly' });
    else if (meeting !== null && !mayStand(booked)) ownMeetings.drop(meeting.meetingNumber, interval);
  }

  return {
    start: () => {
      scope.add(held.stop);
      void readLedger();
      scope.add(
        calendar.start((event) => {
          dispatch({ kind: 'calendar', event, now: clock.now() });
          ownMeetings.watch(event);
        }),
      );
      return scope.end;
    },
    act: (intent, action) => {
      switch (action.kind) {
        case 'book':
        case 'extend':
        case 'findRooms':
          void undertakings.run(intent, () => carryOutBooking(action, means));
          break;
        case 'hold':
          held.hold(action.what, action.booking, false);
          break;
        case 'undo':
          held.undo(action.bookingKey);
          break;
        case 'checkIn':
          checkIn(intent, action);
      }
    },
    bookAlong: (interval, meeting, isRunning) => void bookAlong(interval, meeting, isRunning),
    watch: () => {
      held.watch();
      beginDue();
      keepLedger();
    },
    refresh: calendar.refresh,
  };
}

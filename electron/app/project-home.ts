/**
 * What stands to the left on the home screen: how the room stands by its calendar, what can be booked, lengthened and
 * ended, who has to check in, what can be had again, and what is about to be sent. Pure; masks by the privacy level.
 */
import { isBlocking, type Booking } from '../../shared/model/booking.ts';
import type {
  BookingView,
  CheckInView,
  HeldAction,
  HomeSlice,
  PrimaryAction,
  ReleasedView,
} from '../../shared/snapshot.ts';
import { minute, type Instant } from '../../shared/time.ts';
import { canReveal, obstacleOf, viewBooking, type Privacy } from './booking-view.ts';
import { checkInState, checkInWindow } from './booking/check-in.ts';
import { planEnd } from './booking/ending.ts';
import { extensionsOf } from './booking/extension.ts';
import { lengthsFromNow } from './booking/lengths.ts';
import { releaseAt, type ReleaseFacts } from './booking/release-rule.ts';
import { standingOf } from './booking/standing.ts';
import { takeBackNow } from './booking/take-back.ts';
import { ageOf, writeObstacle } from './calendar-age.ts';
import type { Reading } from './project-day.ts';
import { releaseFacts } from './release-facts.ts';
import type { Held, PanelState } from './state.ts';

/** More ways to extend than these, beside *until the next*, are no help to somebody in a hurry. */
const mostExtensions = 2;

type Writable = Pick<HomeSlice, 'lengths' | 'extensions' | 'canEnd' | 'writeObstacle'>;

/** What it is made of, beside the bookings as this room can join them. */
export type HomeState = Pick<PanelState, 'config' | 'calendar' | 'ledger' | 'freshness' | 'released'>;

function primaryFor(booking: Booking, early: boolean, obstacle: HomeSlice['obstacle']): PrimaryAction {
  return obstacle === null ? { kind: 'join', bookingKey: booking.key, early } : { kind: 'start' };
}

/** Nothing is offered that would be refused; why stands beside it. */
function writable({ agenda, day, now }: Reading, { config, calendar }: HomeState): Writable {
  const obstacle = writeObstacle({ config, calendar, now });
  if (obstacle !== null || config === null) {
    return { lengths: [], extensions: [], canEnd: false, writeObstacle: obstacle };
  }
  const { bookings } = calendar;
  const minutes = config.booking.walkUpMinutes;
  const taken = { busy: bookings.filter(isBlocking), dayEndsAt: day.endsAt };
  const running = bookings.find(({ key }) => key === agenda.current?.key);
  const shortest = [...minutes].sort((a, b) => a - b).slice(0, mostExtensions);
  const ending = running === undefined ? 'nothingToEnd' : planEnd(running, bookings, now).kind;
  return {
    lengths: lengthsFromNow(now, taken, minutes),
    extensions:
      running === undefined
        ? []
        : extensionsOf(running, bookings, { minutes: shortest, dayEndsAt: day.endsAt }),
    canEnd: ending === 'setEnd' || ending === 'release',
    writeObstacle: null,
  };
}

function checkInView(booking: Booking, facts: ReleaseFacts, now: Instant): CheckInView | null {
  const state = checkInState(booking, facts, now);
  if (state === null) return null;
  return { state, releaseAt: state === 'open' ? releaseAt(booking, facts, now) : null };
}

/** Until when somebody may still check in to the running booking. */
function waitsUntil(current: Booking | null, facts: ReleaseFacts | null, now: Instant): Instant | null {
  if (current === null || facts === null || checkInState(current, facts, now) !== 'open') return null;
  return checkInWindow(current, facts.times).closesAt;
}

/** After a restart nothing is known of it but its times. */
function viewOfGone(key: string, startsAt: Instant, endsAt: Instant): BookingView {
  return {
    ...{ key, startsAt, endsAt, isAllDay: false, label: 'booked', title: null, organizer: null },
    ...{ service: null, obstacle: 'noLink', isTentative: false, overlaps: false },
  };
}

function releasedView(
  { ledger, calendar, released }: HomeState,
  privacy: Privacy,
  now: Instant,
): ReleasedView | null {
  // What was given back since the last tick is shown at once.
  const lastAt = ledger.releases.at(-1)?.at ?? now;
  const offer = takeBackNow(ledger, calendar.bookings, lastAt - now < minute ? Math.max(now, lastAt) : now);
  if (offer === null) return null;
  const { key, startsAt, endsAt, at } = offer.release;
  const booking =
    released?.key === key ? viewBooking(released, privacy, 'main') : viewOfGone(key, startsAt, endsAt);
  return { booking, releasedAt: at, takeBackUntil: offer.until };
}

/** `joinsOthers`: the room can join meetings of other services. */
export function homeSlice(
  reading: Reading,
  config: HomeState['config'],
  calendar: HomeState['calendar'],
  ledger: HomeState['ledger'],
  freshness: HomeState['freshness'],
  released: HomeState['released'],
  joinsOthers: boolean,
): HomeSlice {
  const state = { config, calendar, ledger, freshness, released };
  const { agenda, day, privacy, now } = reading;
  const facts = releaseFacts(state);
  const { word, until, booking } = standingOf({
    ...{ agenda, now, day, isKnown: ageOf(calendar.asOf, now) !== 'unknown' },
    waitsUntil: waitsUntil(agenda.current, facts, now),
  });
  const obstacle = booking === null ? null : obstacleOf(booking, joinsOthers);
  return {
    state: word,
    until,
    booking: booking === null ? null : viewBooking(booking, privacy, 'main', { joinsOthers }),
    primary: booking === null ? { kind: 'start' } : primaryFor(booking, booking.startsAt > now, obstacle),
    obstacle,
    ...writable(reading, state),
    checkIn: booking === null || facts === null ? null : checkInView(booking, facts, now),
    released: releasedView(state, privacy, now),
    canReveal: booking !== null && canReveal(booking, privacy),
  };
}

export function heldActions(held: readonly Held[], { privacy }: Reading): readonly HeldAction[] {
  return held.map(({ kind, booking, isByRule, since, until }) => ({
    ...{ kind, isByRule, since, until },
    booking: viewBooking(booking, privacy, 'main'),
  }));
}

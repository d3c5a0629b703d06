/**
 * Whether the panel sleeps: outside the room's office hours, when nobody is there, nothing is booked soon and nothing
 * waits to be sent. What stands above home on the screen (a call, a question, a room out of use) never comes this far.
 */
import { Temporal } from 'temporal-polyfill';
import { isBlocking, type Booking } from '../../shared/model/booking.ts';
import { minute, type Instant } from '../../shared/time.ts';
import type { PanelState } from './state.ts';

interface OfficeHours {
  /** Clock times, `07:00`; an end that is not after its start lies in the next day. */
  readonly from: string;
  readonly to: string;
}

const defaultHours: OfficeHours = { from: '07:00', to: '21:00' };
/** After a touch the panel stays awake for so long. */
const awakeMs = 2 * minute;
/** It is awake so long before a booking. */
const aheadMs = 15 * minute;

/**
 * Whether it is office time at the room. An hour that a daylight-saving night skips begins with the first minute that
 * exists, and one that comes twice is not left in between.
 */
export function isOfficeTime(now: Instant, timeZone: string, { from, to }: OfficeHours): boolean {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const instant = (date: Temporal.PlainDate, time: string): Instant =>
    date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
  // Yesterday's may last past midnight.
  return [today, today.subtract({ days: 1 })].some(
    (date) => instant(date, from) <= now && now < instant(to > from ? date : date.add({ days: 1 }), to),
  );
}

/** All-day bookings say nothing of when somebody comes. */
const keepsAwake = (booking: Booking, now: Instant): boolean =>
  isBlocking(booking) && booking.allDay === null && booking.startsAt - aheadMs <= now && now < booking.endsAt;

export function isNight(state: PanelState): boolean {
  const { config, now, touchedAt, held, admin, calendar } = state;
  if (config === null || admin !== null || held.length > 0 || now - touchedAt < awakeMs) return false;
  if (isOfficeTime(now, config.room.timeZone, config.panel.officeHours ?? defaultHours)) return false;
  return !calendar.bookings.some((booking) => keepsAwake(booking, now));
}

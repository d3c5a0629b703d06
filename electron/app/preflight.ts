/**
 * The look ahead before a booked call: is the room at hand, has it camera, microphone and speaker, is the calendar
 * alive. Pure. What the room does not tell is no trouble; what comes and goes within seconds is none either.
 */
import { isBlocking, type Booking } from '../../shared/model/booking.ts';
import type { RoomDevices, RoomState } from '../../shared/model/room.ts';
import { preflightParts, type PreflightPart, type PreflightSlice } from '../../shared/snapshot-service.ts';
import { minute, second, type Instant } from '../../shared/time.ts';
import { outOfUseNow } from './out-of-use.ts';
import { joinableBookings } from './room-list.ts';
import { callIsKnown } from './screen.ts';
import type { PanelState } from './state.ts';

/** So long before its start a call is looked ahead to. */
export const aheadMs = 5 * minute;
/** What is over sooner is not shown. */
export const lastingMs = 20 * second;
/** A calendar is read twice a minute, or says once a minute that nothing has changed; two silences are too many. */
const staleMs = 90 * second;

/** What was found before which booking. */
export type Preflight = Omit<PreflightSlice, 'isReported'>;

/** Since when each part has been amiss without a break, by the clock that never jumps. */
export type TroubleTimes = ReadonlyMap<PreflightPart, number>;
export const noTroubles: TroubleTimes = new Map();

function missingDevices({ cameras, microphones, speakers }: RoomDevices): PreflightPart[] {
  const kinds = [
    ['camera', cameras],
    ['microphone', microphones],
    ['speaker', speakers],
  ] as const;
  // A room that names none at all has not told which it has.
  if (kinds.every(([, devices]) => devices.length === 0)) return [];
  return kinds.filter(([, devices]) => devices.length === 0).map(([part]) => part);
}

function troublesOfRoom({ link, call, devices }: RoomState): PreflightPart[] {
  if (link.kind === 'off') return [];
  if (link.kind !== 'ready' || call.kind === 'signedOut') return ['room'];
  return missingDevices(devices);
}

type Looked = Pick<PanelState, 'config' | 'room' | 'calendar'>;

/** What is amiss at this moment, whether a call is near or not. */
export function troublesOf({ config, room, calendar }: Looked, now: Instant): readonly PreflightPart[] {
  const hasCalendar = config !== null && config.calendar !== null;
  const isSilent = calendar.asOf === null || now - calendar.asOf > staleMs;
  const isCalendarLost = hasCalendar && (calendar.trouble !== null || isSilent);
  return [...troublesOfRoom(room), ...(isCalendarLost ? (['calendar'] as const) : [])];
}

/** What was amiss before keeps its time. */
export function noteTroubles(
  before: TroubleTimes,
  troubles: readonly PreflightPart[],
  nowMs: number,
): TroubleTimes {
  return new Map(troubles.map((part) => [part, before.get(part) ?? nowMs]));
}

/** Room and calendar out of reach at the same time have one cause. */
function byCause(parts: readonly PreflightPart[], { room, calendar }: Looked): readonly PreflightPart[] {
  const isRoomSilent = room.link.kind === 'lost' || room.link.kind === 'connecting';
  const isCalendarSilent = calendar.trouble?.error.code === 'calendar.unreachable';
  const isBoth = parts.includes('room') && parts.includes('calendar');
  const found = isBoth && isRoomSilent && isCalendarSilent ? (['network'] as const) : parts;
  return preflightParts.filter((part) => found.some((one) => one === part));
}

/** What has been amiss for so long, in the order of the list of parts. */
export function troublesFor(
  times: TroubleTimes,
  state: Looked,
  { nowMs, forMs }: { readonly nowMs: number; readonly forMs: number },
): readonly PreflightPart[] {
  const lasting = [...times].filter(([, sinceMs]) => nowMs - sinceMs >= forMs).map(([part]) => part);
  return byCause(lasting, state);
}

/** While the link is down nobody can say whether the room joins other services, so it counts as able to. */
function isCall({ join }: Booking, { link, capabilities }: RoomState): boolean {
  if (join.kind !== 'thirdParty') return join.kind === 'zoom';
  return link.kind !== 'ready' || capabilities.includes('joinThirdParty');
}

const runs = (booking: Booking, now: Instant): boolean => booking.startsAt <= now && now < booking.endsAt;

/** In its own call already, or in one that no other booking explains: its people have come early. */
function isJoined(booking: Booking, bookings: readonly Booking[], room: RoomState, now: Instant): boolean {
  const { call } = room;
  if (!callIsKnown(room, now) || (call.kind !== 'connecting' && call.kind !== 'inMeeting')) return false;
  if (booking.join.kind === 'zoom' && booking.join.meeting.meetingNumber === call.meetingNumber) return true;
  return !bookings.some((one) => isBlocking(one) && runs(one, now));
}

/** The booked call that is about to begin; null: none is near, it has been joined, or staff have closed the room. */
export function callAhead(
  { calendar, room, outOfUse }: Pick<PanelState, 'calendar' | 'room' | 'outOfUse'>,
  now: Instant,
): Booking | null {
  if (outOfUseNow({ outOfUse, now }) !== null) return null;
  const bookings = joinableBookings(calendar.bookings, room.bookings);
  const isNear = ({ startsAt }: Booking): boolean => startsAt > now && startsAt - now <= aheadMs;
  const [next = null] = bookings
    .filter((booking) => isBlocking(booking) && isNear(booking) && isCall(booking, room))
    .sort((a, b) => a.startsAt - b.startsAt);
  return next === null || isJoined(next, bookings, room, now) ? null : next;
}

/** `reportedKey`: the booking before which the service desk was told. */
export function preflightSlice(found: Preflight | null, reportedKey: string | null): PreflightSlice | null {
  return found && { ...found, isReported: found.bookingKey === reportedKey };
}

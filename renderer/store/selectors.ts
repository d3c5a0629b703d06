/**
 * What the screens read out of a snapshot, as pure functions. Rules about rooms and bookings live in main; here is
 * only which part of the page a fact belongs to.
 */
import type { IntentKind } from '../../shared/bridge.ts';
import type { RoomCapability } from '../../shared/model/room.ts';
import type {
  AgendaRow,
  Banner,
  BookingLength,
  CheckInView,
  DayView,
  BookingView,
  MeetingSlice,
  SharingSlice,
  Snapshot,
} from '../../shared/snapshot.ts';
import { minute, type Instant } from '../../shared/time.ts';
import type { PageState } from './panel-store.ts';

export function canDo({ room }: Snapshot, capability: RoomCapability): boolean {
  return room.capabilities.includes(capability);
}

export interface Progress {
  readonly isPending: boolean;
  readonly isSlow: boolean;
}

/** Whether a tap of this kind is under way: sent and unanswered, or taken on by main and not ended. */
export function progressOf({ snapshot, sending }: PageState, kind: IntentKind): Progress {
  const pending = snapshot?.pending.find((one) => one.kind === kind);
  return {
    isPending: pending !== undefined || sending.includes(kind),
    isSlow: pending?.isSlow === true,
  };
}

/** Whole minutes until a moment, counted up: a started minute still counts. */
export function minutesUntil(at: Instant, now: Instant): number {
  return Math.max(0, Math.ceil((at - now) / minute));
}

export type TimeLeft =
  | { readonly kind: 'open' }
  | { readonly kind: 'left'; readonly minutes: number; readonly isShort: boolean }
  | { readonly kind: 'over'; readonly endedAt: Instant };

/** From here on the time left is shown as a warning. */
const shortMinutes = 5;

/** How long the meeting may go on: until its booking ends, or else until the next one begins. */
export function timeLeft({ booking, nextStartsAt }: MeetingSlice, now: Instant): TimeLeft {
  const until = booking?.endsAt ?? nextStartsAt;
  if (until === null) return { kind: 'open' };
  if (until <= now) return { kind: 'over', endedAt: until };
  const minutes = minutesUntil(until, now);
  return { kind: 'left', minutes, isShort: minutes <= shortMinutes };
}

/** Leaving asks a question only where there is one: we are the host, and others would be left. */
export function leavesOthersAsHost(meeting: MeetingSlice): boolean {
  return meeting.role === 'host' && meeting.participantCount > 1;
}

export type ShareWay =
  | { readonly kind: 'app'; readonly key: string; readonly network: string | null }
  | { readonly kind: 'airPlay'; readonly name: string; readonly passcode: string | null }
  | { readonly kind: 'cable'; readonly state: SharingSlice['cable'] };

/** The ways to share that this room has now, best first. */
export function shareWays(snapshot: Snapshot): readonly ShareWay[] {
  const { sharing } = snapshot;
  const ways: ShareWay[] = [];
  if (sharing.key !== null) ways.push({ kind: 'app', key: sharing.key, network: sharing.network });
  if (sharing.airPlay !== null) ways.push({ kind: 'airPlay', ...sharing.airPlay });
  if (canDo(snapshot, 'cable')) ways.push({ kind: 'cable', state: sharing.cable });
  return ways;
}

/** Whether a screen of ours is shown that can be taken down here. */
export function isSharedHere({ source }: SharingSlice): boolean {
  return source === 'cable' || source === 'wireless' || source === 'camera';
}

/** The part of an address that people know it by: `serviceportalen.su.se`. */
export function hostOf(url: string | null): string | null {
  return url === null ? null : (/^https?:\/\/([^/:?#]+)/.exec(url)?.[1] ?? null);
}

/** The rows of the list; what is free is not claimed when the calendar is not known. */
export function shownRows({ agenda }: Snapshot): readonly AgendaRow[] {
  return agenda.age === 'unknown' ? agenda.rows.filter((row) => row.kind !== 'gap') : agenda.rows;
}

export type DayName = 'today' | 'tomorrow';

/** One of the two days that are known, without what is free where that is not known. */
export function shownDay(snapshot: Snapshot, day: DayName): DayView {
  const { agenda, clock } = snapshot;
  if (day === 'today') return { startsAt: clock.now, allDay: agenda.allDay, rows: shownRows(snapshot) };
  const { tomorrow } = agenda;
  return agenda.age === 'unknown'
    ? { ...tomorrow, rows: tomorrow.rows.filter(({ kind }) => kind !== 'gap') }
    : tomorrow;
}

/** Place of the now line in the list: above the first row that has not begun. */
export function nowIndex(rows: readonly AgendaRow[]): number {
  const index = rows.findIndex((row) => row.kind === 'gap' || (row.phase !== 'past' && row.phase !== 'now'));
  return index < 0 ? rows.length : index;
}

/** Free time that does not run already, to be booked for later; where there is none, what is free now. */
export function firstLaterGap(rows: readonly AgendaRow[], now: Instant): AgendaRow | null {
  const gaps = rows.filter((row) => row.kind === 'gap');
  return gaps.find(({ startsAt }) => startsAt > now) ?? gaps[0] ?? null;
}

export function rowKey(row: AgendaRow): string {
  return row.kind === 'booking' ? row.booking.key : `gap ${row.startsAt}`;
}

export function roomBanner(banners: readonly Banner[]): Banner | null {
  return banners.find(({ kind }) => kind !== 'calendarTrouble') ?? null;
}

/** Whether a room out of reach is told in the look ahead to a meeting, in place of its banner: that says what to do. */
export function standsInPreflight({ preflight, room }: Snapshot): boolean {
  const isSilent = room.link === 'lost' || room.link === 'connecting';
  return isSilent && preflight?.troubles.some((part) => part === 'room' || part === 'network') === true;
}

export function calendarBanner(
  banners: readonly Banner[],
): Extract<Banner, { kind: 'calendarTrouble' }> | null {
  return banners.find((banner) => banner.kind === 'calendarTrouble') ?? null;
}

/** So many lengths stand beside each other, the one until the next booking among them. */
const mostChips = 5;

/** The lengths that find room in a row: the shortest, and always until the next booking. */
export function chipLengths(lengths: readonly BookingLength[]): readonly BookingLength[] {
  const timed = lengths.filter(({ minutes }) => minutes !== null);
  const untilNext = lengths.filter(({ minutes }) => minutes === null);
  return [...timed.slice(0, mostChips - untilNext.length), ...untilNext];
}

export interface ReleaseCountdown {
  readonly minutesLeft: number;
  /** Of the time that the room waits, from the start of the booking; 1 before it. */
  readonly shareLeft: number;
  /** Said aloud at five minutes and at one. */
  readonly warning: 5 | 1 | null;
}

/** How long the room still waits for somebody to check in; null: it does not give the time back. */
export function releaseCountdown(
  checkIn: CheckInView | null,
  { startsAt }: BookingView,
  now: Instant,
): ReleaseCountdown | null {
  if (checkIn?.state !== 'open' || checkIn.releaseAt === null) return null;
  const minutesLeft = minutesUntil(checkIn.releaseAt, now);
  const wholeMs = Math.max(checkIn.releaseAt - startsAt, 1);
  return {
    minutesLeft,
    shareLeft: Math.min(1, Math.max(0, checkIn.releaseAt - now) / wholeMs),
    warning: minutesLeft <= 1 ? 1 : minutesLeft <= 5 ? 5 : null,
  };
}

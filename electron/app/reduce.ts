/**
 * (PanelState, event) → PanelState. Pure: every decision that depends on time gets it with the event. Nothing else
 * changes the state.
 */
import type { Intent, IntentKind } from '../../shared/bridge.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { RoomState } from '../../shared/model/room.ts';
import type { ReadinessReport } from '../../shared/readiness.ts';
import type { Result } from '../../shared/result.ts';
import type { Notice } from '../../shared/snapshot.ts';
import type { Instant } from '../../shared/time.ts';
import type { CalendarEvent, Interval } from '../ports/calendar.ts';
import type { BookingNews, Outcome } from './action.ts';
import { aboutOf, isEntrance, isExit, laneOf } from './lanes.ts';
import {
  reduceUse,
  seesOther,
  withoutTheOld,
  withReading,
  withSight,
  withTap,
  type UseEvent,
} from './reduce-use.ts';
import { reduceService, type ServiceEvent } from './reduce-service.ts';
import type { CalendarState, Held, PanelState, RoomSearch, Undertaking } from './state.ts';
import { isToggle, positionOf } from './toggles.ts';

export type AppEvent =
  | UseEvent
  | ServiceEvent
  | { readonly kind: 'tick'; readonly now: Instant }
  /** The first answers have been waited for long enough. */
  | { readonly kind: 'startedUp' }
  | { readonly kind: 'room'; readonly room: RoomState; readonly now: Instant }
  | { readonly kind: 'calendar'; readonly event: CalendarEvent; readonly now: Instant }
  | { readonly kind: 'undertaken'; readonly id: number; readonly intent: Intent; readonly now: Instant }
  | { readonly kind: 'slow'; readonly id: number }
  /** `at`: a time that belongs to what is told of it. */
  | {
      readonly kind: 'settled';
      readonly id: number;
      readonly result: Result<Outcome>;
      readonly at: Instant | null;
    }
  /** Something that no undertaking stands for has failed. */
  | { readonly kind: 'failed'; readonly about: IntentKind; readonly code: ErrorCode | BookingNews }
  | {
      readonly kind: 'told';
      readonly about: IntentKind | null;
      readonly code: BookingNews | 'help.waiting';
    }
  | { readonly kind: 'reportSent'; readonly reference: string | null }
  | { readonly kind: 'held'; readonly held: Held }
  /** Sent, or taken back in time. */
  | { readonly kind: 'unheld'; readonly bookingKey: string }
  | { readonly kind: 'roomsSearched'; readonly search: RoomSearch }
  /** Another room that was found has been booked from here. */
  | { readonly kind: 'roomTaken'; readonly mailbox: string; readonly interval: Interval }
  | { readonly kind: 'adminOpened' }
  | { readonly kind: 'adminClosed' }
  | { readonly kind: 'checked'; readonly report: ReadinessReport }
  | { readonly kind: 'recordingStopped' }
  /** Null: nobody searches any more. */
  | { readonly kind: 'searched'; readonly query: string | null }
  | { readonly kind: 'noticeOver'; readonly id: number };

type NewNotice = Omit<Notice, 'id' | 'at'> & Partial<Pick<Notice, 'at'>>;

function withNotice(state: PanelState, notice: NewNotice): PanelState {
  const id = state.lastNoticeId + 1;
  // Two at the most: the newest is what matters.
  return { ...state, lastNoticeId: id, notices: [...state.notices.slice(-1), { at: null, ...notice, id }] };
}

function calendarAfter(calendar: CalendarState, event: CalendarEvent, now: Instant): CalendarState {
  switch (event.kind) {
    case 'agenda':
      return { bookings: event.bookings, asOf: event.asOf, trouble: null };
    case 'trouble': {
      const same = calendar.trouble?.error.code === event.error.code;
      return same ? calendar : { ...calendar, trouble: { error: event.error, since: now } };
    }
  }
}

function afterCalendar(state: PanelState, event: CalendarEvent, now: Instant): PanelState {
  const calendar = calendarAfter(state.calendar, event, now);
  const next = { ...state, isStarting: false, calendar };
  return withSight(event.kind === 'agenda' ? withReading(next) : next, now);
}

/** A meeting that stops without anybody here having stopped it is told. What was looked for in it is forgotten. */
function afterRoom(state: PanelState, room: RoomState): PanelState {
  const ended =
    state.room.call.kind === 'inMeeting' && room.call.kind === 'idle' && room.link.kind === 'ready';
  const next = { ...state, room, contactQuery: ended ? null : state.contactQuery };
  const byUs = state.undertakings.some(({ kind }) => isExit(kind));
  return ended && !byUs ? withNotice(next, { tone: 'good', about: null, code: 'meeting.ended' }) : next;
}

function undertake(state: PanelState, id: number, intent: Intent, since: Instant): PanelState {
  const wanted = 'isOn' in intent ? intent.isOn : null;
  const undertaking: Undertaking = {
    id,
    kind: intent.kind,
    about: aboutOf(intent),
    lane: laneOf(intent) ?? intent.kind,
    since,
    isSlow: false,
    wanted,
  };
  return { ...state, undertakings: [...state.undertakings, undertaking] };
}

/** What the panel says when a room has taken something on and cannot tell what became of it. */
const untold: readonly IntentKind[] = ['volume.set', 'phone.sendDtmf', 'contacts.search'];

/** Whether the room's own state shows by now what was asked for. */
function isSeen({ room }: PanelState, { kind, wanted }: Undertaking): boolean {
  if (isToggle(kind)) return positionOf(room, kind) === wanted;
  const { call } = room;
  if (isEntrance(kind)) return call.kind === 'localShare' ? kind === 'share.start' : call.kind !== 'idle';
  return isExit(kind) && call.kind === 'idle';
}

function afterSuccess(
  state: PanelState,
  undertaking: Undertaking,
  outcome: Outcome,
  at: Instant | null,
): PanelState {
  const { kind: about } = undertaking;
  if (outcome !== 'done' && outcome !== 'sent') {
    return withNotice(state, { tone: 'good', about, code: outcome, at });
  }
  const isUnseen = outcome === 'sent' && !untold.includes(about) && !isSeen(state, undertaking);
  const next = isUnseen ? withNotice(state, { tone: 'good', about, code: 'room.sent' }) : state;
  // Without a scheduler a meeting runs on the room's personal number, which is said.
  return about === 'meeting.start' && !state.makesMeetings
    ? withNotice(next, { tone: 'good', about, code: 'meeting.personalRoom' })
    : next;
}

type Settlement = Pick<Extract<AppEvent, { readonly kind: 'settled' }>, 'id' | 'result' | 'at'>;

function settle(state: PanelState, { id, result, at }: Settlement): PanelState {
  const undertaking = state.undertakings.find((one) => one.id === id);
  if (undertaking === undefined) return state;
  const next = { ...state, undertakings: state.undertakings.filter((one) => one.id !== id) };
  if (result.ok) return afterSuccess(next, undertaking, result.value, at);
  return result.error.code === 'meeting.cancelled'
    ? next
    : withNotice(next, { tone: 'bad', about: undertaking.kind, code: result.error.code, at });
}

/** What fails again and again, as a camera under a finger does, is told once at a time. */
function fail(state: PanelState, about: IntentKind, code: ErrorCode | BookingNews): PanelState {
  const isTold = state.notices.some((notice) => notice.about === about && notice.code === code);
  return isTold ? state : withNotice(state, { tone: 'bad', about, code });
}

function withTaken(search: RoomSearch | null, mailbox: string, interval: Interval): RoomSearch | null {
  if (search === null || search.rooms === null) return search;
  const rooms = search.rooms.map((room) =>
    room.mailbox === mailbox ? { ...room, busy: [...(room.busy ?? []), interval] } : room,
  );
  return { ...search, rooms };
}

export function reduce(state: PanelState, event: AppEvent): PanelState {
  switch (event.kind) {
    case 'tick':
      return withSight(withoutTheOld({ ...state, now: event.now }, event.now), event.now);
    case 'startedUp':
      return { ...state, isStarting: false, isSettled: true };
    case 'room':
      return seesOther(state.room, event.room)
        ? withSight(afterRoom(state, event.room), event.now)
        : afterRoom(state, event.room);
    case 'calendar':
      return afterCalendar(state, event.event, event.now);
    case 'undertaken':
      return withTap(undertake(state, event.id, event.intent, event.now), event.intent, event.now);
    case 'slow':
      return {
        ...state,
        undertakings: state.undertakings.map((one) => (one.id === event.id ? { ...one, isSlow: true } : one)),
      };
    case 'settled':
      return settle(state, event);
    case 'failed':
      return fail(state, event.about, event.code);
    case 'ledgerRead':
    case 'used':
    case 'releasing':
    case 'releaseSettled':
      return reduceUse(state, event);
    case 'language':
    case 'aid':
    case 'touched':
    case 'unattended':
    case 'revealed':
    case 'hidden':
    case 'outOfUse':
    case 'helpNews':
    case 'preflight':
    case 'preflightReported':
      return reduceService(state, event);
    case 'told':
      return withNotice(state, { tone: 'good', about: event.about, code: event.code });
    case 'reportSent': {
      const { reference } = event;
      return withNotice(state, { tone: 'good', about: 'help.report', code: 'help.sent', reference });
    }
    case 'held':
      return { ...state, held: [...state.held, event.held] };
    case 'unheld':
      return { ...state, held: state.held.filter(({ booking }) => booking.key !== event.bookingKey) };
    case 'roomsSearched':
      return { ...state, roomSearch: event.search };
    case 'roomTaken':
      return { ...state, roomSearch: withTaken(state.roomSearch, event.mailbox, event.interval) };
    case 'adminOpened':
      return { ...state, admin: { report: null } };
    case 'adminClosed':
      return { ...state, admin: null };
    case 'checked':
      // Whoever has asked may have gone.
      return state.admin === null ? state : { ...state, admin: { report: event.report } };
    case 'recordingStopped':
      return withNotice(state, { tone: 'good', about: null, code: 'recording.stoppedByRule' });
    case 'searched':
      return { ...state, contactQuery: event.query };
    case 'noticeOver':
      return { ...state, notices: state.notices.filter(({ id }) => id !== event.id) };
  }
}

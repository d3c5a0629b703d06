/**
 * (PanelState, event) → PanelState. Pure: every decision that depends on time gets it with the event. Nothing else
 * changes the state.
 */
import type { Intent, IntentKind } from '../../shared/bridge.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { CommandOutcome } from '../../shared/model/room-command.ts';
import type { RoomState } from '../../shared/model/room.ts';
import type { Result } from '../../shared/result.ts';
import type { Language, Notice } from '../../shared/snapshot.ts';
import type { Instant } from '../../shared/time.ts';
import type { CalendarEvent } from '../ports/calendar.ts';
import { aboutOf, isEntrance, isExit, laneOf } from './lanes.ts';
import type { CalendarState, PanelState, Undertaking } from './state.ts';
import { isToggle, positionOf } from './toggles.ts';

export type AppEvent =
  | { readonly kind: 'tick'; readonly now: Instant }
  /** The first answers have been waited for long enough. */
  | { readonly kind: 'startedUp' }
  | { readonly kind: 'room'; readonly room: RoomState }
  | { readonly kind: 'calendar'; readonly event: CalendarEvent; readonly now: Instant }
  | { readonly kind: 'undertaken'; readonly id: number; readonly intent: Intent; readonly now: Instant }
  | { readonly kind: 'slow'; readonly id: number }
  | { readonly kind: 'settled'; readonly id: number; readonly result: Result<CommandOutcome> }
  /** Something that no undertaking stands for has failed. */
  | { readonly kind: 'failed'; readonly about: IntentKind; readonly code: ErrorCode }
  | { readonly kind: 'recordingStopped' }
  /** Null: nobody searches any more. */
  | { readonly kind: 'searched'; readonly query: string | null }
  | { readonly kind: 'noticeOver'; readonly id: number }
  | { readonly kind: 'language'; readonly language: Language };

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

function afterSuccess(state: PanelState, undertaking: Undertaking, outcome: CommandOutcome): PanelState {
  const { kind: about } = undertaking;
  const isUnseen = outcome === 'sent' && !untold.includes(about) && !isSeen(state, undertaking);
  const next = isUnseen ? withNotice(state, { tone: 'good', about, code: 'room.sent' }) : state;
  // Without a scheduler a meeting runs on the room's personal number, which is said.
  return about === 'meeting.start' && !state.makesMeetings
    ? withNotice(next, { tone: 'good', about, code: 'meeting.personalRoom' })
    : next;
}

function settle(state: PanelState, id: number, result: Result<CommandOutcome>): PanelState {
  const undertaking = state.undertakings.find((one) => one.id === id);
  if (undertaking === undefined) return state;
  const next = { ...state, undertakings: state.undertakings.filter((one) => one.id !== id) };
  if (result.ok) return afterSuccess(next, undertaking, result.value);
  return result.error.code === 'meeting.cancelled'
    ? next
    : withNotice(next, { tone: 'bad', about: undertaking.kind, code: result.error.code });
}

/** What fails again and again, as a camera under a finger does, is told once at a time. */
function fail(state: PanelState, about: IntentKind, code: ErrorCode): PanelState {
  const isTold = state.notices.some((notice) => notice.about === about && notice.code === code);
  return isTold ? state : withNotice(state, { tone: 'bad', about, code });
}

export function reduce(state: PanelState, event: AppEvent): PanelState {
  switch (event.kind) {
    case 'tick':
      return { ...state, now: event.now };
    case 'startedUp':
      return { ...state, isStarting: false, isSettled: true };
    case 'room':
      return afterRoom(state, event.room);
    case 'calendar':
      return {
        ...state,
        isStarting: false,
        calendar: calendarAfter(state.calendar, event.event, event.now),
      };
    case 'undertaken':
      return undertake(state, event.id, event.intent, event.now);
    case 'slow':
      return {
        ...state,
        undertakings: state.undertakings.map((one) => (one.id === event.id ? { ...one, isSlow: true } : one)),
      };
    case 'settled':
      return settle(state, event.id, event.result);
    case 'failed':
      return fail(state, event.about, event.code);
    case 'recordingStopped':
      return withNotice(state, { tone: 'good', about: null, code: 'recording.stoppedByRule' });
    case 'searched':
      return { ...state, contactQuery: event.query };
    case 'noticeOver':
      return { ...state, notices: state.notices.filter(({ id }) => id !== event.id) };
    case 'language':
      return { ...state, language: event.language };
  }
}

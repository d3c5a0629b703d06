/** Which intents exclude each other while one of them is under way: the same thing, for the same person or device. */
import type { Intent, IntentKind } from '../../shared/bridge.ts';

/** Ways into a call exclude each other, and so do ways out of it. */
const entrances: readonly IntentKind[] = [
  'meeting.start',
  'meeting.join',
  'meeting.joinNumber',
  'share.start',
  'call.accept',
  'share.toMeeting',
];
const exits: readonly IntentKind[] = ['meeting.leave', 'meeting.endForAll', 'share.stop', 'prompt.cancel'];
/** Writes of one calendar stand in one lane: each decides upon what the one before it has left. */
const calendarWrites: readonly IntentKind[] = [
  'booking.book',
  'booking.extend',
  'booking.end',
  'booking.release',
  'booking.takeBack',
];
/** Each of these follows on the one before it; none waits. */
const streams: readonly IntentKind[] = [
  'volume.set',
  'phone.sendDtmf',
  'contacts.search',
  'booking.undo',
  'booking.checkIn',
];

export const isEntrance = (kind: IntentKind): boolean => entrances.includes(kind);
export const isExit = (kind: IntentKind): boolean => exits.includes(kind);
export const isCalendarWrite = (kind: IntentKind): boolean => calendarWrites.includes(kind);

/**
 * Whom or what an intent is about: the id in it, or the kind of fault. Null: the room or the meeting as a whole, or
 * several at once.
 */
export function aboutOf(intent: Intent): string | null {
  if ('personId' in intent) return intent.personId;
  if ('deviceId' in intent) return intent.deviceId;
  if ('callId' in intent) return intent.callId;
  if ('bookingKey' in intent) return intent.bookingKey;
  if ('category' in intent) return intent.category;
  if ('contactIds' in intent) return intent.contactIds.length === 1 ? (intent.contactIds[0] ?? null) : null;
  return null;
}

/** The lane an intent stands in; null: it never waits. */
export function laneOf(intent: Intent): string | null {
  const { kind } = intent;
  if (streams.includes(kind)) return null;
  if (isEntrance(kind)) return 'entrance';
  if (isExit(kind)) return 'exit';
  if (kind === 'booking.book' && intent.roomId !== null) return `calendar ${intent.roomId}`;
  if (isCalendarWrite(kind)) return 'calendar';
  if (kind === 'device.select') return `${kind} ${intent.device}`;
  if (kind === 'invite.contacts') return kind;
  const about = aboutOf(intent);
  return about === null ? kind : `${kind} ${about}`;
}

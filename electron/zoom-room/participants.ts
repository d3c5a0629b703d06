/**
 * Who is in the meeting. The room sends whole lists and single changes under one name, repeats itself, and can list
 * itself twice after a waiting room (zoom-rooms.md 8.2, 8.3); here everybody is there once, in order of arrival.
 */
import type { Participant } from '../../shared/model/room.ts';
import { at, isBag, toBoolean, toNumber, toOneOf, toText, type Bag } from './coerce.ts';

/** By the part of the id that means something. Never changed in place. */
export type Participants = ReadonlyMap<string, Participant>;

export const nobody: Participants = new Map();

export type ParticipantChange = 'list' | 'joined' | 'left' | 'hostChanged' | 'updated';

export interface HeardParticipants {
  readonly participants: Participants;
  /** Null: the payload said nothing about anybody. */
  readonly change: ParticipantChange | null;
}

const maxNameChars = 200;

/** The lowest ten bits of an id are noise; ids pass 2³¹, so shifting would not do. */
export function keyOf(id: string): string {
  const number = toNumber(id);
  return number === null ? id : String(Math.floor(number / 1024));
}

export function hearParticipants(before: Participants, payload: unknown): HeardParticipants {
  if (Array.isArray(payload)) {
    const list = new Map<string, Participant>();
    for (const entry of payload) if (isBag(entry)) put(list, entry, before);
    return { participants: list, change: 'list' };
  }
  const id = isBag(payload) ? toText(at(payload, 'user_id')) : null;
  if (!isBag(payload) || id === null) return { participants: before, change: null };
  const change = changeOf(payload);
  const after = new Map(before);
  // Somebody unknown may leave: the list can be younger than the notice.
  if (change === 'left') after.delete(keyOf(id));
  else put(after, payload, before);
  if (change === 'hostChanged') keepOneHost(after, keyOf(id));
  return { participants: after, change };
}

/** The new host is told, the old one is not; until the list has been read again there would be two. */
function keepOneHost(people: Map<string, Participant>, host: string): void {
  if (people.get(host)?.isHost !== true) return;
  for (const [key, person] of people) {
    if (key !== host && person.isHost) people.set(key, { ...person, isHost: false });
  }
}

/** The room's own entry; null until it has been told. */
export function ownEntry(people: Participants): Participant | null {
  for (const person of people.values()) if (person.isMyself) return person;
  return null;
}

function changeOf(payload: Bag): ParticipantChange {
  const event = toText(at(payload, 'event')) ?? '';
  if (/LeftMeeting$/i.test(event)) return 'left';
  if (/HostChanged$/i.test(event)) return 'hostChanged';
  return /JoinedMeeting$/i.test(event) ? 'joined' : 'updated';
}

function put(into: Map<string, Participant>, raw: Bag, known: Participants): void {
  const id = toText(at(raw, 'user_id'));
  if (id === null) return;
  const key = keyOf(id);
  const before = into.get(key) ?? known.get(key) ?? null;
  const heard = decode(id, raw, before);
  // Rooms repeat themselves, and a list holds everybody: whoever is as before stays the very same object.
  const participant = before !== null && isSame(before, heard) ? before : heard;
  if (participant.isMyself) {
    // After a waiting room the room has a new id, and nobody says goodbye for the old one.
    for (const [other, { isMyself }] of into) if (isMyself && other !== key) into.delete(other);
  }
  into.set(key, participant);
}

function isSame(before: Participant, heard: Participant): boolean {
  const keys = Object.keys(heard) as (keyof Participant)[];
  return keys.every((key) => before[key] === heard[key]);
}

/** A change may be partial: what it does not say stays as it was. */
function decode(id: string, raw: Bag, before: Participant | null): Participant {
  const flag = (name: string, known: boolean | undefined): boolean =>
    toBoolean(at(raw, name)) ?? known ?? false;
  const isRaised = handRaised(raw) ?? before?.handRaised ?? false;
  return {
    // The noise differs from message to message; the first form stays, so that a person keeps one id.
    id: before?.id ?? id,
    name: nameOf(raw) ?? before?.name ?? '',
    isMyself: flag('is_myself', before?.isMyself),
    isHost: flag('is_host', before?.isHost),
    isCoHost: flag('isCohost', before?.isCoHost),
    isInWaitingRoom: flag('is_in_waiting_room', before?.isInWaitingRoom),
    audioMuted: audioMuted(raw, before),
    videoOn: toBoolean(at(raw, 'video_status is_sending')) ?? before?.videoOn ?? null,
    handRaised: isRaised,
    handRaisedAt: isRaised ? (raisedAt(raw) ?? before?.handRaisedAt ?? null) : null,
    isRecording: flag('is_recording', before?.isRecording),
    mayRecord: flag('can_record', before?.mayRecord),
    joinedBy: joinedBy(raw) ?? before?.joinedBy ?? 'zoom',
    camera: cameraOf(raw, before?.camera ?? 'none'),
  };
}

/** Null for somebody without sound: there is nothing to mute. */
function audioMuted(raw: Bag, before: Participant | null): boolean | null {
  const type = toOneOf(at(raw, 'audio_status type'), ['AUDIO_VOIP', 'AUDIO_TELE', 'AUDIO_NONE']);
  if (type === 'AUDIO_NONE') return null;
  const state = toOneOf(at(raw, 'audio_status state'), ['AUDIO_MUTED', 'AUDIO_UNMUTED']);
  return state === null ? (before?.audioMuted ?? null) : state === 'AUDIO_MUTED';
}

function handRaised(raw: Bag): boolean | null {
  const raised = toBoolean(at(raw, 'hand_status', 'is_raise_hand'));
  return raised === true ? toBoolean(at(raw, 'hand_status', 'is_valid')) !== false : raised;
}

/** Nought: the room keeps no time. */
function raisedAt(raw: Bag): number | null {
  const time = toNumber(at(raw, 'hand_status', 'time_stamp'));
  return time === null || time <= 0 ? null : time;
}

function joinedBy(raw: Bag): Participant['joinedBy'] | null {
  switch (toOneOf(at(raw, 'user_type'), ['NORMAL', 'H323', 'CALL_IN'])) {
    case 'NORMAL':
      // With a computer, whatever they hear by.
      return 'zoom';
    case 'H323':
      return 'roomSystem';
    case 'CALL_IN':
      return 'phone';
    case null:
      return toOneOf(at(raw, 'audio_status type'), ['AUDIO_TELE']) === null ? null : 'phone';
  }
}

function cameraOf(raw: Bag, before: Participant['camera']): Participant['camera'] {
  const isOurs = toBoolean(at(raw, 'camera_status am_i_controlling')) ?? before === 'controlled';
  const canAsk = toBoolean(at(raw, 'camera_status can_i_request_control')) ?? before !== 'none';
  return isOurs ? 'controlled' : canAsk ? 'canAsk' : 'none';
}

/** Bounded, and never cut in the middle of a character. */
function nameOf(raw: Bag): string | null {
  return (
    toText(at(raw, 'user_name'))
      ?.slice(0, maxNameChars)
      .replace(/\p{Cs}/gu, '') ?? null
  );
}

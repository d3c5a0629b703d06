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
function keyOf(id: string): string {
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
  return { participants: after, change };
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
  const participant = decode(id, raw, into.get(key) ?? known.get(key) ?? null);
  if (participant.isMyself) {
    // After a waiting room the room has a new id, and nobody says goodbye for the old one.
    for (const [other, { isMyself }] of into) if (isMyself && other !== key) into.delete(other);
  }
  into.set(key, participant);
}

/** A change may be partial: what it does not say stays as it was. */
function decode(id: string, raw: Bag, before: Participant | null): Participant {
  const flag = (name: string, known: boolean | undefined): boolean =>
    toBoolean(at(raw, name)) ?? known ?? false;
  return {
    id,
    name: toText(at(raw, 'user_name'))?.slice(0, maxNameChars) ?? before?.name ?? '',
    isMyself: flag('is_myself', before?.isMyself),
    isHost: flag('is_host', before?.isHost),
    isCoHost: flag('isCohost', before?.isCoHost),
    isInWaitingRoom: flag('is_in_waiting_room', before?.isInWaitingRoom),
    audioMuted: audioMuted(raw, before),
    videoOn: toBoolean(at(raw, 'video_status is_sending')) ?? before?.videoOn ?? null,
    handRaised: handRaised(raw) ?? before?.handRaised ?? false,
    handRaisedAt: before?.handRaisedAt ?? null,
    isRecording: before?.isRecording ?? false,
    mayRecord: before?.mayRecord ?? false,
    joinedBy: before?.joinedBy ?? 'zoom',
    camera: before?.camera ?? 'none',
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

/**
 * Who is in the meeting, and how the room tells it: a list in one reply, single persons in notifications, ids with
 * noise in their low ten bits, and raised hands under keys that end in a colon and a space.
 */
import { canMoveOwn } from './gear.ts';
import type { Json, JsonObject } from './json.ts';
import { noteLayout } from './meeting-functions.ts';
import { notification } from './messages.ts';
import type { Person } from './room-state.ts';
import type { Room } from './room.ts';

export type PersonEvent =
  | 'ZRCUserChangedEventJoinedMeeting'
  | 'ZRCUserChangedEventLeftMeeting'
  | 'ZRCUserChangedEventUserInfoUpdated'
  | 'ZRCUserChangedEventHostChanged'
  | 'None';

export function addPerson(room: Room, name: string, given: Partial<Person> = {}): Person {
  const { state } = room;
  const person: Person = {
    serial: state.nextSerial,
    name,
    isMyself: false,
    isHost: false,
    isCoHost: false,
    inWaitingRoom: false,
    muted: true,
    videoOn: false,
    handRaised: 0,
    isRecording: false,
    mayRecord: false,
    kind: 'NORMAL',
    ...given,
  };
  state.nextSerial += 1;
  state.people.push(person);
  return person;
}

export function tellPerson(room: Room, person: Person, event: PersonEvent): void {
  room.tell(notification('zCommand', 'ListParticipantsResult', personShape(room, person, event)));
}

export function join(room: Room, name: string, given: Partial<Person> = {}): Person {
  const person = addPerson(room, name, given);
  tellPerson(room, person, 'ZRCUserChangedEventJoinedMeeting');
  noteLayout(room);
  return person;
}

export function depart(room: Room, person: Person): void {
  room.state.people = room.state.people.filter((other) => other !== person);
  tellPerson(room, person, 'ZRCUserChangedEventLeftMeeting');
  noteLayout(room);
}

export const updated = (room: Room, person: Person): void =>
  tellPerson(room, person, 'ZRCUserChangedEventUserInfoUpdated');

/** Only the new host is told; that the old one is none any more shows in the list. */
export function changeHost(room: Room, person: Person): void {
  for (const other of room.state.people) other.isHost = other === person;
  tellPerson(room, person, 'ZRCUserChangedEventHostChanged');
}

export function raiseHand(room: Room, person: Person, raised: boolean): void {
  const { functions } = room.state;
  if (raised) functions.hands += 1;
  person.handRaised = raised ? firstHand + functions.hands : 0;
  updated(room, person);
}

/** Times of raised hands are seconds since 1970 in newer rooms. */
const firstHand = 1_764_000_000;

/** The person a controller means, whatever noise came back in the id. */
export function personById(room: Room, id: string): Person | null {
  const serial = Math.floor(Number(id) / 1024);
  return room.state.people.find((person) => person.serial === serial) ?? null;
}

export function personShape(room: Room, person: Person, event: PersonEvent): JsonObject {
  const id = person.serial * 1024 + room.chance.between(0, 1023);
  const { looseScalars } = room.state.faults;
  const camera = room.state.gear.farCameras.get(person.serial) ?? null;
  const canMove = person.isMyself ? canMoveOwn(room) : camera === 'ours';
  return {
    'audio_status state': person.muted ? 'AUDIO_MUTED' : 'AUDIO_UNMUTED',
    'audio_status type': person.kind === 'CALL_IN' ? 'AUDIO_TELE' : 'AUDIO_VOIP',
    avatar_url: '',
    'camera_status am_i_controlling': camera === 'ours',
    'camera_status can_i_request_control': camera === 'allowed',
    'camera_status can_move_camera': canMove,
    'camera_status can_switch_camera': false,
    'camera_status can_zoom_camera': canMove,
    can_edit_closed_caption: false,
    can_record: person.isHost || person.mayRecord,
    event,
    hand_status: hand(room, person),
    isCohost: person.isCoHost,
    is_client_support_closed_caption: true,
    is_client_support_coHost: true,
    is_host: person.isHost,
    is_in_waiting_room: person.inWaitingRoom,
    is_myself: person.isMyself,
    is_recording: person.isRecording,
    is_video_can_mute_byHost: true,
    is_video_can_unmute_byHost: true,
    local_recording_disabled: false,
    user_id: looseScalars && room.chance.fraction() < 0.25 ? String(id) : id,
    user_name: person.name,
    user_type: person.kind,
    'video_status has_source': true,
    'video_status is_receiving': true,
    'video_status is_sending': person.videoOn,
  };
}

/** Older rooms end these keys in a colon and a space, newer ones do not. */
function hand(room: Room, person: Person): JsonObject {
  const suffix = room.state.faults.looseScalars && room.chance.fraction() < 0.75 ? ': ' : '';
  return {
    [`is_raise_hand${suffix}`]: person.handRaised > 0,
    [`is_valid${suffix}`]: 'on',
    [`time_stamp${suffix}`]: String(person.handRaised),
  };
}

export const peopleList = (room: Room): Json =>
  room.state.people.map((person) => personShape(room, person, 'None'));

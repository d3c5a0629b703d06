/**
 * Who is reached from the room: telephones, SIP and H.323 systems, and people of its phone book. What they do when
 * called is decided beforehand by an action; left alone they answer.
 */
import { addPerson, join } from './people.ts';
import { event } from './messages.ts';
import type { Room } from './room.ts';
import { contact } from './shapes.ts';

export type FarEnd = 'answers' | 'rejects' | 'rings';

export interface Telephone {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly isIncoming: boolean;
}

export interface Outside {
  farEnd: FarEnd;
  phoneCalls: readonly Telephone[];
  lastCall: number;
  /** Digits that were keyed in, by call. */
  readonly keyed: Map<string, string>;
  /** Address of the room system that is being called or has come. */
  roomSystem: string | null;
  readonly checkedIn: Set<string>;
  /** The phone book gives nothing although there are contacts, as after a restart. */
  bookIsEmpty: boolean;
  /** Most contacts of a page. */
  pageLimit: number;
}

export const nobodyOutside = (): Outside => ({
  farEnd: 'answers',
  phoneCalls: [],
  lastCall: 0,
  keyed: new Map(),
  roomSystem: null,
  checkedIn: new Set(),
  bookIsEmpty: false,
  pageLimit: 1000,
});

function tellCall(room: Room, call: Telephone, status: string, reason: string | null = null): void {
  const payload = {
    callID: call.id,
    isIncomingCall: call.isIncoming,
    peerDisplayName: call.name,
    peerNumber: call.number,
    peerUri: `sip:${call.number}@phone.example`,
    status: `PhoneCallStatus_${status}`,
  };
  if (reason === null) room.tell(event('PhoneCallStatus', payload));
  else room.tell(event('PhoneCallTerminated', { ...payload, reason: `PhoneCallTerminateReason_${reason}` }));
}

function add(room: Room, number: string, name: string, isIncoming: boolean): Telephone {
  const { outside } = room.state;
  outside.lastCall += 1;
  const call: Telephone = { id: `pc ${outside.lastCall}#{å}`, number, name, isIncoming };
  outside.phoneCalls = [...outside.phoneCalls, call];
  return call;
}

/** A number that ends in 00 does not exist. */
export function callPhone(room: Room, number: string): void {
  const call = add(room, number, '', false);
  const { scheduler } = room;
  scheduler.after(80, () => tellCall(room, call, 'Init'));
  if (number.endsWith('00')) {
    scheduler.after(400, () => drop(room, call.id, 'NotFound', null));
    return;
  }
  // The slip is the room's own.
  scheduler.after(300, () => tellCall(room, call, 'Rining'));
  const { farEnd } = room.state.outside;
  if (farEnd === 'answers') scheduler.after(1_500, () => answer(room, call));
  if (farEnd === 'rejects') scheduler.after(1_500, () => drop(room, call.id, 'CallOutFailed', null));
}

export function ringIn(room: Room, number: string, name: string): void {
  tellCall(room, add(room, number, name, true), 'Incoming');
}

function answer(room: Room, call: Telephone): void {
  if (!isThere(room, call.id)) return;
  tellCall(room, call, 'Accepted');
  tellCall(room, call, 'InCall');
}

const isThere = (room: Room, id: string): boolean =>
  room.state.outside.phoneCalls.some((call) => call.id === id);

/** Ends a call; false: there is none of that id. */
export function drop(room: Room, id: string, status: string, reason: string | null): boolean {
  const { outside } = room.state;
  const call = outside.phoneCalls.find((one) => one.id === id);
  if (call === undefined) return false;
  outside.phoneCalls = outside.phoneCalls.filter((one) => one !== call);
  tellCall(room, call, status, reason);
  return true;
}

const tellRoomSystem = (room: Room, status: string): void =>
  room.tell(event('H323SIPRoomCallingStatus', { call_status: `CallingStatus_${status}` }));

export function callRoomSystem(room: Room, address: string): void {
  const { outside } = room.state;
  outside.roomSystem = address;
  const { callTimers } = room;
  callTimers.after(200, () => tellRoomSystem(room, 'Ringing'));
  const isCalled = (): boolean => outside.roomSystem === address;
  if (outside.farEnd === 'answers') {
    callTimers.after(1_500, () => {
      if (!isCalled()) return;
      tellRoomSystem(room, 'Accepted');
      join(room, address, { muted: false, videoOn: true });
    });
  }
  if (outside.farEnd === 'rejects') callTimers.after(1_500, () => endRoomSystem(room));
}

/** The call of a room system comes to nothing, or is taken back. */
export function endRoomSystem(room: Room): void {
  if (room.state.outside.roomSystem === null) return;
  room.state.outside.roomSystem = null;
  tellRoomSystem(room, 'Failed');
}

/** Contacts who are invited come, unless they reject. */
export function invite(room: Room, jids: readonly string[]): void {
  if (room.state.outside.farEnd !== 'answers') return;
  const people = Array.from({ length: room.state.scenario.contacts }, (_, at) => contact(at));
  jids.forEach((jid, at) => {
    const known = people.find((person) => person['jid'] === jid);
    const screenName = known?.['screenName'];
    const name = typeof screenName === 'string' ? screenName : jid;
    room.callTimers.after(1_200 + at * 300, () => {
      if (room.state.call.kind === 'inMeeting') join(room, name);
      else addPerson(room, name);
    });
  });
}

/**
 * Meetings from the room's side: dialling, the passcode prompt, waiting for the host, being let in, leaving, and calls
 * that ring. Each step changes the state and tells it in the order rooms were seen to; commands answer for themselves.
 */
import { fingerprint, forgetMeeting, layout, tellRecording } from './meeting-functions.ts';
import { endMeetingGear } from './cameras.ts';
import { event, notification } from './messages.ts';
import { addPerson, join, tellPerson } from './people.ts';
import { callStatus, isLocalShare, type Call, type MeetingType, type Ringing } from './room-state.ts';
import type { Room } from './room.ts';
import { knownMeeting, type KnownMeeting } from './scenario.ts';
import { meetingInfo } from './shapes.ts';
import { endSharing, tellSharing } from './sharing.ts';

type Connecting = Extract<Call, { kind: 'connecting' }>;

export const tellStatus = (room: Room): void =>
  room.tell(notification('zStatus', 'Call', { Status: callStatus(room.state) }));

export const tellPrompt = (room: Room, needsPassword: boolean, wrongAndRetry: boolean): void =>
  room.tell(event('MeetingNeedsPassword', { needsPassword, wrongAndRetry }));

export const tellSetting = (room: Room, payload: Parameters<typeof notification>[2]): void =>
  room.tell(notification('zConfiguration', 'Call', payload));

/** Starts dialling. OK of the command that does so only means that the room is trying. */
export function dial(room: Room, number: string, passcode: string | null): void {
  const call: Connecting = {
    kind: 'connecting',
    meeting: room.state.meetings.get(number) ?? null,
    number,
    stage: 'dialling',
    passcode,
    dialledAtMs: performance.now(),
  };
  room.state.call = call;
  room.callTimers.cancel();
  room.callTimers.after(80, () => {
    tellStatus(room);
    // The microphone flaps while a meeting is being connected.
    tellSetting(room, { Microphone: { Mute: true } });
    tellSetting(room, { Microphone: { Mute: false } });
  });
  if (room.state.faults.stuckConnecting !== 'no') call.stage = 'stuck';
  else room.callTimers.after(700, () => proceed(room, call));
}

/** A passcode was typed while the room asked for one. */
export function answerPasscode(room: Room, call: Connecting, passcode: string): void {
  call.passcode = passcode;
  call.stage = 'dialling';
  room.callTimers.cancel();
  room.callTimers.after(400, () => {
    if (call.meeting?.passcode === passcode) tellPrompt(room, false, false);
    proceed(room, call);
  });
}

function proceed(room: Room, call: Connecting): void {
  const { meeting } = call;
  if (meeting === null) {
    fail(room, 5004, 'Ogiltigt mötes-ID. Kontrollera och försök igen.');
    return;
  }
  if (meeting.passcode !== null && meeting.passcode !== call.passcode && !meeting.roomIsHost) {
    call.stage = 'passcode';
    tellPrompt(room, true, call.passcode !== null);
    return;
  }
  if (!meeting.open) {
    call.stage = 'waitForHost';
    room.tell(event('NeedWaitForHost', { Wait: true }));
    return;
  }
  if (meeting.waitingRoom) {
    call.stage = 'waitingRoom';
    join(room, room.state.scenario.room.name, { isMyself: true, inWaitingRoom: true });
    return;
  }
  admit(room, call);
}

/** The host is there, or lets the room in: ends a wait of either kind. False when the room does not wait. */
export function endWait(room: Room): boolean {
  const { call } = room.state;
  if (call.kind !== 'connecting' || (call.stage !== 'waitForHost' && call.stage !== 'waitingRoom'))
    return false;
  if (call.stage === 'waitForHost') room.tell(event('NeedWaitForHost', { Wait: false }));
  admit(room, call);
  return true;
}

function admit(room: Room, call: Connecting): void {
  call.stage = 'admitted';
  room.callTimers.after(300, () => {
    if (call.meeting !== null) enter(room, call.meeting, 'NORMAL', false);
  });
}

/** The room is in. After a waiting room its own entry appears again under a new id, without a farewell to the old. */
export function enter(room: Room, meeting: KnownMeeting, type: MeetingType, byLaptop: boolean): void {
  const { state } = room;
  state.call = { kind: 'inMeeting', meeting, type, byLaptop };
  state.micMuted = false;
  state.cameraMuted = false;
  state.people = [];
  const myself = addPerson(room, state.scenario.room.name, {
    isMyself: true,
    isHost: meeting.roomIsHost || type !== 'NORMAL',
    muted: false,
    videoOn: true,
  });
  for (const [at, name] of meeting.participants.entries()) {
    addPerson(room, name, { isHost: at === 0 && !meeting.roomIsHost, muted: at !== 0, videoOn: at === 0 });
  }
  room.tell({ ...notification('zCommand', 'InfoResult', meetingInfo(state)), rawLineBreaks: true });
  tellStatus(room);
  room.tell(event('CallConnect', { success: 'on' }));
  tellSetting(room, { Microphone: { Mute: false } });
  tellSetting(room, { Lock: { Enable: false } });
  tellSetting(room, { Layout: { Size: 'Size1' } });
  room.tell(notification('zStatus', 'Call', { ClosedCaption: { CanDisable: false } }));
  tellSetting(room, { Share: { Setting: 'MULTI_SHARE' } });
  for (const person of [myself, ...state.people.filter((other) => other !== myself)]) {
    tellPerson(room, person, 'ZRCUserChangedEventJoinedMeeting');
  }
  // Known from now on; told again when it changes.
  state.functions.layoutTold = fingerprint(layout(state));
  tellRecording(room);
  room.callChanged();
}

/** A join comes to nothing. */
export function fail(room: Room, code: number, text: string): void {
  room.tell(event('CallConnectError', { error_code: code, error_message: text }));
  becomeIdle(room);
  tellStatus(room);
}

/** Ends whatever there is: a meeting, a local presentation, or the attempt to join. */
export function hangUp(room: Room, { withEvent }: { withEvent: boolean }): void {
  endSharing(room);
  becomeIdle(room);
  if (withEvent) room.tell(event('CallDisconnect', { success: 'on' }));
  tellStatus(room);
}

export function becomeIdle(room: Room): void {
  endMeetingGear(room);
  room.callTimers.cancel();
  room.state.call = { kind: 'idle' };
  room.state.people = [];
  forgetMeeting(room);
  room.callChanged();
}

/**
 * A local presentation: sharing to the room's screens, which inside Zoom is a meeting of its own kind.
 * `byLaptop`: started by a laptop, without any command.
 */
export function startLocalShare(room: Room, page: 'None' | 'Laptop' | 'IOS', byLaptop: boolean): void {
  const { state } = room;
  const types = { None: 'SHARING_NONE', Laptop: 'SHARING_LAPTOP', IOS: 'SHARING_IOS' } as const;
  const { personalNumber, name } = state.scenario.room;
  const meeting = knownMeeting({ number: personalNumber, topic: name, roomIsHost: true });
  room.tell(event('StartLocalPresentMeeting', { success: true }));
  state.sharing.page = page;
  enter(room, meeting, types[page], byLaptop);
  tellSharing(room);
}

/** The local presentation becomes an ordinary meeting on the room's own number. */
export function makeNormal(room: Room): void {
  const { call } = room.state;
  if (call.kind !== 'inMeeting' || !isLocalShare(room.state)) return;
  call.type = 'NORMAL';
  room.state.sharing.page = 'None';
  room.tell({ ...notification('zCommand', 'InfoResult', meetingInfo(room.state)), rawLineBreaks: true });
  tellSharing(room);
  room.callChanged();
}

/** A call rings for so many real seconds, then the caller gives up. */
export function ring(room: Room, callerName: string, lifeTimeSeconds: number, meeting: KnownMeeting): void {
  const callerJID = `k${room.chance.between(10_000, 99_999).toString(36)}@xmpp.example`;
  room.state.ringing = { callerJID, callerName, meeting };
  room.tell(
    event('IncomingCallIndication', {
      avatarURL: '',
      calleeJID: '',
      callerJID,
      callerName,
      lifeTime: lifeTimeSeconds,
      meetingID: 'cmluZ2VyLzE=',
      meetingNumber: Number(meeting.number),
      meetingOption: 0,
      password: '',
    }),
  );
  room.ringTimers.cancel();
  room.ringTimers.afterReal(lifeTimeSeconds * 1000, () => stopRinging(room));
}

/** The prompt closes without a word. Gives back what rang. */
export function stopRinging(room: Room): Ringing | null {
  const { ringing } = room.state;
  room.ringTimers.cancel();
  room.state.ringing = null;
  return ringing;
}

/** Tells what became of a call that rang, and joins its meeting when it was accepted. */
export function treat(room: Room, { callerJID, callerName, meeting }: Ringing, accepted: boolean): void {
  const meetingNumber = Number(meeting.number);
  room.tell(event('TreatedIncomingCallIndication', { accepted, callerJID, callerName, meetingNumber }));
  if (!accepted) return;
  if (room.state.call.kind !== 'idle') hangUp(room, { withEvent: true });
  // The invitation carries the passcode, so an accepted call never asks for one.
  room.state.meetings.set(meeting.number, meeting);
  dial(room, meeting.number, meeting.passcode);
}

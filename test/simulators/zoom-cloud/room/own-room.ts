/**
 * A small room of the cloud's own, for when no other is simulated beside it: it joins, asks for passcodes, waits to be
 * let in, mutes. What makes no sense at the moment comes to nothing without a word, as in a room that the cloud commands.
 */
import type { DialledMeeting, Room, RoomOrder, RoomView } from './room.ts';

type Call =
  | { readonly kind: 'idle' }
  | { readonly kind: 'joining'; readonly number: string; readonly screen: 'passcode' | 'waiting' }
  | { readonly kind: 'inMeeting'; readonly number: string | null };

const meetingNumberOf = (call: Call): string | null => (call.kind === 'idle' ? null : call.number);

export interface OwnRoomParts {
  readonly find: (number: string) => DialledMeeting | null;
  /** Makes the instant meeting that an empty number asks for. */
  readonly startInstant: () => DialledMeeting;
  /** Told before and after every change of the call. */
  readonly changed: (before: RoomView, after: RoomView) => void;
  readonly meetingEndedByRoom: (number: string) => void;
}

export interface OwnRoom extends Room {
  /** Somebody calls; accepting joins this meeting. */
  readonly ring: (number: string) => void;
  /** The host comes or lets the room in. False: it does not wait. */
  readonly admit: () => boolean;
}

export function createOwnRoom(parts: OwnRoomParts): OwnRoom {
  let call: Call = { kind: 'idle' };
  let [micMuted, cameraMuted, volume] = [false, false, 60];
  let notice: 'shareChoice' | 'unknownMeeting' | 'alarm' | null = null;
  let ringing: string | null = null;

  const view = (): RoomView => ({
    isOnline: true,
    call: call.kind,
    meetingNumber: meetingNumberOf(call),
    ...{ micMuted, cameraMuted, volume },
    screen: call.kind === 'joining' ? call.screen : ringing !== null ? 'ringing' : notice,
  });

  const setCall = (next: Call): void => {
    const before = view();
    call = next;
    notice = null;
    parts.changed(before, view());
  };

  const join = (number: string, passcode: string | null): void => {
    const meeting = parts.find(number);
    if (meeting === null) {
      notice = 'unknownMeeting';
      return;
    }
    const isTold = meeting.passcodes.length === 0 || meeting.passcodes.includes(passcode ?? '');
    if (!isTold) setCall({ kind: 'joining', number, screen: 'passcode' });
    else if (!meeting.isOpen || meeting.hasWaitingRoom) {
      setCall({ kind: 'joining', number, screen: 'waiting' });
    } else enter(number);
  };

  const enter = (number: string | null): void => {
    [micMuted, cameraMuted] = [false, false];
    setCall({ kind: 'inMeeting', number });
  };

  const leave = (endsForAll: boolean): void => {
    if (call.kind === 'idle') return;
    const { number } = call;
    setCall({ kind: 'idle' });
    if (endsForAll && number !== null) parts.meetingEndedByRoom(number);
  };

  const dial = ({ number, passcode, force }: Extract<RoomOrder, { kind: 'join' }>): void => {
    if (call.kind !== 'idle') {
      if (!force) return;
      leave(false);
    }
    if (number === null) enter(parts.startInstant().number);
    else join(number, passcode);
  };

  const answer = (accepted: boolean): void => {
    const number = ringing;
    ringing = null;
    if (number === null || !accepted) return;
    leave(false);
    // Whoever calls lets the room in.
    enter(number);
  };

  const carryOut = (order: RoomOrder): void => {
    const isInMeeting = call.kind === 'inMeeting';
    switch (order.kind) {
      case 'join':
        dial(order);
        return;
      case 'leave':
        // Out of a third party's meeting the cloud cannot take it (reference 15.3).
        if (!isInMeeting || meetingNumberOf(call) !== null) leave(order.endsForAll && isInMeeting);
        return;
      case 'answer':
        answer(order.accepted);
        return;
      case 'joinThirdParty':
        if (call.kind === 'idle') enter(null);
        return;
      case 'microphone':
        if (isInMeeting) micMuted = order.muted;
        return;
      case 'camera':
        if (isInMeeting) cameraMuted = order.muted;
        return;
      case 'volume':
        if (isInMeeting) volume = order.percent;
        return;
      case 'share':
        // Never the cable itself: a choice on the room's own screen, and only in a meeting (reference 15.3).
        notice = order.on && isInMeeting ? 'shareChoice' : null;
        return;
      case 'alarm':
        notice = order.on ? 'alarm' : null;
        return;
      case 'restart':
        ringing = null;
        leave(false);
        return;
      case 'schedule':
      case 'cancel':
      case 'invite':
      case 'checkIn':
      case 'select':
        return;
    }
  };

  return {
    view,
    carryOut: (order) => {
      carryOut(order);
      return Promise.resolve();
    },
    learn: () => Promise.resolve(),
    meetingEnded: (number) => {
      if (call.kind !== 'idle' && call.number === number) setCall({ kind: 'idle' });
      return Promise.resolve();
    },
    ring: (number) => {
      ringing = number;
    },
    admit: () => {
      if (call.kind !== 'joining' || call.screen !== 'waiting') return false;
      enter(call.number);
      return true;
    },
    stop: () => undefined,
  };
}

/**
 * Commands as `PATCH /v2/rooms/{id}/events` takes them (zoom-rooms.md 15.1). Pure. Says what is offered when, refuses
 * what cannot be meant, and writes the exact body; every value is checked here once more, whoever checked it before.
 * What the cloud could only send blind, such as answering a call nobody can see, is not offered at all.
 */
import { panelError, type ErrorCode } from '../../shared/errors.ts';
import type { DeviceKind, RoomCommand } from '../../shared/model/room-command.ts';
import type { Device, RoomCall, RoomCapability, RoomDevices } from '../../shared/model/room.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ZoomCodes } from './faults.ts';

export interface Method {
  readonly method: string;
  /** Null: the method has none. */
  readonly params: Readonly<Record<string, unknown>> | null;
}

/** What is known of the room when a command is given. */
export interface MethodView {
  readonly call: RoomCall;
  /** The room began the meeting itself, and so is its host. */
  readonly isOwnMeeting: boolean;
  readonly devices: RoomDevices | null;
}

const notPossible = (cause: string): Result<never> => err(panelError('intent.notPossible', 'never', cause));
const method = (name: string, params: Method['params'] = null): Result<Method> =>
  ok({ method: `zoomroom.${name}`, params });

const mostInvited = 10;
const meetingNumberForm = /^\d{9,11}$/;
/** No control characters; no longer than a passcode is. */
const passcodeForm = /^[^\p{C}]{1,60}$/u;
const idForm = /^[^\p{C}]{1,500}$/u;

export function methodOf(command: RoomCommand, view: MethodView): Result<Method> {
  switch (command.kind) {
    case 'start':
      return dial(view, method('meeting_join', { meeting_number: '', force_accept: false }));
    case 'join': {
      const { meetingNumber, passcode } = command;
      if (!meetingNumberForm.test(meetingNumber)) return notPossible('not a meeting number');
      if (passcode !== null && !passcodeForm.test(passcode)) return notPossible('not a passcode');
      const secret = passcode === null ? {} : { passcode };
      return dial(
        view,
        method('meeting_join', { meeting_number: meetingNumber, ...secret, force_accept: false }),
      );
    }
    case 'joinThirdParty': {
      const source = command.service === 'teams' ? 'MS_TEAMS' : 'GOOGLE_MEET';
      if (!isWebAddress(command.url)) return notPossible('not a web address');
      const params = { join_type: 'url', meeting_source_type: source, join_url: command.url };
      return dial(view, method('thirdparty_meeting_join', params));
    }
    case 'leave':
      return hangUp(view, method('meeting_leave'));
    case 'endForAll':
      if (view.call.kind !== 'idle' && !view.isOwnMeeting)
        return err(panelError('meeting.notHost', 'never', null));
      return hangUp(view, method('meeting_end'));
    case 'cancelJoin':
      return view.call.kind === 'connecting' ? method('meeting_leave') : notPossible('nothing to cancel');
    case 'setMicrophone':
      return inCall(view, method(command.muted ? 'mute' : 'unmute'));
    case 'setCamera':
      return inCall(view, method(command.muted ? 'video_mute' : 'video_unmute'));
    case 'setVolume': {
      const { percent } = command;
      if (!Number.isInteger(percent) || percent < 0 || percent > 100) return notPossible('not a volume');
      return inCall(view, method('volume_level', { volume_level: percent }));
    }
    case 'selectDevice': {
      const { device, deviceId } = command;
      if (!listOf(view.devices, device).some(({ id }) => id === deviceId)) return notPossible('not a device');
      return inCall(view, method(`switch_${device}`, { [`${device}Id`]: deviceId }));
    }
    case 'invite': {
      const { contactIds } = command;
      const areRight = contactIds.length > 0 && contactIds.every((id) => idForm.test(id));
      if (!areRight || contactIds.length > mostInvited) return notPossible('not ten or fewer people');
      return inCall(view, method('meeting_invite', { user_ids: contactIds }));
    }
    case 'checkIn': {
      const { item } = command;
      if (item === null) return notPossible('no booking to check in to');
      const { id, changeKey, mailbox } = item;
      return method('check_in', { event_id: id, change_key: changeKey, resource_email: mailbox });
    }
    case 'takeBack':
      return notPossible('the cloud shares the room with every controller');
    default:
      return err(panelError('room.unsupported', 'never', null));
  }
}

/** Zoom's numbers as this command means them. */
export function codesOf({ kind }: RoomCommand): ZoomCodes {
  // The room is there, or nothing could be switched: it is the device that is not.
  const refused: ErrorCode = kind === 'selectDevice' ? 'room.refused' : 'zoom.roomOffline';
  return { 300: refused, 1012: 'zoom.roomUnknown' };
}

/** What can be done now in a room that is there. */
export function capabilitiesOf({ call, isOwnMeeting, devices }: MethodView): RoomCapability[] {
  const always: RoomCapability[] = ['start', 'join', 'joinThirdParty', 'leave', 'checkIn'];
  if (call.kind === 'idle') return always;
  const canSelect = (['camera', 'microphone', 'speaker'] as const).some(
    (kind) => listOf(devices, kind).length > 0,
  );
  return [
    ...always,
    ...(isOwnMeeting ? (['endForAll'] as const) : []),
    'microphone',
    'camera',
    'volume',
    'invite',
    ...(canSelect ? (['selectDevice'] as const) : []),
  ];
}

function dial({ call }: MethodView, sent: Result<Method>): Result<Method> {
  if (call.kind === 'connecting') return err(panelError('intent.busy', 'later', null));
  return call.kind === 'idle' ? sent : notPossible('in a call');
}

function hangUp({ call }: MethodView, sent: Result<Method>): Result<Method> {
  return call.kind === 'idle' ? err(panelError('meeting.noLongerThere', 'never', null)) : sent;
}

/** Also while a join is on its way: whether the room is in the meeting already cannot always be seen. */
function inCall({ call }: MethodView, sent: Result<Method>): Result<Method> {
  return call.kind === 'idle' ? notPossible('not in a call') : sent;
}

function isWebAddress(address: string): boolean {
  if (address.length > 2_000 || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return protocol === 'https:' && username === '' && password === '';
}

function listOf(devices: RoomDevices | null, kind: DeviceKind): readonly Device[] {
  if (devices === null) return [];
  switch (kind) {
    case 'camera':
      return devices.cameras;
    case 'microphone':
      return devices.microphones;
    case 'speaker':
      return devices.speakers;
  }
}

import { describe, expect, it } from 'vitest';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import { emptyRoomState, type RoomCall, type RoomDevices } from '../../shared/model/room.ts';
import { capabilitiesOf, codesOf, methodOf, type MethodView } from '../../electron/zoom-cloud/methods.ts';

const device = (id: string): RoomDevices['cameras'] => [{ id, name: id, isSelected: false }];
const devices: RoomDevices = {
  ...emptyRoomState.devices,
  cameras: device('c1'),
  microphones: device('m1'),
  speakers: device('s1'),
};
const idle: RoomCall = { kind: 'idle' };
const connecting: RoomCall = { kind: 'connecting', since: 0, meetingNumber: '81234567890' };
const inMeeting: RoomCall = { ...connecting, kind: 'inMeeting' };
const view = (call: RoomCall): MethodView => ({ call, isOwnMeeting: true, devices });

const item = { id: 'AAMk=', changeKey: 'CQAA', mailbox: 'rum-algen@su.se' };
const teams = 'https://teams.microsoft.com/l/meetup-join/x';

describe('a command to the cloud', () => {
  it.each<[RoomCommand, RoomCall, unknown]>([
    [
      { kind: 'start', durationMinutes: 30 },
      idle,
      { method: 'zoomroom.meeting_join', params: { meeting_number: '', force_accept: false } },
    ],
    [
      { kind: 'join', meetingNumber: '81234567890', passcode: '471147' },
      idle,
      {
        method: 'zoomroom.meeting_join',
        params: { meeting_number: '81234567890', passcode: '471147', force_accept: false },
      },
    ],
    [
      { kind: 'join', meetingNumber: '81234567890', passcode: null },
      idle,
      { method: 'zoomroom.meeting_join', params: { meeting_number: '81234567890', force_accept: false } },
    ],
    [
      { kind: 'joinThirdParty', service: 'teams', url: teams },
      idle,
      {
        method: 'zoomroom.thirdparty_meeting_join',
        params: { join_type: 'url', meeting_source_type: 'MS_TEAMS', join_url: teams },
      },
    ],
    [
      { kind: 'joinThirdParty', service: 'meet', url: 'https://meet.google.com/abc-defg-hij' },
      idle,
      {
        method: 'zoomroom.thirdparty_meeting_join',
        params: {
          join_type: 'url',
          meeting_source_type: 'GOOGLE_MEET',
          join_url: 'https://meet.google.com/abc-defg-hij',
        },
      },
    ],
    [{ kind: 'leave' }, inMeeting, { method: 'zoomroom.meeting_leave', params: null }],
    [{ kind: 'endForAll' }, inMeeting, { method: 'zoomroom.meeting_end', params: null }],
    [{ kind: 'cancelJoin' }, connecting, { method: 'zoomroom.meeting_leave', params: null }],
    [{ kind: 'setMicrophone', muted: true }, inMeeting, { method: 'zoomroom.mute', params: null }],
    [{ kind: 'setMicrophone', muted: false }, connecting, { method: 'zoomroom.unmute', params: null }],
    [{ kind: 'setCamera', muted: true }, inMeeting, { method: 'zoomroom.video_mute', params: null }],
    [{ kind: 'setCamera', muted: false }, inMeeting, { method: 'zoomroom.video_unmute', params: null }],
    [
      { kind: 'setVolume', percent: 37 },
      inMeeting,
      { method: 'zoomroom.volume_level', params: { volume_level: 37 } },
    ],
    [
      { kind: 'selectDevice', device: 'camera', deviceId: 'c1' },
      inMeeting,
      { method: 'zoomroom.switch_camera', params: { cameraId: 'c1' } },
    ],
    [
      { kind: 'selectDevice', device: 'microphone', deviceId: 'm1' },
      inMeeting,
      { method: 'zoomroom.switch_microphone', params: { microphoneId: 'm1' } },
    ],
    [
      { kind: 'selectDevice', device: 'speaker', deviceId: 's1' },
      inMeeting,
      { method: 'zoomroom.switch_speaker', params: { speakerId: 's1' } },
    ],
    [
      { kind: 'invite', contactIds: ['u1', 'u2'] },
      inMeeting,
      { method: 'zoomroom.meeting_invite', params: { user_ids: ['u1', 'u2'] } },
    ],
    [
      { kind: 'checkIn', meetingNumber: null, item },
      idle,
      {
        method: 'zoomroom.check_in',
        params: { event_id: 'AAMk=', change_key: 'CQAA', resource_email: 'rum-algen@su.se' },
      },
    ],
  ])('%j while %j is written exactly', (command, call, value) => {
    expect(methodOf(command, view(call))).toEqual({ ok: true, value });
  });

  it.each<[RoomCommand, RoomCall, string]>([
    [{ kind: 'start', durationMinutes: 30 }, inMeeting, 'intent.notPossible'],
    [{ kind: 'start', durationMinutes: 30 }, connecting, 'intent.busy'],
    [{ kind: 'join', meetingNumber: '812 3456', passcode: null }, idle, 'intent.notPossible'],
    [{ kind: 'join', meetingNumber: '81234567890', passcode: 'a\nb' }, idle, 'intent.notPossible'],
    [{ kind: 'join', meetingNumber: '81234567890', passcode: '' }, idle, 'intent.notPossible'],
    [{ kind: 'join', meetingNumber: '81234567890', passcode: 'x'.repeat(61) }, idle, 'intent.notPossible'],
    [
      { kind: 'joinThirdParty', service: 'teams', url: 'http://teams.microsoft.com/' },
      idle,
      'intent.notPossible',
    ],
    [
      { kind: 'joinThirdParty', service: 'teams', url: 'https://a:b@teams.microsoft.com/' },
      idle,
      'intent.notPossible',
    ],
    [
      { kind: 'joinThirdParty', service: 'teams', url: `https://x/${'a'.repeat(2_000)}` },
      idle,
      'intent.notPossible',
    ],
    [{ kind: 'joinThirdParty', service: 'teams', url: teams }, inMeeting, 'intent.notPossible'],
    [{ kind: 'leave' }, idle, 'meeting.noLongerThere'],
    [{ kind: 'endForAll' }, idle, 'meeting.noLongerThere'],
    [{ kind: 'cancelJoin' }, inMeeting, 'intent.notPossible'],
    [{ kind: 'setMicrophone', muted: true }, idle, 'intent.notPossible'],
    [{ kind: 'setVolume', percent: 101 }, inMeeting, 'intent.notPossible'],
    [{ kind: 'setVolume', percent: -1 }, inMeeting, 'intent.notPossible'],
    [{ kind: 'setVolume', percent: 1.5 }, inMeeting, 'intent.notPossible'],
    [{ kind: 'selectDevice', device: 'camera', deviceId: 'm1' }, inMeeting, 'intent.notPossible'],
    [{ kind: 'invite', contactIds: [] }, inMeeting, 'intent.notPossible'],
    [{ kind: 'invite', contactIds: ['a\u0000'] }, inMeeting, 'intent.notPossible'],
    [{ kind: 'invite', contactIds: Array.from({ length: 11 }, String) }, inMeeting, 'intent.notPossible'],
    [{ kind: 'checkIn', meetingNumber: '81234567890', item: null }, idle, 'intent.notPossible'],
    [{ kind: 'takeBack' }, idle, 'intent.notPossible'],
    [{ kind: 'acceptCall' }, idle, 'room.unsupported'],
    [{ kind: 'rejectCall' }, idle, 'room.unsupported'],
    [{ kind: 'startLocalShare' }, idle, 'room.unsupported'],
    [{ kind: 'startCableShare' }, inMeeting, 'room.unsupported'],
    [{ kind: 'setLock', isLocked: true }, inMeeting, 'room.unsupported'],
    [{ kind: 'answerPasscode', passcode: '1' }, connecting, 'room.unsupported'],
  ])('%j while %j is refused with %s', (command, call, code) => {
    expect(methodOf(command, view(call))).toMatchObject({ ok: false, error: { code } });
  });

  it('reads Zoom’s 300 as a missing device where one was to be chosen, else as a room that is off', () => {
    expect(codesOf({ kind: 'selectDevice', device: 'camera', deviceId: 'c1' })[300]).toBe('room.refused');
    expect(codesOf({ kind: 'leave' })).toEqual({ 300: 'zoom.roomOffline', 1012: 'zoom.roomUnknown' });
  });

  it('ends for all only a meeting that the room began', () => {
    const guest = { ...view(inMeeting), isOwnMeeting: false };
    expect(methodOf({ kind: 'endForAll' }, guest)).toMatchObject({ error: { code: 'meeting.notHost' } });
    expect(capabilitiesOf(guest)).not.toContain('endForAll');
  });

  it('is offered only where it can be meant', () => {
    expect(capabilitiesOf(view(idle))).toEqual(['start', 'join', 'joinThirdParty', 'leave', 'checkIn']);
    expect(capabilitiesOf(view(inMeeting))).toEqual(
      expect.arrayContaining(['endForAll', 'microphone', 'camera', 'volume', 'invite', 'selectDevice']),
    );
    expect(capabilitiesOf({ call: inMeeting, isOwnMeeting: false, devices: null })).not.toContain(
      'selectDevice',
    );
  });
});

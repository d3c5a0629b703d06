/** For every intent: what the room has to be able to do, the situation it is offered in, and what it leads to. */
import type { Action } from '../../electron/app/action.ts';
import { pageId } from '../../electron/app/page-id.ts';
import type { Intent, IntentKind } from '../../shared/bridge.ts';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import { emptyRoomState, type RoomCapability, type RoomState } from '../../shared/model/room.ts';
import { always, eva, idle, planned, type Offer } from './offer.ts';
import { bookingOffers } from './offered-bookings.ts';
import { at, meetingRoom, person, testConfig } from './states.ts';

const now = at('2026-11-24T10:00');
const me = person('1', { isMyself: true, isHost: true });
const guest = person('2', { name: 'Bo', camera: 'controlled' });
const waiting = person('3', { name: 'Ada', isInWaitingRoom: true });
export const meeting: RoomState = {
  ...meetingRoom([me, guest, waiting]),
  contacts: idle.contacts,
  devices: idle.devices,
  phoneCalls: idle.phoneCalls,
  sharing: idle.sharing,
  screenCount: 2,
  roomSystemCall: 'ringing',
  layout: { ...emptyRoomState.layout, styles: ['gallery'], canMoveThumbnail: true },
};
const localShare: RoomState = { ...idle, call: { kind: 'localShare', since: now } };
const connecting = { kind: 'connecting', since: now, meetingNumber: '61234567890' } as const;
const asksPasscode: RoomState = {
  ...idle,
  call: connecting,
  prompt: { kind: 'passcode', since: now, wrong: false },
};
const rings: RoomState = {
  ...meeting,
  prompt: { kind: 'incomingCall', since: now, callerName: 'Karin', expiresAt: now + 1 },
};

const anywhere: readonly RoomState[] = [asksPasscode, rings];
const outside: readonly RoomState[] = [idle, localShare, rings];
const unlessIdle: readonly RoomState[] = [meeting, localShare, asksPasscode];
const personId = '2';
const participantId = '2';
const deviceId = 'usb-1';

/** What is offered in a meeting only. */
const inside = (intent: Intent, needs: RoomCapability, leadsTo: RoomCommand | Action): Offer => ({
  intent,
  needs,
  room: meeting,
  notIn: outside,
  leadsTo,
});
const anyTime = (intent: Intent, needs: RoomCapability, leadsTo: RoomCommand | Action): Offer => ({
  intent,
  needs,
  room: meeting,
  notIn: anywhere,
  leadsTo,
});
const whileIdle = (intent: Intent, needs: RoomCapability, leadsTo: RoomCommand | Action): Offer => ({
  intent,
  needs,
  room: idle,
  notIn: unlessIdle,
  leadsTo,
});
const offered = {
  'meeting.start': whileIdle({ kind: 'meeting.start' }, 'start', { kind: 'start', durationMinutes: 60 }),
  'meeting.join': whileIdle({ kind: 'meeting.join', bookingKey: planned.key }, 'join', {
    kind: 'join',
    meetingNumber: '61234567890',
    passcode: '471147',
  }),
  'meeting.joinNumber': whileIdle(
    { kind: 'meeting.joinNumber', meetingNumber: '71234567890', passcode: null },
    'join',
    { kind: 'join', meetingNumber: '71234567890', passcode: null },
  ),
  'meeting.leave': inside({ kind: 'meeting.leave' }, 'leave', { kind: 'leave' }),
  'meeting.endForAll': inside({ kind: 'meeting.endForAll' }, 'endForAll', { kind: 'endForAll' }),
  'prompt.answerPasscode': {
    intent: { kind: 'prompt.answerPasscode', passcode: '471147' },
    needs: 'join',
    room: asksPasscode,
    notIn: [idle, meeting, rings],
    leadsTo: { kind: 'answerPasscode', passcode: '471147' },
  },
  'prompt.cancel': {
    intent: { kind: 'prompt.cancel' },
    needs: 'leave',
    room: asksPasscode,
    notIn: [idle, meeting, rings],
    leadsTo: { kind: 'cancelJoin' },
  },
  'prompt.answerConsent': {
    intent: { kind: 'prompt.answerConsent', agrees: false },
    needs: null,
    room: { ...meeting, prompt: { kind: 'recordingConsent', since: now } },
    notIn: [idle, meeting, rings],
    leadsTo: { kind: 'answerRecordingConsent', agreed: false },
  },
  'call.accept': {
    intent: { kind: 'call.accept' },
    needs: 'incomingCall',
    room: rings,
    notIn: [idle, meeting, asksPasscode],
    leadsTo: { kind: 'acceptCall' },
  },
  'call.reject': {
    intent: { kind: 'call.reject' },
    needs: 'incomingCall',
    room: rings,
    notIn: [idle, meeting, asksPasscode],
    leadsTo: { kind: 'rejectCall' },
  },
  'microphone.set': inside({ kind: 'microphone.set', isOn: true }, 'microphone', {
    kind: 'setMicrophone',
    muted: false,
  }),
  'camera.set': inside({ kind: 'camera.set', isOn: false }, 'camera', { kind: 'setCamera', muted: true }),
  'volume.set': anyTime({ kind: 'volume.set', percent: 40 }, 'volume', { kind: 'setVolume', percent: 40 }),
  'selfView.set': inside({ kind: 'selfView.set', isOn: true }, 'selfView', {
    kind: 'setSelfView',
    visible: true,
  }),
  'share.start': whileIdle({ kind: 'share.start' }, 'localShare', { kind: 'startLocalShare' }),
  'share.stop': {
    intent: { kind: 'share.stop' },
    needs: 'localShare',
    room: localShare,
    notIn: [idle, rings],
    leadsTo: { kind: 'stopShare' },
  },
  'share.startCable': anyTime({ kind: 'share.startCable' }, 'cable', { kind: 'startCableShare' }),
  'share.setCamera': anyTime({ kind: 'share.setCamera', deviceId, isOn: true }, 'cameraShare', {
    kind: 'setCameraShare',
    deviceId,
    isOn: true,
  }),
  'share.toMeeting': {
    intent: { kind: 'share.toMeeting' },
    needs: 'shareToMeeting',
    room: localShare,
    notIn: [idle, meeting, rings],
    leadsTo: { kind: 'shareToMeeting' },
  },
  'share.showInstructions': anyTime(
    { kind: 'share.showInstructions', instructions: 'laptop' },
    'instructions',
    { kind: 'showInstructions', instructions: 'laptop' },
  ),
  'share.setOptimized': anyTime({ kind: 'share.setOptimized', isOn: true }, 'optimizedSharing', {
    kind: 'setOptimizedSharing',
    isOn: true,
  }),
  'people.admit': inside({ kind: 'people.admit', personId: '3' }, 'admit', {
    kind: 'admit',
    participantId: '3',
  }),
  'people.admitAll': inside({ kind: 'people.admitAll' }, 'admit', { kind: 'admitAll', personIds: ['3'] }),
  'people.setMicrophone': inside({ kind: 'people.setMicrophone', personId, isOn: false }, 'muteParticipant', {
    kind: 'muteParticipant',
    participantId,
    muted: true,
  }),
  'people.setCamera': inside({ kind: 'people.setCamera', personId, isOn: true }, 'participantVideo', {
    kind: 'setParticipantVideo',
    participantId,
    stopped: false,
  }),
  'people.remove': inside({ kind: 'people.remove', personId }, 'removeParticipant', {
    kind: 'removeParticipant',
    participantId,
  }),
  'people.makeHost': inside({ kind: 'people.makeHost', personId }, 'makeHost', {
    kind: 'makeHost',
    participantId,
  }),
  'people.setSpotlight': inside({ kind: 'people.setSpotlight', personId, isOn: true }, 'spotlight', {
    kind: 'setSpotlight',
    participantId,
    isOn: true,
  }),
  'people.setPin': inside({ kind: 'people.setPin', personId, screen: 2 }, 'pin', {
    kind: 'setPin',
    participantId,
    screen: 2,
  }),
  'people.allowRecording': inside({ kind: 'people.allowRecording', personId, isOn: true }, 'allowRecording', {
    kind: 'allowRecording',
    participantId,
    isAllowed: true,
  }),
  'people.muteAll': inside({ kind: 'people.muteAll' }, 'muteAll', { kind: 'muteAll' }),
  'meeting.claimHost': {
    ...inside({ kind: 'meeting.claimHost', hostKey: '123456' }, 'claimHost', {
      kind: 'claimHost',
      hostKey: '123456',
    }),
    room: { ...meeting, participants: [{ ...me, isHost: false }] },
  },
  'meeting.setLock': inside({ kind: 'meeting.setLock', isOn: true }, 'lock', {
    kind: 'setLock',
    isLocked: true,
  }),
  'meeting.setMuteOnEntry': inside({ kind: 'meeting.setMuteOnEntry', isOn: true }, 'muteOnEntry', {
    kind: 'setMuteOnEntry',
    isOn: true,
  }),
  'recording.set': inside({ kind: 'recording.set', isOn: true }, 'record', {
    kind: 'setRecording',
    isOn: true,
  }),
  'layout.setStyle': inside({ kind: 'layout.setStyle', style: 'gallery' }, 'layout', {
    kind: 'setLayout',
    style: 'gallery',
  }),
  'layout.setThumbnailSize': inside({ kind: 'layout.setThumbnailSize', size: 'small' }, 'thumbnail', {
    kind: 'setThumbnailSize',
    size: 'small',
  }),
  'layout.setThumbnailPosition': inside(
    { kind: 'layout.setThumbnailPosition', position: 'upLeft' },
    'thumbnail',
    { kind: 'setThumbnailPosition', position: 'upLeft' },
  ),
  'layout.turnPage': inside({ kind: 'layout.turnPage', forward: true }, 'layout', {
    kind: 'turnPage',
    forward: true,
  }),
  'captions.set': inside({ kind: 'captions.set', isOn: true }, 'captions', {
    kind: 'setCaptions',
    visible: true,
  }),
  'captions.setSize': inside({ kind: 'captions.setSize', size: 2 }, 'captions', {
    kind: 'setCaptionSize',
    size: 2,
  }),
  'camera.move': anyTime({ kind: 'camera.move', direction: 'left', personId: null }, 'moveCamera', {
    kind: 'moveCamera',
    command: { kind: 'moveCamera', direction: 'left', participantId: null },
  }),
  'camera.stop': always({ kind: 'camera.stop' }, { kind: 'stopCamera' }),
  'camera.request': inside({ kind: 'camera.request', personId }, 'farEndCamera', {
    kind: 'requestCamera',
    participantId,
  }),
  'camera.release': inside({ kind: 'camera.release', personId }, 'farEndCamera', {
    kind: 'releaseCamera',
    participantId,
  }),
  'device.select': anyTime({ kind: 'device.select', device: 'camera', deviceId }, 'selectDevice', {
    kind: 'selectDevice',
    device: 'camera',
    deviceId,
  }),
  'device.setTest': anyTime({ kind: 'device.setTest', device: 'speaker', isOn: true }, 'deviceTest', {
    kind: 'setDeviceTest',
    device: 'speaker',
    isOn: true,
  }),
  'contacts.search': anyTime({ kind: 'contacts.search', query: 'ev' }, 'contacts', {
    kind: 'search',
    query: 'ev',
    loads: false,
  }),
  'invite.contacts': {
    intent: { kind: 'invite.contacts', contactIds: [pageId(eva.id)] },
    needs: 'invite',
    room: idle,
    notIn: [localShare, asksPasscode, rings],
    leadsTo: { kind: 'invite', contactIds: [eva.id] },
  },
  'invite.phone': anyTime({ kind: 'invite.phone', number: '+4681620' }, 'phone', {
    kind: 'callPhone',
    number: '+4681620',
  }),
  'invite.roomSystem': inside(
    { kind: 'invite.roomSystem', address: 'rum@su.example', protocol: 'sip' },
    'roomSystem',
    { kind: 'callRoomSystem', address: 'rum@su.example', protocol: 'sip' },
  ),
  'invite.cancelRoomSystem': inside({ kind: 'invite.cancelRoomSystem' }, 'roomSystem', {
    kind: 'cancelRoomSystem',
  }),
  'phone.hangUp': anyTime({ kind: 'phone.hangUp', callId: 'call-1' }, 'phone', {
    kind: 'hangUpPhone',
    callId: 'call-1',
  }),
  'phone.sendDtmf': anyTime({ kind: 'phone.sendDtmf', callId: 'call-1', key: '#' }, 'dtmf', {
    kind: 'sendDtmf',
    callId: 'call-1',
    key: '#',
  }),
  'room.takeBack': {
    intent: { kind: 'room.takeBack' },
    needs: null,
    room: { ...idle, link: { kind: 'takenOver', since: now }, capabilities: [] },
    notIn: [idle, meeting],
    leadsTo: { kind: 'takeBack' },
  },
  'panel.setLanguage': always(
    { kind: 'panel.setLanguage', language: 'en' },
    { kind: 'language', language: 'en' },
  ),
  'panel.setAid': always(
    { kind: 'panel.setAid', aid: 'largeText', isOn: true },
    { kind: 'aid', aid: 'largeText', isOn: true },
  ),
  'panel.revealBooking': always(
    { kind: 'panel.revealBooking' },
    { kind: 'reveal', bookingKey: planned.key },
    { config: { ...testConfig(), privacy: { ...testConfig().privacy, inside: 'busy' } } },
  ),
  'help.report': always(
    { kind: 'help.report', category: 'sound' },
    { kind: 'report', category: 'sound' },
    { config: { ...testConfig(), support: { ...testConfig().support, reportUrl: 'https://desk.example/' } } },
  ),
  'admin.setOutOfUse': always(
    { kind: 'admin.setOutOfUse', outOfUse: { reason: 'fault', until: null } },
    { kind: 'setOutOfUse', outOfUse: { reason: 'fault', until: null } },
    { admin: { report: null } },
  ),
  'panel.touched': always({ kind: 'panel.touched' }, { kind: 'touched' }),
  'notice.dismiss': always({ kind: 'notice.dismiss', id: 4 }, { kind: 'dismiss', noticeId: 4 }),
  ...bookingOffers,
  'admin.open': always(
    { kind: 'admin.open', pin: '1234' },
    { kind: 'openAdmin', pin: '1234' },
    { config: { ...testConfig(), panel: { ...testConfig().panel, pinHash: 'a-hash' } } },
  ),
  'admin.close': always({ kind: 'admin.close' }, { kind: 'closeAdmin' }),
  'readiness.check': always(
    { kind: 'readiness.check', writes: false },
    { kind: 'check', writes: false },
    { admin: { report: null } },
  ),
} satisfies Record<IntentKind, Offer>;

export const offers: readonly Offer[] = Object.values<Offer>(offered);

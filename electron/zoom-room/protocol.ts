/**
 * What is sent to the room: command lines without their terminator (zoom-rooms.md 4 to 6, 10). A value from outside
 * that could end the line or start another is refused, never cleaned. Knows no state and sends nothing.
 */
import { panelError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { pageSize } from './phonebook.ts';

/** Sent after login, before the room's answers can be relied on; most are not answered at all. */
export const setupLines: readonly string[] = [
  'echo off',
  'format json',
  ...[
    '/Event/Phonebook/AddedContact',
    '/Event/InfoResult/Info/callin_country_list',
    '/Event/InfoResult/Info/callout_country_list',
    '/Event/InfoResult/Info/toll_free_callin_list',
  ].map((path) => `zFeedback Register Op: ex Path: ${path}`),
];

export const lines = {
  systemUnit: 'zStatus SystemUnit',
  callStatus: 'zStatus Call Status',
  sharing: 'zStatus Sharing',
  microphone: 'zConfiguration Call Microphone Mute',
  camera: 'zConfiguration Call Camera Mute',
  volume: 'zConfiguration Audio Output volume',
  participants: 'zCommand Call ListParticipants',
  info: 'zCommand Call Info',
  leave: 'zCommand Call Leave',
  disconnect: 'zCommand Call Disconnect',
  startLocalShare: 'zCommand Dial Sharing Duration: 30 DisplayState: Laptop Password:',
  stopWireless: 'zCommand Call Sharing Disconnect',
  stopCable: 'zCommand Call Sharing HDMI Stop',
  cameraShare: 'zStatus CameraShare',
  optimizable: 'zStatus Video Optimizable',
  optimizeSharing: 'zConfiguration Call Sharing optimize_video_sharing',
  selfView: 'zConfiguration Video hide_conf_self_video',
  lock: 'zConfiguration Call Lock Enable',
  muteOnEntry: 'zConfiguration Call MuteUserOnEntry Enable',
  layout: 'zStatus Call Layout',
  layoutStyle: 'zConfiguration Call Layout Style',
  layoutSize: 'zConfiguration Call Layout Size',
  layoutPosition: 'zConfiguration Call Layout Position',
  captionsAvailable: 'zStatus Call ClosedCaption Available',
  captionsVisible: 'zConfiguration Call ClosedCaption Visible',
  captionsSize: 'zConfiguration Call ClosedCaption FontSize',
  bookings: 'zCommand Bookings List',
  contactsFrom: (offset: number) => `zCommand Phonebook List Offset: ${offset} Limit: ${pageSize}`,
} as const;

/**
 * Read once the room answers. `Call Status` goes first: while a prompt is open any command would cancel it, and
 * "connecting" is the only sign of one that a client that comes late can see.
 */
export function syncLines(appVersion: string): readonly string[] {
  return [
    lines.callStatus,
    `zConfiguration Client appVersion: ${appVersion.replace(/[^\w.+-]/g, '')}`,
    'zConfiguration Client deviceSystem: Motespanel',
    'zStatus Capabilities',
    lines.sharing,
    'zStatus NumberOfScreens',
    'zStatus Audio Output Line',
    'zStatus Audio Input Line',
    'zStatus Video Camera Line',
    lines.volume,
    lines.selfView,
    lines.cameraShare,
    lines.bookings,
  ];
}

/** Read once a meeting is entered, or found running: not every room tells these unasked on the way in. */
export const meetingLines: readonly string[] = [
  lines.participants,
  lines.info,
  lines.microphone,
  lines.camera,
  lines.lock,
  lines.muteOnEntry,
  lines.layout,
  lines.layoutStyle,
  lines.layoutSize,
  lines.layoutPosition,
  lines.captionsAvailable,
  lines.captionsVisible,
  lines.captionsSize,
];

/** Whether the line only asks; only such a line may be sent again when the room has swallowed it. */
export function isQuery(line: string): boolean {
  const asks = [lines.participants, lines.info, lines.bookings, 'zCommand Phonebook List'];
  if (asks.some((question) => line.startsWith(question))) return true;
  return line.startsWith('zStatus ') || (line.startsWith('zConfiguration ') && !line.includes(':'));
}

export const onOff = (on: boolean): string => (on ? 'on' : 'off');

export const setMicrophoneLine = (muted: boolean): string => `${lines.microphone}: ${onOff(muted)}`;
/** The room says camera "mute": on means that the picture is off. */
export const setCameraLine = (muted: boolean): string => `${lines.camera}: ${onOff(muted)}`;

export function setVolumeLine(percent: number): Result<string> {
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) return unfit('volume');
  return ok(`${lines.volume}: ${percent}`);
}

export function startLine(durationMinutes: number): Result<string> {
  if (!Number.isInteger(durationMinutes) || durationMinutes < 1) return unfit('duration');
  return ok(`zCommand Dial StartPmi Duration: ${durationMinutes}`);
}

/** Joins a meeting, and also answers the prompt for its passcode. */
export function joinLine(meetingNumber: string, passcode: string | null): Result<string> {
  if (!/^[0-9]{1,20}$/.test(meetingNumber)) return unfit('meetingNumber');
  const join = `zCommand Dial Join meetingNumber: ${meetingNumber}`;
  if (passcode === null) return ok(join);
  return isFit(passcode) ? ok(`${join} password: ${passcode}`) : unfit('passcode');
}

export function answerCallLine(answer: 'Accept' | 'Reject', callerJid: string): Result<string> {
  return isFit(callerJid) ? ok(`zCommand Call ${answer} callerJID: ${callerJid}`) : unfit('callerJID');
}

/** No control characters (a CR would start another command), nothing empty, nothing endless, no parameter name. */
export function isFit(value: string): boolean {
  return value.trim() !== '' && value.length <= 256 && !/[\p{Cc}\u2028\u2029]|:\s/u.test(value);
}

export const unfit = (what: string): Result<never> =>
  err(panelError('intent.notPossible', 'never', `unfit ${what}`));

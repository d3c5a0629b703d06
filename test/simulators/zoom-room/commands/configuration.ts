/**
 * Reading and changing settings (`zConfiguration`). A change is answered and then told; in-meeting settings give an
 * error outside a meeting. Paths and values: reference 5.
 */
import type { Json, JsonObject } from '../json.ts';
import { errorReply, notification, reply, type RoomMessage } from '../messages.ts';
import { tellPerson } from '../people.ts';
import { roomIsHost } from '../room-state.ts';
import type { Room } from '../room.ts';
import { isOn, notInMeeting, unquoted } from './command.ts';

type Kind = 'switch' | 'percent' | 'text';

interface Setting {
  readonly path: string;
  readonly kind: Kind;
  readonly scope: 'always' | 'inMeeting' | 'host';
  readonly initial: string;
}

const settings: readonly Setting[] = [
  { path: 'Call Microphone Mute', kind: 'switch', scope: 'inMeeting', initial: 'off' },
  { path: 'Call Camera Mute', kind: 'switch', scope: 'inMeeting', initial: 'off' },
  { path: 'Call Sharing optimize_video_sharing', kind: 'switch', scope: 'inMeeting', initial: 'off' },
  { path: 'Call Lock Enable', kind: 'switch', scope: 'host', initial: 'off' },
  { path: 'Call MuteUserOnEntry Enable', kind: 'switch', scope: 'host', initial: 'off' },
  { path: 'Call Layout Style', kind: 'text', scope: 'inMeeting', initial: 'Speaker' },
  { path: 'Call Layout Size', kind: 'text', scope: 'inMeeting', initial: 'Size1' },
  { path: 'Call Layout Position', kind: 'text', scope: 'inMeeting', initial: 'UpRight' },
  { path: 'Call Layout ShareThumb', kind: 'switch', scope: 'inMeeting', initial: 'off' },
  { path: 'Call ClosedCaption Visible', kind: 'switch', scope: 'inMeeting', initial: 'off' },
  { path: 'Call ClosedCaption FontSize', kind: 'percent', scope: 'inMeeting', initial: '1' },
  { path: 'Audio Output volume', kind: 'percent', scope: 'always', initial: '60' },
  {
    path: 'Audio Output selectedId',
    kind: 'text',
    scope: 'always',
    initial: '{0.0.0.00000000}.{5c0e9a1f-0e4b}#render & room',
  },
  { path: 'Audio Input volume', kind: 'percent', scope: 'always', initial: '75' },
  {
    path: 'Audio Input selectedId',
    kind: 'text',
    scope: 'always',
    initial: '{0.0.1.00000000}.{1d2ab3c4-77aa}',
  },
  { path: 'Audio Input is_sap_disabled', kind: 'switch', scope: 'always', initial: 'off' },
  { path: 'Audio Input reduce_reverb', kind: 'switch', scope: 'always', initial: 'off' },
  { path: 'Video hide_conf_self_video', kind: 'switch', scope: 'always', initial: 'off' },
  {
    path: 'Video Camera selectedId',
    kind: 'text',
    scope: 'always',
    initial: '\\\\?\\usb#vid_046d&pid_0866#6&2f1',
  },
  { path: 'Video Camera Mirror', kind: 'switch', scope: 'always', initial: 'off' },
  { path: 'Client appVersion', kind: 'text', scope: 'always', initial: '' },
  { path: 'Client deviceSystem', kind: 'text', scope: 'always', initial: '' },
];

/** Null: there is no such setting. */
export function runConfiguration(room: Room, words: string): RoomMessage | null {
  const colon = words.indexOf(':');
  const path = (colon < 0 ? words : words.slice(0, colon)).trim().toLowerCase();
  const setting = settings.find((candidate) => candidate.path.toLowerCase() === path);
  if (setting === undefined) return null;
  const topKey = topKeyOf(setting);
  const refusal = refusalOf(room, setting, colon >= 0);
  if (refusal !== null) return errorReply('zConfiguration', topKey, refusal);
  if (colon < 0) return reply('zConfiguration', topKey, payloadOf(setting, settingValue(room, setting)));
  const value = unquoted(words.slice(colon + 1).trim());
  if (!isValid(setting.kind, value)) return errorReply('zConfiguration', topKey, 'Invalid value');
  return change(room, setting, value);
}

/** `change` without a controller having asked for it, for example a host who mutes the room. */
export function changeFromAfar(room: Room, path: string, value: string): void {
  const setting = settings.find((candidate) => candidate.path === path);
  if (setting === undefined) throw new Error(`No setting ${path}`);
  store(room, setting, value);
  room.tell(
    notification('zConfiguration', topKeyOf(setting), payloadOf(setting, settingValue(room, setting))),
  );
}

export function volume(room: Room): number {
  return Number(room.state.settings.get('audio output volume') ?? 60);
}

function change(room: Room, setting: Setting, value: string): RoomMessage {
  const { faults } = room.state;
  store(room, setting, value);
  const payload = payloadOf(setting, settingValue(room, setting));
  const told = notification('zConfiguration', topKeyOf(setting), payload);
  if (faults.notificationsFirst) room.tell(told);
  else room.scheduler.after(40, () => room.tell(told));
  return reply('zConfiguration', topKeyOf(setting), faults.emptySetReplies ? {} : payload);
}

function refusalOf(room: Room, { scope }: Setting, isChange: boolean): string | null {
  if (scope !== 'always' && room.state.call.kind !== 'inMeeting') return notInMeeting;
  return scope === 'host' && isChange && !roomIsHost(room.state) ? 'Only the host can do this' : null;
}

function isValid(kind: Kind, value: string): boolean {
  switch (kind) {
    case 'switch':
      return /^(on|off)$/i.test(value);
    case 'percent':
      return /^\d{1,3}$/.test(value) && Number(value) <= 100;
    case 'text':
      return true;
  }
}

const isMicrophone = ({ path }: Setting): boolean => path === 'Call Microphone Mute';
const isCamera = ({ path }: Setting): boolean => path === 'Call Camera Mute';

function store(room: Room, setting: Setting, value: string): void {
  const { state } = room;
  if (isMicrophone(setting)) state.micMuted = isOn(value);
  else if (isCamera(setting)) state.cameraMuted = isOn(value);
  else state.settings.set(setting.path.toLowerCase(), value);
  const myself = state.people.find((person) => person.isMyself);
  if (myself === undefined || !(isMicrophone(setting) || isCamera(setting))) return;
  myself.muted = state.micMuted;
  myself.videoOn = !state.cameraMuted;
  room.callTimers.after(60, () => tellPerson(room, myself, 'ZRCUserChangedEventUserInfoUpdated'));
}

function settingValue({ state }: Room, setting: Setting): Json {
  if (isMicrophone(setting)) return state.micMuted;
  if (isCamera(setting)) return state.cameraMuted;
  const stored = state.settings.get(setting.path.toLowerCase()) ?? setting.initial;
  if (setting.kind === 'switch') return isOn(stored);
  return setting.kind === 'percent' ? Number(stored) : stored;
}

const topKeyOf = ({ path }: Setting): string => path.split(' ')[0] ?? path;

/** The rest of the path as nested keys around the value. */
function payloadOf({ path }: Setting, value: Json): JsonObject {
  const [last, ...outer] = path.split(' ').slice(1).reverse();
  return outer.reduce<JsonObject>((inner, key) => ({ [key]: inner }), { [last ?? path]: value });
}

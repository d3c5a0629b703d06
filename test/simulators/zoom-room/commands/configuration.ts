/**
 * Reading and changing settings (`zConfiguration`). A change is answered and then told; in-meeting settings give an
 * error outside a meeting. Paths and values: reference 5.
 */
import { deviceChosen } from '../cameras.ts';
import { deviceKinds, firstDevice, hasDevice, settingOf, type DeviceKind } from '../gear.ts';
import type { Json, JsonObject } from '../json.ts';
import { errorReply, event, notification, reply, type RoomMessage } from '../messages.ts';
import { tellPerson } from '../people.ts';
import { layout, noteLayout } from '../meeting-functions.ts';
import { roomMayHost } from '../room-state.ts';
import type { Room } from '../room.ts';
import { isOn, notInMeeting, unquoted } from './command.ts';

type Kind = 'switch' | 'percent' | 'text' | 'size' | 'style' | 'thumbnail' | 'position';

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
  { path: 'Call Layout Style', kind: 'style', scope: 'inMeeting', initial: 'Speaker' },
  { path: 'Call Layout Size', kind: 'thumbnail', scope: 'inMeeting', initial: 'Size1' },
  { path: 'Call Layout Position', kind: 'position', scope: 'inMeeting', initial: 'UpRight' },
  { path: 'Call Layout ShareThumb', kind: 'switch', scope: 'inMeeting', initial: 'off' },
  { path: 'Call ClosedCaption Visible', kind: 'switch', scope: 'inMeeting', initial: 'off' },
  { path: 'Call ClosedCaption FontSize', kind: 'size', scope: 'inMeeting', initial: '1' },
  { path: 'Audio Output volume', kind: 'percent', scope: 'always', initial: '60' },
  {
    path: 'Audio Output selectedId',
    kind: 'text',
    scope: 'always',
    initial: firstDevice('speaker'),
  },
  { path: 'Audio Input volume', kind: 'percent', scope: 'always', initial: '75' },
  {
    path: 'Audio Input selectedId',
    kind: 'text',
    scope: 'always',
    initial: firstDevice('microphone'),
  },
  { path: 'Audio Input is_sap_disabled', kind: 'switch', scope: 'always', initial: 'off' },
  { path: 'Audio Input reduce_reverb', kind: 'switch', scope: 'always', initial: 'off' },
  { path: 'Video hide_conf_self_video', kind: 'switch', scope: 'always', initial: 'off' },
  {
    path: 'Video Camera selectedId',
    kind: 'text',
    scope: 'always',
    initial: firstDevice('camera'),
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
  if (!isValid(room, setting.kind, value)) return errorReply('zConfiguration', topKey, 'Invalid value');
  const chosen = deviceOf(setting);
  if (chosen !== null && !hasDevice(chosen, value))
    return errorReply('zConfiguration', topKey, 'No such device');
  if (chosen !== null) room.scheduler.after(60, () => deviceChosen(room, chosen));
  return change(room, setting, value);
}

const deviceOf = ({ path }: Setting): DeviceKind | null =>
  deviceKinds.find((kind) => settingOf[kind] === path) ?? null;

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
  const topKey = topKeyOf(setting);
  if (isCamera(setting) && faults.hostStopsVideo && !isOn(value)) {
    room.callTimers.after(40, () => room.tell(event('OpenVideoFailForHostStop', {})));
    return reply('zConfiguration', topKey);
  }
  store(room, setting, value);
  const payload = payloadOf(setting, settingValue(room, setting));
  const isLayout = setting.path.startsWith('Call Layout');
  // Version 5.6.3 speaks of the layout elsewhere, and only there.
  const isElsewhere = isLayout && faults.layoutUnderClient;
  const told = isElsewhere
    ? notification('zConfiguration', 'Client', { Call: payload })
    : notification('zConfiguration', topKey, payload);
  const tellIt = (): void => {
    room.tell(told);
    if (isLayout) noteLayout(room);
  };
  if (faults.notificationsFirst) tellIt();
  else room.scheduler.after(40, tellIt);
  return reply('zConfiguration', topKey, faults.emptySetReplies || isElsewhere ? {} : payload);
}

function refusalOf(room: Room, { scope }: Setting, isChange: boolean): string | null {
  if (scope !== 'always' && room.state.call.kind !== 'inMeeting') return notInMeeting;
  return scope === 'host' && isChange && !roomMayHost(room.state) ? 'Only the host can do this' : null;
}

const styles: Readonly<Record<string, string>> = {
  gallery: 'can_Switch_Wall_View',
  speaker: 'can_Switch_Speaker_View',
  strip: 'can_Switch_Strip_View',
  shareall: 'can_Switch_Share_On_All_Screens',
};

function isValid({ state }: Room, kind: Kind, value: string): boolean {
  switch (kind) {
    case 'switch':
      return /^(on|off)$/i.test(value);
    case 'percent':
      return /^\d{1,3}$/.test(value) && Number(value) <= 100;
    case 'size':
      return /^[012]$/.test(value);
    case 'style':
      return layout(state)[styles[value.toLowerCase()] ?? ''] === true;
    case 'thumbnail':
      return /^(Off|Size[123]|Strip)$/i.test(value);
    case 'position':
      return /^(Center|(Up|Down)?(Left|Right)|Up|Down)$/i.test(value);
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
  return setting.kind === 'percent' || setting.kind === 'size' ? Number(stored) : stored;
}

const topKeyOf = ({ path }: Setting): string => path.split(' ')[0] ?? path;

/** The rest of the path as nested keys around the value. */
function payloadOf({ path }: Setting, value: Json): JsonObject {
  const [last, ...outer] = path.split(' ').slice(1).reverse();
  return outer.reduce<JsonObject>((inner, key) => ({ [key]: inner }), { [last ?? path]: value });
}

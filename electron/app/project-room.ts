/** What the page is shown of the room itself: what it can do, its shares, devices and telephone. Pure. */
import type {
  Device,
  PhoneCall,
  RoomCapability,
  RoomDevices,
  RoomSharing,
  RoomState,
} from '../../shared/model/room.ts';
import type { Banner, RoomSlice, SharingSlice } from '../../shared/snapshot.ts';
import { displayName } from './display-text.ts';
import { fallbackLimit } from './project-meeting.ts';
import { keptByRole, roleOf } from './role.ts';
import type { PanelState } from './state.ts';
import { toggleOf } from './toggles.ts';

/** From this share of the places on the host is told that the meeting is about to be full. */
const nearLimitShare = 0.9;

/** What brings people in, and is not offered in a room that is out of use. */
const waysIn: readonly RoomCapability[] = [
  'start',
  'join',
  'joinThirdParty',
  'shareToMeeting',
  'incomingCall',
];

export function roomSlice(room: RoomState, isOutOfUse: boolean): RoomSlice {
  const { link, capabilities } = room;
  if (link.kind !== 'ready') return { link: link.kind, capabilities: [], hostOnly: [] };
  return {
    link: 'ready',
    capabilities: isOutOfUse ? capabilities.filter((one) => !waysIn.includes(one)) : capabilities,
    hostOnly: keptByRole(room),
  };
}

function sourceOf(sharing: RoomSharing): SharingSlice['source'] {
  if (sharing.cable === 'sharing') return 'cable';
  if (sharing.cameraShared !== null) return 'camera';
  if (sharing.wireless) return 'wireless';
  return sharing.inMeeting === 'receiving' ? 'others' : 'none';
}

const nameOrNull = (raw: string | null): string | null => {
  const name = displayName(raw ?? '');
  return name === '' ? null : name;
};

/** What is known of a room out of reach is not offered: its key may have changed. */
export function sharingSlice(state: PanelState): SharingSlice {
  const { link, sharing, capabilities } = state.room;
  const isReady = link.kind === 'ready';
  const airPlay = isReady && capabilities.includes('airPlay') ? sharing.airPlay : null;
  return {
    key: isReady ? sharing.key : null,
    network: nameOrNull(sharing.network),
    airPlay: airPlay === null ? null : { ...airPlay, name: displayName(airPlay.name) },
    cable: sharing.cable,
    source: isReady ? sourceOf(sharing) : 'none',
    isPaused: sharing.isPaused,
    cameraShared: sharing.cameraShared,
    instructions: sharing.instructions,
    optimized: sharing.isOptimized === null ? null : toggleOf(state, 'share.setOptimized'),
  };
}

/** Ids stay as the room writes them; names are for reading. */
export function devicesSlice({ cameras, microphones, speakers, test }: RoomDevices): RoomDevices {
  const named = (devices: readonly Device[]): readonly Device[] =>
    devices.map((device) => ({ ...device, name: displayName(device.name) }));
  return { cameras: named(cameras), microphones: named(microphones), speakers: named(speakers), test };
}

export function phoneCallsSlice(calls: readonly PhoneCall[]): readonly PhoneCall[] {
  return calls.map((call) => ({
    ...call,
    name: displayName(call.name),
    number: displayName(call.number),
  }));
}

function roomBanner({ room: { link, call }, isSettled }: PanelState): Banner[] {
  switch (link.kind) {
    case 'off':
      return [];
    case 'ready':
      return call.kind === 'signedOut' ? [{ kind: 'roomSignedOut', since: call.since }] : [];
    case 'connecting':
      return isSettled ? [{ kind: 'roomConnecting', since: link.since }] : [];
    case 'lost':
      return [{ kind: 'roomLost', since: link.since }];
    case 'takenOver':
      return [{ kind: 'roomTakenOver', since: link.since }];
    case 'refused':
      return [{ kind: 'roomRefused', since: link.since, code: link.code }];
  }
}

/** Told to whoever can do something about it: the host's side. */
function limitBanner({ room, config }: PanelState): Banner[] {
  const role = roleOf(room);
  if (room.link.kind !== 'ready' || (role !== 'host' && role !== 'coHost')) return [];
  const limit = config?.meetings.participantsLimit ?? fallbackLimit;
  const count = room.participants.filter(({ isInWaitingRoom }) => !isInWaitingRoom).length;
  return count < limit * nearLimitShare ? [] : [{ kind: 'participantsNearLimit', count, limit }];
}

export function banners(state: PanelState): Banner[] {
  const { trouble } = state.calendar;
  return [
    ...roomBanner(state),
    ...(trouble === null
      ? []
      : [{ kind: 'calendarTrouble' as const, since: trouble.since, code: trouble.error.code }]),
    ...limitBanner(state),
  ];
}

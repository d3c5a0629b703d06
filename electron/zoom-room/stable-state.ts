/** Keeps the parts of a room's state that have not changed the very same objects, so that listeners can compare by identity. */
import { isDeepStrictEqual } from 'node:util';
import type { RoomState } from '../../shared/model/room.ts';

/** `after` with the unchanged parts of `before`; `before` itself when nothing has changed. */
export function keepUnchanged(before: RoomState, after: RoomState): RoomState {
  const pick = <K extends keyof RoomState>(key: K): RoomState[K] =>
    isDeepStrictEqual(before[key], after[key]) ? before[key] : after[key];
  const kept: RoomState = {
    link: pick('link'),
    capabilities: pick('capabilities'),
    name: after.name,
    version: after.version,
    personalMeetingNumber: after.personalMeetingNumber,
    screenCount: after.screenCount,
    call: pick('call'),
    prompt: pick('prompt'),
    meetingTopic: after.meetingTopic,
    meetingFacts: pick('meetingFacts'),
    microphoneMuted: after.microphoneMuted,
    cameraMuted: after.cameraMuted,
    volumePercent: after.volumePercent,
    selfViewVisible: after.selfViewVisible,
    videoAskedAt: after.videoAskedAt,
    isLocked: after.isLocked,
    mutesOnEntry: after.mutesOnEntry,
    recording: pick('recording'),
    captions: pick('captions'),
    layout: pick('layout'),
    devices: pick('devices'),
    cameraHold: pick('cameraHold'),
    spotlightId: after.spotlightId,
    pins: pick('pins'),
    participants: keepPeople(before.participants, after.participants),
    sharing: pick('sharing'),
    contacts: pick('contacts'),
    phoneCalls: pick('phoneCalls'),
    roomSystemCall: after.roomSystemCall,
    bookings: pick('bookings'),
  };
  const keys = Object.keys(kept) as (keyof RoomState)[];
  return keys.every((key) => kept[key] === before[key]) ? before : kept;
}

type People = RoomState['participants'];

function keepPeople(before: People, after: People): People {
  return before.length === after.length && before.every((person, index) => person === after[index])
    ? before
    : after;
}

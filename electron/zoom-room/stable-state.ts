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
    call: pick('call'),
    prompt: pick('prompt'),
    meetingTopic: after.meetingTopic,
    microphoneMuted: after.microphoneMuted,
    cameraMuted: after.cameraMuted,
    volumePercent: after.volumePercent,
    isRecording: after.isRecording,
    participants: keepPeople(before.participants, after.participants),
    sharing: pick('sharing'),
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

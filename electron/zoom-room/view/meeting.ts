/** What is known of the running meeting beyond its people: recording, captions, its kind, the spotlight and pins. */
import type { MeetingFacts, RoomCaptions, RoomRecording, RoomState } from '../../../shared/model/room.ts';
import { at, toBoolean, toNumber } from '../coerce.ts';
import type { StateTree } from '../merge.ts';
import type { MeetingRecord } from '../meeting-record.ts';
import { ownEntry, type Participants } from '../participants.ts';

/** A setting of the running call. Rooms tell some under the type of a status, so both trees are looked in. */
export const callSetting = (tree: StateTree, ...path: readonly string[]): unknown =>
  at(tree['zConfiguration Call'], ...path) ?? at(tree['zStatus Call'], ...path);

interface Told {
  readonly tree: StateTree;
  readonly participants: Participants;
}
interface Noticed {
  readonly meeting: MeetingRecord;
  readonly participants: Participants;
}

/** By the room's own notice; one that came too late to hear it goes by the list of people. */
export function isBeingRecorded({ tree, participants }: Told): boolean {
  const told = tree['zEvent UpdateCallRecordInfo'];
  if (told !== undefined) return isTrue(told, 'meetingIsBeingRecorded') || isTrue(told, 'amIRecording');
  for (const { isRecording } of participants.values()) if (isRecording) return true;
  return false;
}

export function recordingOf(record: Told & Noticed): RoomRecording {
  const told = record.tree['zEvent UpdateCallRecordInfo'];
  return {
    isOn: isBeingRecorded(record),
    isOurs: toBoolean(at(told, 'amIRecording')) ?? ownEntry(record.participants)?.isRecording ?? false,
    since: record.meeting.recordingSince,
    mayRecord: toBoolean(at(told, 'canRecord')),
    needsEmail: isTrue(told, 'emailRequired'),
  };
}

export function captionsOf(tree: StateTree): RoomCaptions {
  const size = toNumber(callSetting(tree, 'ClosedCaption', 'FontSize'));
  return {
    isAvailable: toBoolean(callSetting(tree, 'ClosedCaption', 'Available')) === true,
    isVisible: toBoolean(callSetting(tree, 'ClosedCaption', 'Visible')) === true,
    size: size === 0 || size === 1 || size === 2 ? size : null,
  };
}

export function meetingFactsOf(tree: StateTree): MeetingFacts {
  const info = tree['zCommand InfoResult'];
  return { isWebinar: isTrue(info, 'is_webinar'), isViewOnly: isTrue(info, 'is_view_only') };
}

/** Somebody who has left is in no spotlight, although the room does not say so. */
export function spotlightOf({ meeting, participants }: Noticed): string | null {
  return meeting.spotlight === null ? null : (participants.get(meeting.spotlight)?.id ?? null);
}

export function pinsOf({ meeting, participants }: Noticed): RoomState['pins'] {
  return [...meeting.pins].flatMap(([screen, key]) => {
    const person = participants.get(key);
    return person === undefined ? [] : [{ screen, participantId: person.id }];
  });
}

const isTrue = (value: unknown, key: string): boolean => toBoolean(at(value, key)) === true;

/** Null: not told. */
export function screenCountOf(tree: StateTree): number | null {
  const count = toNumber(at(tree['zStatus NumberOfScreens'], 'NumberOfScreens'));
  return count !== null && count > 0 ? Math.round(count) : null;
}

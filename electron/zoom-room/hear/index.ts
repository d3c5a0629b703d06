/**
 * How one message changes what is known of the room, and the news in it: a table by topKey, kept by family in the files
 * beside this one. Pure: the same messages give the same record.
 */
import { at, toBoolean, toMeetingNumber } from '../coerce.ts';
import { hearCamera } from '../camera-record.ts';
import { hearDevices } from '../device-record.ts';
import type { Envelope } from '../envelope.ts';
import { hearMeeting, noMeeting } from '../meeting-record.ts';
import { mergeMessage, withoutMeeting } from '../merge.ts';
import type { Heard, HearTable } from '../news.ts';
import type { Moment, RoomRecord } from '../room-record.ts';
import { callSetting, isBeingRecorded } from '../view/meeting.ts';
import { callMessages } from './call.ts';
import { connectionMessages, pipeNews } from './connection.ts';
import { listMessages } from './lists.ts';
import { peopleMessages } from './people.ts';
import { phoneMessages } from './phone.ts';
import { promptMessages } from './prompts.ts';
import { ringingMessages } from './ringing.ts';
import { roomSideMessages } from './room-side.ts';
import { shareMessages } from './share.ts';

export { pipeNotice } from './connection.ts';

const table: HearTable = {
  ...callMessages,
  ...promptMessages,
  ...ringingMessages,
  ...peopleMessages,
  ...roomSideMessages,
  ...shareMessages,
  ...phoneMessages,
  ...listMessages,
  ...connectionMessages,
};

export function hear(before: RoomRecord, message: Envelope, now: Moment): Heard {
  // A failed answer carries no state, only its reason.
  if (message.failed) return { record: before, news: [] };
  const known = isOfOtherMeeting(before, message) ? forgetTold(before) : before;
  const tree = mergeMessage(known.tree, message);
  const meeting = hearMeeting(known.meeting, message, now.instant);
  const camera = hearCamera(known.camera, message);
  const devices = hearDevices(known.devices, message);
  const { record, news } = hearByName({ ...known, tree, meeting, camera, devices }, message, now);
  return { record: afterwards(record, now), news: [...news, { kind: 'told', message }] };
}

function hearByName(record: RoomRecord, { topKey, payload }: Envelope, now: Moment): Heard {
  const name = topKey.toLowerCase();
  // Own members only: the room may name a message like something that every object has.
  const hearIt = Object.hasOwn(table, name) ? table[name] : undefined;
  return hearIt?.(record, payload, now) ?? { record, news: pipeNews(topKey, payload) };
}

/** What follows from the whole of what is known, whichever message said it. */
function afterwards(record: RoomRecord, now: Moment): RoomRecord {
  const { meeting, tree } = record;
  const recordingSince = isBeingRecorded(record) ? (meeting.recordingSince ?? now.instant) : null;
  const isCameraOn = toBoolean(callSetting(tree, 'Camera', 'Mute')) === false;
  const videoAskedAt = isCameraOn ? null : meeting.videoAskedAt;
  if (recordingSince === meeting.recordingSince && videoAskedAt === meeting.videoAskedAt) return record;
  return { ...record, meeting: { ...meeting, recordingSince, videoAskedAt } };
}

/** While the link was lost one meeting may have ended and another begun, with no word about either. */
function isOfOtherMeeting({ tree }: RoomRecord, { topKey, payload }: Envelope): boolean {
  if (topKey.toLowerCase() !== 'inforesult') return false;
  const before = toMeetingNumber(at(tree['zCommand InfoResult'], 'meeting_id'));
  const now = toMeetingNumber(at(payload, 'meeting_id'));
  return before !== null && now !== null && before !== now;
}

const forgetTold = (record: RoomRecord): RoomRecord => ({
  ...record,
  tree: withoutMeeting(record.tree),
  meeting: noMeeting,
});

/** The call: whether the room is in one, what kind it is, and how it ended (zoom-rooms.md 7, 8.1, 11.5). */
import { at, toBoolean, toOneOf, toText } from '../coerce.ts';
import { withoutMeeting } from '../merge.ts';
import type { Heard, HearTable, News } from '../news.ts';
import {
  callStatuses,
  noJoinPrompts,
  outsideMeeting,
  type CallStatus,
  type Moment,
  type RoomRecord,
} from '../room-record.ts';

function hearCall(record: RoomRecord, payload: unknown, now: Moment): Heard {
  const news: News[] = [];
  const muted = toBoolean(at(payload, 'Microphone', 'Mute'));
  if (muted !== null) news.push({ kind: 'microphone', muted });
  const cameraMuted = toBoolean(at(payload, 'Camera', 'Mute'));
  if (cameraMuted !== null) news.push({ kind: 'camera', muted: cameraMuted });
  const said = at(payload, 'Status');
  if (typeof said !== 'string') return { record, news };
  const status = toOneOf(said, callStatuses) ?? 'UNKNOWN';
  news.push({ kind: 'status', status, before: record.status });
  return { record: withStatus(record, status, now), news };
}

function withStatus(before: RoomRecord, status: CallStatus, now: Moment): RoomRecord {
  const isNew = status !== before.status;
  const record = isNew ? changed(before, status, now) : before;
  if (status === 'IN_MEETING') return { ...record, ...noJoinPrompts };
  if (status !== 'NOT_IN_MEETING' && status !== 'LOGGED_OUT') return record;
  const ended = { ...record, ...noJoinPrompts };
  return isNew ? { ...ended, ...outsideMeeting, tree: withoutMeeting(record.tree) } : ended;
}

function changed(before: RoomRecord, status: CallStatus, now: Moment): RoomRecord {
  // A call that begins to connect or stands is no longer ringing.
  const ringing = status === 'NOT_IN_MEETING' ? before.ringing : null;
  return { ...before, status, statusSince: now.instant, ringing };
}

function hearInfo(record: RoomRecord, payload: unknown): Heard {
  const type = toText(at(payload, 'meeting_type'));
  if (type === null || type.toUpperCase() === 'NONE') return { record, news: [] };
  const isLocal = type.toUpperCase().startsWith('SHARING_');
  return { record: { ...record, isLocal }, news: isLocal ? [{ kind: 'localShare', started: true }] : [] };
}

export const callMessages: HearTable = {
  call: hearCall,
  inforesult: hearInfo,
  callconnecterror: (record) => ({
    record: { ...record, ...noJoinPrompts },
    news: [{ kind: 'connectError', passcodeWasWrong: record.passcode?.wrong ?? false }],
  }),
  calldisconnect: (record) => ({
    record: { ...record, ...noJoinPrompts },
    news: [{ kind: 'disconnected' }],
  }),
};

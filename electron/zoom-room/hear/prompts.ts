/** What a join waits for: a passcode, or the host (zoom-rooms.md 10.2, 10.3). */
import { at, toBoolean } from '../coerce.ts';
import type { Heard, HearTable } from '../news.ts';
import type { Moment, RoomRecord } from '../room-record.ts';

function hearPasscode(record: RoomRecord, payload: unknown, now: Moment): Heard {
  const open = toBoolean(at(payload, 'needsPassword')) ?? false;
  const wrong = toBoolean(at(payload, 'wrongAndRetry')) ?? false;
  const passcode = open ? { since: record.passcode?.since ?? now.instant, wrong, heardMs: now.ms } : null;
  return { record: { ...record, passcode }, news: [{ kind: 'passcode', open, wrong }] };
}

export function waitForHost(record: RoomRecord, open: boolean, now: Moment): Heard {
  const hostWait = open ? (record.hostWait ?? { since: now.instant }) : null;
  return { record: { ...record, hostWait }, news: [{ kind: 'hostWait', open }] };
}

export const promptMessages: HearTable = {
  meetingneedspassword: hearPasscode,
  needwaitforhost: (record, payload, now) =>
    waitForHost(record, toBoolean(at(payload, 'Wait')) ?? false, now),
};

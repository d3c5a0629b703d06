/** Somebody calls the room, and what became of it (zoom-rooms.md 10.5). */
import { at, toBoolean, toMeetingNumber, toNumber, toText } from '../coerce.ts';
import type { Heard, HearTable } from '../news.ts';
import type { Dialled, Moment, Ringing, RoomRecord } from '../room-record.ts';

const defaultLifeSeconds = 60;
const maxNameChars = 200;

function hearRinging(record: RoomRecord, payload: unknown, now: Moment): Heard {
  const callerJid = toText(at(payload, 'callerJID'));
  if (callerJid === null) return { record, news: [] };
  const said = toNumber(at(payload, 'lifeTime')) ?? 0;
  const lifeMs = (said > 0 ? Math.min(said, 600) : defaultLifeSeconds) * 1000;
  const ringing: Ringing = {
    since: now.instant,
    callerJid,
    callerName: toText(at(payload, 'callerName'))?.slice(0, maxNameChars) ?? '',
    meetingNumber: toMeetingNumber(at(payload, 'meetingNumber')),
    expiresAt: now.instant + lifeMs,
    expiresMs: now.ms + lifeMs,
  };
  // The same call told twice rings no longer for it.
  const known = record.ringing?.callerJid === callerJid ? record.ringing : ringing;
  return { record: { ...record, ringing: known }, news: [{ kind: 'ringing' }] };
}

/** A word about one call says nothing of another that has begun to ring meanwhile. */
function treated(record: RoomRecord, payload: unknown): Heard {
  const accepted = toBoolean(at(payload, 'accepted')) ?? false;
  const callerJid = toText(at(payload, 'callerJID'));
  const ringsOn = callerJid !== null && record.ringing !== null && record.ringing.callerJid !== callerJid;
  const number = ringsOn ? null : (record.ringing?.meetingNumber ?? null);
  const meetingNumber = number ?? toMeetingNumber(at(payload, 'meetingNumber'));
  const dialled: Dialled | null = accepted ? { kind: 'join', meetingNumber } : record.dialled;
  const ringing = ringsOn ? record.ringing : null;
  return { record: { ...record, ringing, dialled }, news: [{ kind: 'treated', accepted }] };
}

export const ringingMessages: HearTable = {
  incomingcallindication: hearRinging,
  treatedincomingcallindication: treated,
};

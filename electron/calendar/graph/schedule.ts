/**
 * When other rooms are taken, by Graph's getSchedule. Nothing is kept but the times: subjects, which come in clear
 * even where they are private, are never looked at. A room that the server does not tell of is null, not free.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type Instant, minute } from '../../../shared/time.ts';
import type { Interval } from '../../ports/calendar.ts';
import { instantOf } from '../times.ts';
import { mailboxUrl } from './address.ts';
import type { GraphClient } from './client.ts';
import { fault, type GraphFault } from './errors.ts';

const time = z.object({ dateTime: z.string(), timeZone: z.string().catch('UTC') });
const Schedules = z.object({ value: z.array(z.unknown()) });
const Entry = z.object({
  scheduleId: z.string(),
  error: z.unknown().optional(),
  scheduleItems: z.array(z.object({ status: z.string().catch('unknown'), start: time, end: time })),
});
const Named = z.object({ scheduleId: z.string() });

/** Busy times by address in small letters. */
export type BusyTimes = ReadonlyMap<string, readonly Interval[] | null>;

/** As many as one request may name. */
const mostRooms = 20;
/** In minutes; the server refuses null, and windows shorter than it. */
const viewInterval = 5;

/** `mailbox` is whose calendar asks. */
export async function readSchedules(
  client: GraphClient,
  mailbox: string,
  rooms: readonly string[],
  interval: Interval,
  roomZone: string,
  signal: AbortSignal,
): Promise<Result<BusyTimes, GraphFault>> {
  const times = new Map<string, readonly Interval[] | null>();
  const url = mailboxUrl(client.host, mailbox, 'calendar/getSchedule');
  for (let first = 0; first < rooms.length; first += mostRooms) {
    const document = questionOf(rooms.slice(first, first + mostRooms), interval);
    const answer = await client.send({ method: 'POST', url, headers: {}, document }, signal);
    if (!answer.ok) return answer;
    const schedules = Schedules.safeParse(answer.value.document);
    if (!schedules.success) return err(fault('calendar.badAnswer', 'schedules of another shape'));
    for (const entry of schedules.data.value) {
      const name = Named.safeParse(entry);
      if (name.success) times.set(name.data.scheduleId.toLowerCase(), busyOf(entry, interval, roomZone));
    }
  }
  return ok(times);
}

function questionOf(schedules: readonly string[], { startsAt, endsAt }: Interval) {
  const step = viewInterval * minute;
  const from = Math.floor(startsAt / step) * step;
  const to = Math.max(from + step, Math.ceil(endsAt / step) * step);
  return {
    schedules,
    startTime: timeOf(from),
    endTime: timeOf(to),
    availabilityViewInterval: viewInterval,
  };
}

function timeOf(instant: Instant): { readonly dateTime: string; readonly timeZone: 'UTC' } {
  return { dateTime: new Date(instant).toISOString().slice(0, 19), timeZone: 'UTC' };
}

/** Null when the entry failed, or cannot be understood as a whole. */
function busyOf(raw: unknown, asked: Interval, roomZone: string): readonly Interval[] | null {
  const entry = Entry.safeParse(raw);
  if (!entry.success || (entry.data.error ?? null) !== null) return null;
  const busy: Interval[] = [];
  for (const { status, start, end } of entry.data.scheduleItems) {
    const startsAt = instantOf(start.dateTime, start.timeZone, roomZone);
    const endsAt = instantOf(end.dateTime, end.timeZone, roomZone);
    if (startsAt === null || endsAt === null) return null;
    // Words that this version does not know count as taken.
    if (status.toLowerCase() !== 'free') busy.push({ startsAt, endsAt });
  }
  return merged(busy, asked);
}

/** Within what was asked, in order, those that touch as one: where one booking ends and the next begins is nobody's. */
function merged(busy: readonly Interval[], asked: Interval): readonly Interval[] {
  const result: Interval[] = [];
  const clipped = busy
    .map(({ startsAt, endsAt }) => ({
      startsAt: Math.max(startsAt, asked.startsAt),
      endsAt: Math.min(endsAt, asked.endsAt),
    }))
    .filter(({ startsAt, endsAt }) => endsAt > startsAt)
    .sort((a, b) => a.startsAt - b.startsAt);
  for (const one of clipped) {
    const last = result.at(-1);
    if (last === undefined || one.startsAt > last.endsAt) result.push(one);
    else result.splice(-1, 1, { ...last, endsAt: Math.max(last.endsAt, one.endsAt) });
  }
  return result;
}

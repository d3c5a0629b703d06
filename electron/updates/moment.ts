/**
 * When a version that lies ready on disk may be installed: at night in an idle room, or sooner where the feed forces
 * it. Meetings and shares always come first; a countdown, once shown, is stopped by nothing else.
 */
import { hour, type Instant, minute } from '../../shared/time.ts';
import type { UpdateWait } from '../ports/updates.ts';
import type { UpdateFacts } from './facts.ts';
import { type InstallWindow, windowAt } from './install-window.ts';
import { deviceDraw } from './rhythm.ts';
import type { Need } from './wanted.ts';

export const idleMs = 15 * minute;
export const countdownMs = 2 * minute;
/** At night nothing may be booked for this long. */
const freeMs = hour;
/** What is forced still leaves people who are about to come the time an installation takes. */
const installationMs = 10 * minute;
/** Without a calendar an empty room has to prove it by being empty. */
const idleWithoutCalendarMs = hour;

export type Moment =
  | { readonly kind: 'now' }
  | { readonly kind: 'countDown'; readonly leftMs: number }
  | {
      readonly kind: 'later';
      readonly because: UpdateWait;
      /** Null: at an event, such as the end of a meeting. */
      readonly inMs: number | null;
      readonly at: Instant | null;
    };

export function momentFor(need: Need, facts: UpdateFacts): Moment {
  if (facts.room.use !== 'none') return { kind: 'later', because: 'inUse', inMs: null, at: null };
  switch (need) {
    case 'ordinary':
      return atNight(facts);
    case 'required':
      return facts.sinceCountdownMs === null ? (whenLeft(facts) ?? countDown(facts)) : countDown(facts);
    case 'overdue':
      return countDown(facts);
  }
}

function countDown({ sinceCountdownMs }: UpdateFacts): Moment {
  const leftMs = countdownMs - (sinceCountdownMs ?? 0);
  return leftMs > 0 ? { kind: 'countDown', leftMs } : { kind: 'now' };
}

/** What a forced installation waits for; null: nothing. */
function whenLeft({ now, room }: UpdateFacts): Moment | null {
  if (room.idleMs < idleMs) return later('touched', now, idleMs - room.idleMs);
  const coming = (room.bookings ?? []).find(
    ({ startsAt }) => startsAt > now && startsAt < now + installationMs,
  );
  // Once it has begun and nobody came, the room is as good as empty.
  return coming === undefined ? null : later('booked', now, coming.startsAt - now);
}

function atNight(facts: UpdateFacts): Moment {
  const { now, room, settings } = facts;
  const window = windowAt(now, settings.timeZone, settings.window);
  const turnAt = ownTurn(window, facts);
  if (now < turnAt) return later('window', now, turnAt - now);
  const neededMs = room.bookings === null ? idleWithoutCalendarMs : idleMs;
  if (room.idleMs < neededMs) return within(window, facts, 'touched', now + neededMs - room.idleMs);
  const freeAt = endOfNear(facts);
  return freeAt === null ? { kind: 'now' } : within(window, facts, 'booked', freeAt);
}

/** Each device has its own minute in the first half of the night, so that rooms do not fall silent together. */
function ownTurn({ opensAt, closesAt }: InstallWindow, { deviceId }: UpdateFacts): Instant {
  return opensAt + Math.floor(((closesAt - opensAt) / 2) * deviceDraw(deviceId, 'window'));
}

/** When the last booking that touches the coming hour ends; null when there is none. */
function endOfNear({ now, room }: UpdateFacts): Instant | null {
  const near = (room.bookings ?? []).filter(
    ({ startsAt, endsAt }) => startsAt < now + freeMs && endsAt > now,
  );
  return near.length === 0 ? null : Math.max(...near.map(({ endsAt }) => endsAt));
}

/** Later in this night, or in the next. */
function within(window: InstallWindow, facts: UpdateFacts, because: UpdateWait, at: Instant): Moment {
  const { now, settings } = facts;
  if (at < window.closesAt) return later(because, now, at - now);
  const next = windowAt(Math.max(at, window.closesAt), settings.timeZone, settings.window);
  return later(because, now, Math.max(ownTurn(next, facts), at) - now);
}

function later(because: UpdateWait, now: Instant, inMs: number): Moment {
  return { kind: 'later', because, inMs, at: now + inMs };
}

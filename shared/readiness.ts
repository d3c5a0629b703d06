/**
 * What a room must pass before it may be relied on, and how each point came out. The checks themselves run in main;
 * the words for them stand in `readiness-words.ts`, for the page and the command line alike.
 */
import type { Instant } from './time.ts';

/** In the order in which they are run and told. */
export const checkIds = [
  'clock.skew', // against the servers' own time
  'room.timeZone', // the zone is one, and the machine's day agrees with it
  'calendar.token',
  'calendar.mailbox', // reachable, and the one that was meant
  'calendar.rights', // create, change, delete; private items
  'calendar.processing', // what the mailbox's own rules take away from bookings
  'calendar.links', // how many bookings can be joined
  'calendar.push', // changes are told at once, or by asking
  'calendar.write', // on request only: a booking made, changed and removed
  'room.link',
  'room.zoomVersion',
  'meetings.scheduler',
  'network.wired',
  'updates.feed',
  'config.secrets', // still in the file, or in the key store
] as const;

export type CheckId = (typeof checkIds)[number];

/** Who can put it right. */
export type Responsible = 'facilities' | 'exchangeAdmin' | 'zoomAdmin' | 'network';

export interface CheckResult {
  readonly id: CheckId;
  /** `skipped`: not configured, not asked for, or made pointless by a failure before it. */
  readonly outcome: 'pass' | 'warn' | 'fail' | 'skipped';
  /** Which sentence is said of it; null: the check's usual one for its outcome. */
  readonly finding: string | null;
  /** Numbers and technical names that the sentence holds; nothing personal, nothing secret. */
  readonly facts: Readonly<Record<string, string | number>>;
  /** Null when nobody has to do anything. */
  readonly responsible: Responsible | null;
  /** What that person runs to put it right, word for word; null when there is no such command. */
  readonly command: string | null;
}

export interface ReadinessReport {
  readonly ranAt: Instant;
  readonly results: readonly CheckResult[];
}

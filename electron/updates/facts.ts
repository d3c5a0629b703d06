/**
 * Everything the update policy looks at. Durations (`…Ms`) are monotonic, so that a clock set by hand moves no rhythm;
 * only appointments, the nightly window and what the feed signed are wall time.
 */
import type { Instant } from '../../shared/time.ts';
import type { Release } from '../ports/updates.ts';

export interface UpdateSettings {
  readonly timeZone: string;
  readonly channel: string;
  readonly ring: number;
  /** Two clock times in the room's zone. */
  readonly window: readonly [string, string];
  /** The management tool installs; the panel only tells. */
  readonly isManaged: boolean;
  /** The newest version that is wanted here. */
  readonly pin: string | null;
}

export interface RoomFacts {
  /** An incoming call counts as a meeting. */
  readonly use: 'none' | 'meeting' | 'sharing' | 'commissioning';
  /** Since the last touch, meeting or share ended. */
  readonly idleMs: number;
  /** Null: the calendar is not known. */
  readonly bookings: readonly { readonly startsAt: Instant; readonly endsAt: Instant }[] | null;
}

export interface FeedFacts {
  /** The newest verified one; kept when a later check fails. */
  readonly release: Release | null;
  /** Since the last check ended, however it did; null before the first. */
  readonly sinceCheckMs: number | null;
  /** Since a check gave a trusted release; null: never since the start. */
  readonly sinceGoodMs: number | null;
  /** Checks that failed in a row. */
  readonly failures: number;
  /** Drawn anew after each check, 0 included, 1 not. */
  readonly fraction: number;
  /** Since the present version of the feed was first seen in this run. */
  readonly sinceOfferedMs: number;
  /** How far this machine's clock is ahead of the feed's; null when it does not tell. */
  readonly clockErrorMs: number | null;
}

export interface UpdateFacts {
  readonly now: Instant;
  readonly sinceStartMs: number;
  readonly settings: UpdateSettings;
  readonly deviceId: string;
  readonly running: string;
  /** The running version has not proved itself yet. */
  readonly isOnTrial: boolean;
  /** The version before, complete on disk. */
  readonly previous: string | null;
  /** Versions that were rolled back on this device. */
  readonly failedHere: readonly string[];
  readonly room: RoomFacts;
  readonly feed: FeedFacts;
  /** Downloaded and verified. */
  readonly staged: string | null;
  /** How much this device would have to download. */
  readonly downloadBytes: number;
  readonly freeBytes: number | null;
  /** Downloads or installations of the wanted version that failed in a row. */
  readonly trouble: { readonly failures: number; readonly sinceMs: number } | null;
  /** Since the countdown on screen began; null when there is none. */
  readonly sinceCountdownMs: number | null;
}

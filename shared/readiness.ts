/**
 * What a room must pass before it may be relied on, and how each point came out. The checks themselves run in main;
 * the words for them stand in `readiness-words.ts`, for the page and the command line alike.
 */
import type { Instant } from './time.ts';

/** In the order in which they are told; beside each what can be found. */
export const checks = {
  /** This machine's clock against the servers' own. */
  'clock.skew': ['agrees', 'differs', 'farOff', 'notTold'],
  'room.timeZone': ['known', 'unknown', 'machineElsewhere'],
  'calendar.token': [
    ...['granted', 'secretRefused', 'secretExpired', 'appUnknown', 'tenantUnknown', 'loginRefused'],
    ...['clockWrong', 'unreachable'],
  ],
  'calendar.mailbox': [
    ...['found', 'unknown', 'elsewhere', 'forbidden', 'throttled', 'unreachable', 'badAnswer'],
  ],
  'calendar.rights': ['enough', 'noWriting', 'noPrivateItems', 'notTold'],
  /** What the mailbox's own rules take away from bookings, as far as its bookings show it. */
  'calendar.processing': [
    ...['nothingLost', 'tooFewToTell', 'textStripped', 'subjectReplaced', 'subjectPrefixed', 'undecided'],
    ...['cannotBeSeen'],
  ],
  'calendar.links': ['someJoinable', 'noneJoinable', 'noMeetings'],
  'calendar.push': ['told', 'asked', 'lost'],
  /** On request only: a booking made far ahead at night, changed and removed. */
  'calendar.write': ['done', 'refused', 'leftBehind', 'notAskedFor'],
  'room.link': [
    ...[
      'ready',
      'unreachable',
      'wrongPasscode',
      'hostKeyChanged',
      'hostKeyUnknown',
      'signedOut',
      'takenOver',
    ],
    'notConfigured',
  ],
  'room.zoomVersion': ['recent', 'old', 'notTold', 'noMinimum'],
  'meetings.scheduler': ['works', 'personalRoom', 'refused', 'hostUnknown', 'scopeMissing', 'unreachable'],
  'network.wired': ['wired', 'wireless', 'none', 'notTold'],
  'updates.feed': ['reachable', 'unreachable', 'notConfigured'],
  'config.secrets': ['kept', 'inFile'],
} as const satisfies Record<string, readonly string[]>;

export type CheckId = keyof typeof checks;
export type Finding<Id extends CheckId> = (typeof checks)[Id][number];

/** Who can put it right. */
export type Responsible = 'facilities' | 'exchangeAdmin' | 'zoomAdmin' | 'network';

/** `skipped`: not configured, not asked for, or made pointless by a failure before it. */
export type Outcome = 'pass' | 'warn' | 'fail' | 'skipped';

interface Found<Id extends CheckId> {
  readonly id: Id;
  readonly outcome: Outcome;
  /** Null when it was skipped because of a failure before it. */
  readonly finding: Finding<Id> | null;
  /** Numbers and technical names that the sentence holds; nothing personal, nothing secret. */
  readonly facts: Readonly<Record<string, string | number>>;
  /** Null when nobody has to do anything. */
  readonly responsible: Responsible | null;
  /** What that person runs to put it right, word for word; null when there is no such command. */
  readonly command: string | null;
}

/** One finding; a check may have several. */
export type CheckResult = { [Id in CheckId]: Found<Id> }[CheckId];

export interface ReadinessReport {
  readonly ranAt: Instant;
  readonly results: readonly CheckResult[];
}

/** The worst of all: what decides whether a room may be used. */
export function outcomeOf({ results }: ReadinessReport): Exclude<Outcome, 'skipped'> {
  if (results.some(({ outcome }) => outcome === 'fail')) return 'fail';
  return results.some(({ outcome }) => outcome === 'warn') ? 'warn' : 'pass';
}

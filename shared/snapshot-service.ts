/**
 * What the page is shown beside bookings and meetings: aids for those who see, hear or reach less, help and what became
 * of reports, the look ahead before a meeting, the end of one, and the times when the panel is not for use.
 */
import type { BookingLength } from './snapshot-day.ts';
import type { Instant } from './time.ts';

export const aidKinds = ['largeText', 'highContrast', 'lowPlaced', 'speech'] as const;
export type AidKind = (typeof aidKinds)[number];
/** Each until it is switched off, or until nobody has touched the panel for a minute. */
export type Aids = Readonly<Record<AidKind, boolean>>;

export const faultCategories = ['sound', 'picture', 'microphone', 'sharing', 'panel', 'other'] as const;
export type FaultCategory = (typeof faultCategories)[number];

/** What the service desk says of a report. */
export type FaultAnswer = 'received' | 'assigned' | 'onTheWay' | 'solved';

export interface FaultReportView {
  readonly id: string;
  readonly category: FaultCategory;
  readonly reportedAt: Instant;
  /** `waiting`: kept here, and sent as soon as the service desk can be reached. */
  readonly state: 'waiting' | 'sent' | 'failed';
  /** Number that the service desk knows it by. */
  readonly reference: string | null;
  readonly answer: FaultAnswer | null;
  /** One line of plain text that came with the answer. */
  readonly message: string | null;
}

export interface HelpSlice {
  /** There is a service desk to report to. */
  readonly isOffered: boolean;
  /** Of the last day, newest first. */
  readonly reports: readonly FaultReportView[];
  readonly vendor: { readonly name: string; readonly phone: string | null } | null;
}

export const preflightParts = ['room', 'camera', 'microphone', 'speaker', 'calendar', 'network'] as const;
export type PreflightPart = (typeof preflightParts)[number];

/** What was found amiss shortly before a booked meeting; null when nothing was, or no meeting is near. */
export interface PreflightSlice {
  readonly bookingKey: string;
  readonly startsAt: Instant;
  readonly troubles: readonly PreflightPart[];
  /** The service desk has been told. */
  readonly isReported: boolean;
}

/** The end of the booking in use comes near; null before that. */
export interface EndingSlice {
  readonly bookingKey: string;
  readonly endsAt: Instant;
  /** `quiet` from 10 minutes, `soon` from 5, `last` from 1. */
  readonly stage: 'quiet' | 'soon' | 'last';
  /** Start of the booking after it, if it follows within a quarter of an hour. */
  readonly nextStartsAt: Instant | null;
  /** What the booking can be lengthened by; empty when somebody comes right after. */
  readonly extensions: readonly BookingLength[];
}

export const outOfUseReasons = ['fault', 'maintenance', 'reserved'] as const;

/** Set by staff, and only by them. */
export interface OutOfUse {
  readonly reason: (typeof outOfUseReasons)[number];
  /** Null: until staff say otherwise. */
  readonly until: Instant | null;
}

/**
 * The way to the service desk: what somebody at the panel reports, and what becomes of it. A report holds what helps
 * to find the fault and nothing about people, bookings or meetings.
 */
import type { ErrorCode } from '../../shared/errors.ts';
import type { FaultAnswer, FaultCategory } from '../../shared/snapshot-service.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/time.ts';
import type { Stop } from './clock.ts';

/** `absent`: the config has no such link. */
export interface FaultLink {
  readonly state: 'up' | 'down' | 'unknown' | 'absent';
  /** How long it has been so; null when that is not known. */
  readonly forSeconds: number | null;
}

/**
 * What is sent beside the category. Keys that are not named here are left out, names that look like an address, a link
 * or a number to call become null, and so does a version of an unusual form.
 */
export interface FaultContext {
  /** As the Zoom Room calls itself; null when it has not been heard. */
  readonly roomName: string | null;
  /** As the config calls the panel. */
  readonly panelName: string | null;
  readonly language: 'sv' | 'en';
  /** IANA, of the room. */
  readonly timeZone: string;
  readonly versions: {
    readonly panel: string;
    /** Of the room's own computer. */
    readonly zoomRoom: string | null;
    /** Operating system of the panel. */
    readonly system: string | null;
  };
  readonly links: {
    readonly room: FaultLink;
    readonly cloud: FaultLink;
    readonly calendar: FaultLink;
  };
  /** Newest first; ten are sent. */
  readonly lastErrors: readonly { readonly code: ErrorCode; readonly ageSeconds: number }[];
  /** Of this program. */
  readonly uptimeSeconds: number;
}

export type FaultReportState =
  /** On its way, or waiting; `obstacle` is what the last try met, null before the first has ended. */
  | { readonly kind: 'queued'; readonly obstacle: ErrorCode | null }
  /** The service desk has it. */
  | { readonly kind: 'sent'; readonly sentAt: Instant; readonly reference: string | null }
  /** And has said something about it. */
  | {
      readonly kind: 'answered';
      readonly sentAt: Instant;
      readonly reference: string | null;
      readonly answer: FaultAnswer;
      /** One line of plain text, at most 200 characters; null when nothing more was said. */
      readonly message: string | null;
      readonly asOf: Instant;
    }
  /** Given up: `support.refused` or `support.expired`. */
  | { readonly kind: 'failed'; readonly failedAt: Instant; readonly code: ErrorCode };

export interface FaultReport {
  /** The same over restarts, and what the service desk knows the report by. */
  readonly id: string;
  readonly category: FaultCategory;
  readonly reportedAt: Instant;
  readonly state: FaultReportState;
}

/** The last reports, oldest first: at most twenty, none that was made or settled more than a day ago. */
export interface FaultReportNews {
  readonly reports: readonly FaultReport[];
  /** Reports that were never sent because too many waited, since there is a record. */
  readonly droppedCount: number;
}

export interface FaultReports {
  /**
   * Sends what waits and asks about what was sent, until stopped. `listener` hears the whole news as soon as what
   * is kept has been read, and after every change; never after the stop.
   */
  readonly start: (listener: (news: FaultReportNews) => void) => Stop;
  /**
   * Takes a report on: resolves with its `id` as soon as it is kept, whether the service desk can be reached or not. If
   * the disk refuses, the report is kept in memory. `support.notConfigured` where there is nobody to report to.
   */
  readonly report: (category: FaultCategory, context: FaultContext) => Promise<Result<string>>;
}

/**
 * Everything main knows, as one immutable value. Holds what the page must not see (passcodes, links, unmasked
 * bookings); `project.ts` makes of it what the page is shown.
 */
import type { IntentKind } from '../../shared/bridge.ts';
import type { Config } from '../../shared/config.ts';
import type { PanelError } from '../../shared/errors.ts';
import type { Booking } from '../../shared/model/booking.ts';
import { emptyRoomState, type RoomState } from '../../shared/model/room.ts';
import type { ReadinessReport } from '../../shared/readiness.ts';
import type { ConfigProblem, HeldAction, Language, Notice } from '../../shared/snapshot.ts';
import type { Aids, OutOfUse } from '../../shared/snapshot-service.ts';
import type { Instant } from '../../shared/time.ts';
import type { RoomAvailability } from '../ports/calendar.ts';
import type { FaultReportNews } from '../ports/fault-reports.ts';
import { notFresh, type Freshness } from './booking/freshness.ts';
import { emptyLedger, type Ledger } from './booking/ledger.ts';
import type { Preflight } from './preflight.ts';
import { noAids } from './reduce-service.ts';

/** An intent that has been taken on and has not ended. */
export interface Undertaking {
  readonly id: number;
  readonly kind: IntentKind;
  /** Whom or what it is about: the id in the intent; null for the room or meeting as a whole. */
  readonly about: string | null;
  /** What stands in one lane waits for the one before it. */
  readonly lane: string;
  readonly since: Instant;
  readonly isSlow: boolean;
  /** For switches: the value that was asked for. */
  readonly wanted: boolean | null;
}

export interface CalendarState {
  readonly bookings: readonly Booking[];
  readonly asOf: Instant | null;
  readonly trouble: { readonly error: PanelError; readonly since: Instant } | null;
}

/** What will be sent about a booking when the time of undo is over. */
export interface Held {
  readonly kind: HeldAction['kind'];
  /** As it was when it was decided on. */
  readonly booking: Booking;
  /** By the rule for bookings that nobody uses, not by a tap. */
  readonly isByRule: boolean;
  readonly since: Instant;
  readonly until: Instant;
}

/** The last look at the rooms nearby. */
export interface RoomSearch {
  readonly asOf: Instant;
  /** In the config's order. Null: it failed. */
  readonly rooms: readonly RoomAvailability[] | null;
}

export interface PanelState {
  readonly config: Config | null;
  readonly configProblems: readonly ConfigProblem[];
  readonly version: string;
  /** Meetings started here get a number of their own; else they run on the room's personal one. */
  readonly makesMeetings: boolean;
  /** As of the last tick; ticks come on the minute. */
  readonly now: Instant;
  readonly language: Language;
  readonly aids: Aids;
  /** Somebody was at the panel; its start counts, too. */
  readonly touchedAt: Instant;
  /** The booking at hand, while what the privacy level hides of it is shown to whoever has asked. */
  readonly revealed: { readonly bookingKey: string; readonly until: Instant } | null;
  readonly outOfUse: OutOfUse | null;
  /** Null until what was kept of the last reports has been read. */
  readonly helpNews: FaultReportNews | null;
  /** What is amiss before the call that is about to begin; null: nothing, or none is. */
  readonly preflight: Preflight | null;
  /** Key of the booking before which the service desk was told what is amiss. */
  readonly preflightReported: string | null;
  /** Until the calendar's first answer, or until it has been waited for long enough. */
  readonly isStarting: boolean;
  /** Start-up has had its time: what is not there by now is missing, and told. */
  readonly isSettled: boolean;
  readonly room: RoomState;
  readonly calendar: CalendarState;
  /** What somebody looks for in the phone book; null: nobody does. */
  readonly contactQuery: string | null;
  readonly held: readonly Held[];
  /** The last booking that was given back here, as it was; the ledger says when. Null after a restart, too. */
  readonly released: Booking | null;
  /** What the panel itself knows about bookings, kept over a restart. */
  readonly ledger: Ledger;
  readonly freshness: Freshness;
  readonly roomSearch: RoomSearch | null;
  /** Null unless the admin page is open. */
  readonly admin: { readonly report: ReadinessReport | null } | null;
  readonly undertakings: readonly Undertaking[];
  readonly notices: readonly Notice[];
  readonly lastNoticeId: number;
}

export interface InitialFacts {
  readonly config: Config | null;
  readonly configProblems: readonly ConfigProblem[];
  readonly version: string;
  readonly makesMeetings: boolean;
  readonly now: Instant;
}

export function initialState(facts: InitialFacts): PanelState {
  const { config, configProblems, version, makesMeetings, now } = facts;
  return {
    config,
    configProblems,
    version,
    makesMeetings,
    now,
    language: config?.panel.language ?? 'sv',
    aids: noAids,
    touchedAt: now,
    revealed: null,
    outOfUse: null,
    helpNews: null,
    preflight: null,
    preflightReported: null,
    isStarting: config !== null,
    isSettled: false,
    room: emptyRoomState,
    calendar: { bookings: [], asOf: null, trouble: null },
    contactQuery: null,
    held: [],
    released: null,
    ledger: emptyLedger,
    freshness: notFresh,
    roomSearch: null,
    admin: null,
    undertakings: [],
    notices: [],
    lastNoticeId: 0,
  };
}

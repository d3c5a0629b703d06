/** What the checks of a room need to hear from the outside, beyond what the panel uses every day. */
import type { PanelError } from '../../shared/errors.ts';
import type { RoomState } from '../../shared/model/room.ts';
import type { ReadinessReport } from '../../shared/readiness.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/time.ts';

/** What a mailbox's server says of the panel. Null: it does not tell. */
export interface MailboxAccess {
  readonly serverVersion: string | null;
  readonly serverNow: Instant | null;
  readonly canWrite: boolean | null;
  readonly seesPrivate: boolean | null;
}

/** What two weeks of bookings look like: counts only, nothing of what they are about. */
export interface MailboxSample {
  /** Bookings that stand, of any kind. */
  readonly bookings: number;
  /** Of those, made by somebody else than the room. */
  readonly invitations: number;
  /** Invitations whose text was read, and those that have none. */
  readonly textsRead: number;
  readonly textsEmpty: number;
  /** Invitations whose title is the organiser's name, or begins with it. */
  readonly titlesReplaced: number;
  readonly titlesPrefixed: number;
  /** Invitations that the room has left unanswered for more than ten minutes. */
  readonly undecided: number;
  readonly joinable: number;
}

/** Where a test booking failed; `left` is set when it could not be taken away again. */
export interface WriteFailure {
  readonly step: 'create' | 'change' | 'remove';
  readonly error: PanelError;
}

export interface CalendarProbe {
  readonly readAccess: () => Promise<Result<MailboxAccess>>;
  readonly readSample: () => Promise<Result<MailboxSample>>;
  /** Makes an appointment at `startsAt`, changes it and removes it. */
  readonly tryWriting: (startsAt: Instant) => Promise<Result<null, WriteFailure>>;
  /** `told`: changes arrive as they happen; `asked`: this server is only asked; `lost`: they should arrive and do not. */
  readonly readPush: () => Promise<'told' | 'asked' | 'lost'>;
}

export interface SchedulerProbe {
  /** Whether meetings could be made, without making one. */
  readonly check: () => Promise<Result<null>>;
}

export interface NetworkLink {
  /** `eth0`, `Ethernet`. */
  readonly name: string;
  /** Null: not told. */
  readonly isWired: boolean | null;
}

/** What the machine says of itself. */
export interface SystemInfo {
  /** IANA zone of the machine. */
  readonly timeZone: string;
  /** Links that are up, the one to the outside first; null when the machine does not tell. */
  readonly readNetwork: () => Promise<readonly NetworkLink[] | null>;
}

export interface RoomProbe {
  /** The room as it stands once it has had time to answer. */
  readonly settle: () => Promise<RoomState>;
}

export interface Readiness {
  /** Runs every check; settles within two minutes. `writes`: also makes and removes a test booking. */
  readonly check: (options: { readonly writes: boolean }) => Promise<ReadinessReport>;
}

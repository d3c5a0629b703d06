/**
 * The shape of a catalogue: one key per sentence, functions where a sentence takes something in. Swedish and English
 * both have this type, so a sentence that is missing in one of them does not compile.
 */
import type { IntentKind } from '../../shared/bridge.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { JoinObstacle, MeetingService } from '../../shared/model/booking.ts';
import type { Notice, RoomStateWord } from '../../shared/snapshot.ts';

export interface Texts {
  readonly state: Readonly<Record<RoomStateWord, string>> & {
    readonly freeUntil: (time: string, left: string) => string;
    readonly freeAllDay: string;
    readonly startsIn: (minutes: number) => string;
    readonly busyUntil: (time: string, left: string) => string;
    readonly waitingFor: string;
    readonly unknownSentence: string;
    readonly lastUpdated: (time: string) => string;
    readonly neverUpdated: string;
    readonly inCall: string;
    readonly bookedFrom: (time: string) => string;
  };
  readonly booking: {
    readonly private: string;
    readonly booked: string;
    readonly byPanel: string;
    readonly tentative: string;
    readonly overlaps: string;
    readonly allDay: string;
    readonly service: (service: MeetingService) => string;
  };
  readonly agenda: {
    readonly heading: string;
    readonly now: string;
    readonly free: (length: string) => string;
    readonly freeRest: string;
    readonly empty: string;
    readonly up: string;
    readonly down: string;
    readonly strip: (from: string, to: string, booked: number) => string;
  };
  readonly act: {
    readonly start: string;
    readonly startNow: string;
    readonly join: string;
    readonly joinShort: string;
    readonly share: string;
    readonly onlyShare: string;
    readonly stopShare: string;
    readonly joinNumber: string;
    readonly help: string;
    readonly close: string;
    readonly back: string;
    readonly cancel: string;
    readonly leave: string;
    readonly endForAll: string;
    readonly answer: string;
    readonly reject: string;
    readonly takeBack: string;
    readonly findRoom: string;
    readonly reveal: string;
    readonly wholeDay: string;
    readonly bookLater: string;
    readonly checkIn: string;
    readonly notNeeded: string;
    readonly endBooking: string;
    readonly undo: string;
    readonly keepRoom: string;
    readonly takeBackRoom: string;
    readonly otherLanguage: string;
    readonly otherLanguageCode: string;
    /** What "Aa" says to those who cannot see it. */
    readonly adapt: string;
    readonly stay: string;
  };
  readonly doing: {
    readonly starting: string;
    readonly version: (version: string) => string;
    /** The sharing key on the bar, and what stands there while there is none. */
    readonly shareKey: string;
    readonly howToShare: string;
    readonly joining: string;
    readonly startingShare: string;
    readonly stoppingShare: string;
    readonly leaving: string;
    readonly ending: string;
    readonly cancelling: string;
    readonly answering: string;
    readonly rejecting: string;
    readonly takingBack: string;
    readonly checkingIn: string;
    readonly slow: string;
  };
  readonly banner: {
    readonly nearLimit: (count: number, limit: number) => string;
    readonly roomConnecting: string;
    readonly roomLost: string;
    readonly roomTakenOver: string;
    readonly roomSignedOut: string;
    readonly roomOff: string;
    readonly since: (time: string) => string;
    readonly mainLost: string;
    readonly mainLostHint: string;
  };
  /** Lengths to book or to lengthen by, on a button of their own; and what that button does, for the ear. */
  readonly lengths: {
    readonly book: string;
    readonly until: (time: string) => string;
    readonly bookFor: (length: string) => string;
    readonly bookUntil: (time: string) => string;
    readonly extendBy: (length: string) => string;
    readonly extendUntil: (time: string) => string;
  };
  readonly release: {
    /** How long the room still waits for somebody. */
    readonly in: (left: string) => string;
    readonly warning: (left: string) => string;
    readonly done: (time: string, takeBackUntil: string) => string;
    readonly ending: (seconds: number) => string;
    readonly releasing: (seconds: number) => string;
    readonly unused: (seconds: number) => string;
    /** Said once, in place of the seconds that are counted for the eye. */
    readonly canUndo: string;
    readonly canKeep: string;
  };
  readonly starting: string;
  readonly version: (version: string) => string;
  /** The sharing key on the bar, and what stands there while there is none. */
  readonly shareKey: string;
  readonly howToShare: string;
  readonly obstacle: Readonly<Record<JoinObstacle, (service: string | null) => string>>;
  /** What did not come about, for each thing that can be asked for. */
  readonly failed: Readonly<Record<IntentKind, string>>;
  /** Why, and what to do about it. */
  readonly reason: Readonly<Record<ErrorCode, string>>;
  readonly told: Readonly<Record<Exclude<Notice['code'], ErrorCode>, string>>;
  /** A fault report that the service desk knows by a number. */
  readonly reported: (reference: string) => string;
  /** The same where a time belongs to it. */
  readonly timed: Readonly<
    Record<'booking.booked' | 'booking.extended' | 'calendar.taken', (time: string) => string>
  >;
}

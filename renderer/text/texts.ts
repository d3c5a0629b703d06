/**
 * The shape of a catalogue: one key per sentence, functions where a sentence takes something in. Swedish and English
 * both have this type, so a sentence that is missing in one of them does not compile.
 */
import type { IntentKind } from '../../shared/bridge.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { JoinObstacle, MeetingService } from '../../shared/model/booking.ts';
import type {
  Expectation,
  MeetingSlice,
  Notice,
  RoomStateWord,
  SharingSlice,
} from '../../shared/snapshot.ts';

/** Who has to act on a problem of the config. */
export type Responsible = 'installer' | 'roomOwner' | 'calendarOwner';

export interface Texts {
  readonly state: Readonly<Record<RoomStateWord, string>> & {
    readonly freeUntil: (time: string, left: string) => string;
    readonly freeAllDay: string;
    readonly startsIn: (minutes: number) => string;
    readonly busyUntil: (time: string, left: string) => string;
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
    readonly otherLanguage: string;
    readonly otherLanguageCode: string;
    readonly stay: string;
  };
  readonly doing: {
    readonly starting: string;
    readonly joining: string;
    readonly startingShare: string;
    readonly stoppingShare: string;
    readonly leaving: string;
    readonly ending: string;
    readonly cancelling: string;
    readonly answering: string;
    readonly rejecting: string;
    readonly takingBack: string;
    readonly slow: string;
  };
  readonly call: {
    readonly untitled: string;
    readonly left: (left: string) => string;
    readonly over: (time: string) => string;
    readonly nextAt: (time: string) => string;
    readonly microphoneOn: string;
    readonly microphoneOff: string;
    readonly cameraOn: string;
    readonly cameraOff: string;
    readonly notKnown: string;
    readonly turnOff: string;
    readonly turnOn: string;
    readonly volume: string;
    readonly volumeIs: (percent: number) => string;
    readonly louder: string;
    readonly quieter: string;
    readonly participants: (count: number) => string;
    /** Instead of it near the limit, after the count. */
    readonly ofParticipants: (limit: number) => string;
    readonly waiting: (count: number) => string;
    /** What the room is in the meeting. */
    readonly roomIs: Readonly<Record<MeetingSlice['role'], string>>;
    readonly recording: string;
    readonly connecting: string;
    readonly leaveQuestion: string;
    readonly leaveOthersStay: string;
    readonly endForAllWarning: string;
    readonly endQuestion: string;
    readonly endExplained: string;
  };
  readonly share: {
    readonly heading: string;
    readonly keyLabel: string;
    readonly how: string;
    readonly appName: string;
    readonly appHow: string;
    readonly network: (network: string) => string;
    readonly noMeetingNeeded: string;
    readonly airPlayName: string;
    readonly airPlayHow: (name: string) => string;
    readonly airPlayWhere: string;
    readonly airPlayCode: string;
    readonly cableName: string;
    readonly cableHow: string;
    readonly cableAbsent: string;
    readonly cableConnected: string;
    readonly noWay: string;
    readonly source: Readonly<Record<SharingSlice['source'], string>>;
    readonly waiting: string;
    readonly isOn: string;
  };
  readonly number: {
    readonly heading: string;
    readonly label: string;
    readonly hint: string;
    readonly hasPasscode: string;
    readonly passcodeHeading: string;
    readonly passcodeLabel: string;
    readonly erase: string;
    readonly keys: string;
    readonly letters: string;
    readonly capitals: string;
    readonly closesIn: (seconds: number) => string;
  };
  readonly prompt: {
    readonly passcode: string;
    readonly passcodeWrong: string;
    readonly passcodeHint: string;
    readonly waitForHost: string;
    readonly waitForHostHint: string;
    readonly waitingSince: (time: string) => string;
    readonly incoming: string;
    readonly secondsLeft: (seconds: number) => string;
  };
  readonly help: {
    readonly heading: string;
    readonly meetings: string;
    readonly meetingsWho: string;
    readonly equipment: string;
    readonly equipmentWho: string;
    readonly panel: string;
    readonly panelWho: string;
    readonly call: string;
    readonly say: (room: string) => string;
    readonly version: (version: string) => string;
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
  readonly setup: {
    readonly heading: string;
    readonly hint: string;
    readonly wholeFile: string;
    readonly found: string;
    readonly foundNothing: string;
    readonly expected: string;
    readonly expectation: (expected: Expectation) => string;
    readonly who: string;
    readonly responsible: Readonly<Record<Responsible, string>>;
  };
  readonly starting: string;
  readonly obstacle: Readonly<Record<JoinObstacle, (service: string | null) => string>>;
  /** What did not come about, for each thing that can be asked for. */
  readonly failed: Readonly<Record<IntentKind, string>>;
  /** Why, and what to do about it. */
  readonly reason: Readonly<Record<ErrorCode, string>>;
  readonly told: Readonly<Record<Exclude<Notice['code'], ErrorCode>, string>>;
}

/** What the screens and sheets say that come after the first screen: a call, sharing, numbers, prompts, help, set-up. */
import type { Expectation, MeetingSlice, SharingSlice } from '../../shared/snapshot.ts';

/** Who has to act on a problem of the config. */
export type Responsible = 'installer' | 'roomOwner' | 'calendarOwner';

export interface ScreensTexts {
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
}

/** Keys of the config belong to whoever has what must stand there. */
export function responsibleFor(key: string): Responsible {
  if (key.startsWith('calendar')) return 'calendarOwner';
  return key.startsWith('room') ? 'roomOwner' : 'installer';
}

/**
 * What the page is shown, slice by slice, and nothing more: no addresses, links, tokens or passcodes of meetings.
 * Everything is plain JSON. A push carries only the slices that changed since the number before it.
 */
import type { ErrorCode } from './errors.ts';
import type { Instructions, PhoneCall, RoomCapability, RoomDevices, RoomLayout } from './model/room.ts';
import type { ReadinessReport } from './readiness.ts';
import type { IntentKind } from './bridge.ts';
import type { BookingView, HomeSlice, HeldAction, RoomsSlice, AgendaSlice } from './snapshot-day.ts';
import type { Aids, EndingSlice, HelpSlice, OutOfUse, PreflightSlice } from './snapshot-service.ts';
import type { Instant } from './time.ts';

export type {
  BookingView,
  RoomStateWord,
  BookingLength,
  CheckInView,
  ReleasedView,
  PrimaryAction,
  HomeSlice,
  HeldAction,
  FreeRoom,
  RoomsSlice,
  AgendaRow,
  DayView,
  AgendaSlice,
} from './snapshot-day.ts';
export type {
  Aids,
  EndingSlice,
  HelpSlice,
  OutOfUse,
  PreflightPart,
  PreflightSlice,
} from './snapshot-service.ts';

export type Language = 'sv' | 'en';

/** Facts about this panel that seldom change. */
export interface PanelSlice {
  readonly roomName: string;
  readonly language: Language;
  /** IANA zone of the room; all times on the screen are in it. */
  readonly timeZone: string;
  readonly version: string;
  readonly placement: 'table' | 'door';
  /** Pixels per millimetre of the screen; one root unit is scaled by it. */
  readonly pixelsPerMm: number;
  readonly theme: 'dark' | 'light';
  readonly aids: Aids;
  readonly supportPhone: string | null;
  /** Where licences and help are ordered; shown as its host name. */
  readonly portalUrl: string | null;
  /** Lengths of a booking made at the panel, shortest first. */
  readonly walkUpMinutes: readonly number[];
  /** Bookings can carry a Zoom meeting of their own. */
  readonly makesMeetings: boolean;
  /** Staff can open the admin page with a PIN. */
  readonly hasAdmin: boolean;
}

export interface ClockSlice {
  /** Ticks once a minute, on the minute, and when the machine wakes. */
  readonly now: Instant;
}

/** What could stand at a key, in a form that each language can put into words. */
export interface Expectation {
  readonly kind:
    | 'file' // the file itself, readable
    | 'json' // well-formed JSON; `detail` is the place of the fault, `12:3`
    | 'present' // a value where there is none
    | 'text'
    | 'number'
    | 'wholeNumber'
    | 'yesOrNo'
    | 'list'
    | 'section' // an object with keys of its own
    | 'choice' // one of `detail`, divided by ` | `
    | 'range' // `detail` is `1–65535`
    | 'example' // something of the form of `detail`
    | 'supported'; // valid, but this version cannot do it
  readonly detail: string | null;
}

/** One key of the config file that cannot be used as it stands. */
export interface ConfigProblem {
  /** Path of the key, `room.csapi.port`; empty for the file as a whole. */
  readonly key: string;
  /** What stands there, shortened; empty when nothing does; never the value of a secret. */
  readonly found: string;
  readonly expected: Expectation;
}

export type PromptView =
  | { readonly kind: 'passcode'; readonly wrong: boolean; readonly title: string | null }
  | { readonly kind: 'waitForHost'; readonly title: string | null; readonly since: Instant }
  | { readonly kind: 'recordingConsent' }
  | {
      readonly kind: 'incomingCall';
      readonly callerName: string;
      readonly expiresAt: Instant;
      /** Answering it leaves the meeting that runs. */
      readonly duringMeeting: boolean;
    };

/** Which screen stands; chosen in main, top row of the table first. */
export type ScreenSlice =
  | { readonly kind: 'starting' }
  | { readonly kind: 'setup'; readonly problems: readonly ConfigProblem[] }
  | { readonly kind: 'prompt'; readonly prompt: PromptView }
  | { readonly kind: 'outOfUse'; readonly outOfUse: OutOfUse }
  | { readonly kind: 'call' }
  | { readonly kind: 'sharing' }
  /** Dimmed outside office hours; the first touch only wakes. */
  | { readonly kind: 'night' }
  | { readonly kind: 'home' };

export interface RoomSlice {
  readonly link: 'off' | 'connecting' | 'ready' | 'lost' | 'takenOver' | 'refused';
  /** What the room can do now: empty unless the link is ready. */
  readonly capabilities: readonly RoomCapability[];
  /** What is missing there only because the room is not the host. */
  readonly hostOnly: readonly RoomCapability[];
}

/** A switch that may be on its way: `wanted` is what was tapped and not yet confirmed. */
export interface Toggle {
  readonly isOn: boolean | null;
  readonly wanted: boolean | null;
}

/** Somebody who wants something: how many they are, and who came last. */
export interface Asking {
  readonly count: number;
  readonly newest: string | null;
}

export interface RecordingView {
  readonly isOn: boolean;
  readonly wanted: boolean | null;
  /** The room itself records. */
  readonly isOurs: boolean;
  readonly since: Instant | null;
  /** When the room's rules stop a recording of our own; null: they do not. */
  readonly endsAt: Instant | null;
}

export interface MeetingSlice {
  readonly phase: 'connecting' | 'inMeeting' | 'leaving';
  /** The booking it belongs to, if any. */
  readonly booking: BookingView | null;
  readonly since: Instant;
  /** Start of the next booking after the one that runs. */
  readonly nextStartsAt: Instant | null;
  readonly microphone: Toggle;
  readonly camera: Toggle;
  readonly volumePercent: number | null;
  readonly participantCount: number;
  /** The most the meeting holds. */
  readonly participantsLimit: number;
  readonly waiting: Asking;
  readonly hands: Asking;
  readonly role: 'host' | 'coHost' | 'participant';
  readonly kind: 'meeting' | 'webinar' | 'viewOnly';
  readonly isLocked: boolean | null;
  readonly recording: RecordingView;
  /** A host asks the room to start its picture. */
  readonly videoAskedAt: Instant | null;
  /** A room system being called in. */
  readonly roomSystemCall: 'ringing' | 'accepted' | 'failed' | null;
}

/** One person in the meeting, as the list shows them. Names come from the network: text, nothing else. */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly isMyself: boolean;
  readonly role: 'host' | 'coHost' | 'participant';
  readonly isWaiting: boolean;
  readonly microphone: 'on' | 'off' | 'none';
  readonly camera: 'on' | 'off';
  /** Place in the order of raised hands, from 1; null: not raised. */
  readonly hand: number | null;
  readonly isRecording: boolean;
  readonly mayRecord: boolean;
  readonly joinedBy: 'zoom' | 'phone' | 'roomSystem';
  readonly cameraControl: 'none' | 'canAsk' | 'asked' | 'controlled';
  readonly isSpotlit: boolean;
  /** Screen of the room they are pinned to, from 1. */
  readonly pinnedTo: number | null;
}

/** Who is in the meeting: waiting first, then raised hands in order, hosts, the rest by name. */
export interface PeopleSlice {
  readonly rows: readonly PersonRow[];
}

/** What stands one tap below the everyday controls; null outside a meeting. */
export interface ControlsSlice {
  readonly lock: Toggle;
  readonly muteOnEntry: Toggle;
  readonly selfView: Toggle;
  readonly captions: Toggle & { readonly isAvailable: boolean; readonly size: 0 | 1 | 2 | null };
  readonly layout: RoomLayout;
  readonly screenCount: number;
  readonly mayRecord: boolean | null;
  readonly recordingNeedsEmail: boolean;
  /** Somebody else's camera that is moved from here, or asked for. */
  readonly farCamera: {
    readonly personId: string;
    readonly name: string;
    readonly state: 'asked' | 'given' | 'refused';
  } | null;
}

/** Devices of the room, by kind; `id` is what `device.select` takes. */
export type DevicesSlice = RoomDevices;

export interface ContactView {
  readonly id: string;
  readonly name: string;
  readonly presence: 'online' | 'away' | 'busy' | 'offline';
  readonly isRoom: boolean;
}

/** The room's phone book, as far as the last search asked for it. */
export interface ContactsSlice {
  readonly state: 'notLoaded' | 'loading' | 'loaded';
  readonly query: string;
  readonly matches: readonly ContactView[];
  /** How many fit; more than are listed when it is too many to read. */
  readonly matchCount: number;
}

export interface SharingSlice {
  readonly key: string | null;
  readonly network: string | null;
  readonly airPlay: { readonly name: string; readonly passcode: string | null } | null;
  readonly cable: 'absent' | 'noPicture' | 'connected' | 'sharing';
  /** Who is on the screens now. */
  readonly source: 'none' | 'cable' | 'wireless' | 'camera' | 'others';
  readonly isPaused: boolean;
  /** Id of the camera that is shared, such as one above a desk. */
  readonly cameraShared: string | null;
  readonly instructions: Instructions | null;
  /** Favouring moving pictures over sharp text; null: no choice. */
  readonly optimized: Toggle | null;
}

/** The admin page: what a room must pass, and how it stands. */
export interface AdminSlice {
  readonly readiness: ReadinessReport | null;
  readonly isChecking: boolean;
  readonly outOfUse: OutOfUse | null;
  /** Where the room is reached, as the config has it; null: not by its control service. */
  readonly roomHost: string | null;
  /** Where the config puts the log; null: the program's own place for it. */
  readonly logFolder: string | null;
}

/** Something lasting that is not as it should be, with the time since when. */
export type Banner =
  | { readonly kind: 'roomConnecting'; readonly since: Instant }
  | { readonly kind: 'roomLost'; readonly since: Instant }
  | { readonly kind: 'roomTakenOver'; readonly since: Instant }
  | { readonly kind: 'roomSignedOut'; readonly since: Instant }
  | { readonly kind: 'roomRefused'; readonly since: Instant; readonly code: ErrorCode }
  | { readonly kind: 'calendarTrouble'; readonly since: Instant; readonly code: ErrorCode }
  /** The meeting is about to be full. */
  | { readonly kind: 'participantsNearLimit'; readonly count: number; readonly limit: number };

/** Something that just happened and is told for a few seconds. */
export interface Notice {
  readonly id: number;
  readonly tone: 'good' | 'bad';
  readonly about: IntentKind | null;
  readonly code:
    | ErrorCode
    | 'meeting.personalRoom'
    | 'meeting.ended'
    /** Handed to the room; it cannot be seen from here what became of it. */
    | 'room.sent'
    | 'recording.stoppedByRule'
    /** The service desk has the report. */
    | 'help.sent'
    /** The report is kept until the service desk can be reached. */
    | 'help.waiting'
    /** `at` is its end. */
    | 'booking.booked'
    | 'booking.extended'
    | 'booking.ended'
    | 'booking.checkedIn'
    | 'booking.released'
    /** By the rule for bookings that nobody uses. */
    | 'booking.releasedUnused'
    /** The meeting runs, but the time could not be booked. */
    | 'booking.meetingOnly';
  /** A time that belongs to it: the end of a booking, the next free time; else null. */
  readonly at: Instant | null;
  /** With `help.sent`: the number that the service desk knows the report by, if it gave one. */
  readonly reference?: string | null;
}

/** A tap that is under way, shown on what was touched. */
export interface PendingIntent {
  readonly kind: IntentKind;
  /** Whom or what it is about: the id in the intent; null for the room or meeting as a whole. */
  readonly about: string | null;
  readonly since: Instant;
  /** Takes longer than usual (3 s). */
  readonly isSlow: boolean;
}

export interface Snapshot {
  readonly panel: PanelSlice;
  readonly clock: ClockSlice;
  readonly screen: ScreenSlice;
  readonly home: HomeSlice;
  readonly agenda: AgendaSlice;
  readonly held: readonly HeldAction[];
  readonly ending: EndingSlice | null;
  readonly preflight: PreflightSlice | null;
  readonly rooms: RoomsSlice;
  readonly help: HelpSlice;
  /** Null unless the admin page is open. */
  readonly admin: AdminSlice | null;
  readonly room: RoomSlice;
  readonly meeting: MeetingSlice | null;
  readonly people: PeopleSlice | null;
  readonly controls: ControlsSlice | null;
  readonly devices: DevicesSlice;
  readonly contacts: ContactsSlice;
  readonly phoneCalls: readonly PhoneCall[];
  readonly sharing: SharingSlice;
  readonly banners: readonly Banner[];
  readonly notices: readonly Notice[];
  readonly pending: readonly PendingIntent[];
}

/**
 * One message to the page. `seq` counts up by one with each push; `isWhole` says that `slices` holds all of them.
 * A page that sees a gap asks for everything and keeps showing what it has.
 */
export type SnapshotPush =
  | { readonly seq: number; readonly isWhole: true; readonly slices: Snapshot }
  | { readonly seq: number; readonly isWhole: false; readonly slices: Partial<Snapshot> };

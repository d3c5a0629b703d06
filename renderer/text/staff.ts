import type { OutOfUse, RoomSlice } from '../../shared/snapshot.ts';

/** What the staff's page says around the checks; the words of the checks themselves stand in shared/. */
export interface StaffTexts {
  /** On the button in the help. */
  readonly open: string;
  readonly pin: {
    readonly heading: string;
    readonly label: string;
    readonly hint: string;
    readonly wrong: string;
    readonly tooMany: string;
    readonly unlock: string;
    readonly unlocking: string;
    readonly show: string;
    readonly hide: string;
  };
  readonly heading: string;
  readonly tabs: { readonly check: string; readonly panel: string };
  /** How the panel stands, in words. */
  readonly facts: {
    readonly heading: string;
    readonly version: string;
    readonly room: string;
    readonly roomHost: string;
    readonly calendar: string;
    readonly network: string;
    readonly logs: string;
    readonly ordinaryLogs: string;
    readonly link: Readonly<Record<RoomSlice['link'], string>>;
    readonly since: (words: string, time: string) => string;
    /** `age` is a length of time in words; null: just now. */
    readonly calendarRead: (time: string, age: string | null) => string;
    readonly calendarNeverRead: string;
  };
  readonly outOfUse: {
    readonly heading: string;
    readonly why: string;
    readonly reasons: Readonly<Record<OutOfUse['reason'], string>>;
    readonly until: string;
    readonly ends: Readonly<Record<'hour' | 'today' | 'open', string>>;
    readonly begin: string;
    readonly beginning: string;
    readonly end: string;
    readonly ending: string;
    /** What happens to those who are in there. */
    readonly means: string;
  };
  readonly list: string;
  readonly up: string;
  readonly down: string;
  readonly checking: string;
  readonly takesLong: string;
  readonly notChecked: string;
  readonly allGood: string;
  /** `1 fel, 3 varningar`; not called with nothing but zeros. */
  readonly summary: (fails: number, warnings: number) => string;
  readonly age: (time: string, minutes: number) => string;
  readonly again: string;
  readonly tryBooking: string;
  readonly tryingBooking: string;
  readonly tryBookingMeans: string;
  readonly actedOnBy: (who: string) => string;
  /** Above what is to be run word for word. */
  readonly command: string;
}

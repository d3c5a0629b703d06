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

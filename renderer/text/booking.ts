/** What the sheet of other rooms says, which is fetched after the first screen. */
export interface BookingTexts {
  readonly rooms: {
    readonly heading: string;
    readonly loading: string;
    readonly failed: string;
    readonly again: string;
    readonly refresh: string;
    readonly none: string;
    readonly notConfigured: string;
    readonly seats: (count: number) => string;
    readonly freeUntil: (time: string) => string;
    readonly freeAllDay: string;
    readonly booked: (time: string) => string;
    readonly bookIn: (what: string, room: string) => string;
    readonly asOf: (time: string) => string;
    readonly up: string;
    readonly down: string;
  };
}

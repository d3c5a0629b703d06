/** What the day, rooms nearby say: sheets of their own, fetched after the first screen. */
export interface DayTexts {
  readonly agenda: {
    readonly heading: string;
    readonly tabs: Readonly<Record<'today' | 'tomorrow', string>>;
    readonly emptyTomorrow: string;
    readonly hint: string;
    readonly startsAt: string;
    readonly now: string;
    readonly earlier: string;
    readonly later: string;
    readonly howLong: string;
    readonly tooShort: string;
    readonly withZoom: string;
    readonly freeFrom: (range: string) => string;
    readonly by: (name: string) => string;
    readonly cannotJoin: string;
    readonly canJoin: string;
    readonly gone: string;
    readonly unknown: string;
  };
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

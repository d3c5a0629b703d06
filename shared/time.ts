/** A point in time as milliseconds since 1970-01-01T00:00Z. Appointments and everything shown use this. */
export type Instant = number;

/** A date in a room's own calendar, written `2026-11-24`; not a point in time. */
export type CalendarDate = string;

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

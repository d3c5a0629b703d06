/** What every face is built from: the one store, what can be done to it, who may ask, and what time it is. */
import type { EwsSite } from './ews/site.ts';
import type { CalendarOperations } from './operations.ts';
import type { Schedule } from './schedule.ts';
import type { CalendarStore } from './store.ts';
import type { Registration } from './token-face.ts';
import type { Tokens } from './tokens.ts';

export interface FaceParts {
  readonly store: CalendarStore;
  readonly operations: CalendarOperations;
  readonly tokens: Tokens;
  readonly registration: Registration;
  readonly baseUrl: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly ews: EwsSite;
  /** IANA name of the zone in which the site lies. */
  readonly timeZone: string;
  /** No page is longer, whatever the caller asks for. */
  readonly pageSizeCap: number;
}

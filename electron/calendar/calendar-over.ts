/**
 * A whole calendar over the mailboxes of one server: the half that reads this room's, and the half that writes to it
 * and to the rooms nearby. Both run for as long as somebody listens.
 */
import type { Calendar } from '../ports/calendar.ts';
import type { CalendarProbe } from '../ports/readiness.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Store } from '../ports/store.ts';
import { createAgendaCache } from './agenda-cache.ts';
import { createBookingMaker } from './bookings.ts';
import { createMailboxCalendar } from './mailbox-calendar.ts';
import type { Mailbox } from './mailbox.ts';
import { createCalendarProbe } from './probe.ts';
import { createCalendarWrites } from './writes/index.ts';

/** What a calendar needs whatever its server is. */
export interface CalendarParts {
  /** SMTP address of the room. */
  readonly mailbox: string;
  /** SMTP addresses of other rooms that may be looked at and booked. */
  readonly nearbyRooms: readonly string[];
  /** What a panel's bookings say of where they were made. */
  readonly panelName: string;
  /** Hosts whose Zoom links are joined; an entry also allows everything below it. */
  readonly allowedHosts: readonly string[];
  /** IANA zone of the room. */
  readonly timeZone: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly store: Store;
}

/** A calendar that can also be asked how it is set up. */
export interface ProbedCalendar extends Calendar {
  readonly probe: CalendarProbe;
}

/** `mailboxAt` gives the way to a mailbox by its address; asked once for each. */
export function createCalendarOver(
  mailboxAt: (address: string) => Mailbox,
  parts: CalendarParts,
): ProbedCalendar {
  const mailbox = mailboxAt(parts.mailbox);
  const maker = createBookingMaker(parts.allowedHosts);
  const { start, refresh, ...reading } = createMailboxCalendar({
    ...parts,
    reader: mailbox,
    maker,
    cache: createAgendaCache(parts),
  });
  const { start: startWriting, ...writing } = createCalendarWrites({
    ...parts,
    mailboxAt: (address) => (address === parts.mailbox ? mailbox : mailboxAt(address)),
    reading,
    maker,
  });
  return {
    ...writing,
    probe: createCalendarProbe({ ...parts, mailbox }),
    refresh,
    start: (listener) => {
      const stopReading = start(listener);
      const stopWriting = startWriting();
      return () => {
        stopWriting();
        stopReading();
      };
    },
  };
}

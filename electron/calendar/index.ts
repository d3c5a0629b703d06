/**
 * The room's calendar behind its port: the only file of this folder that others import. Each kind of server is a
 * folder that reads a mailbox; everything else (pace, join links, titles, the kept agenda) is common to them.
 */
import { panelError } from '../../shared/errors.ts';
import { err } from '../../shared/result.ts';
import type { Calendar } from '../ports/calendar.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Store } from '../ports/store.ts';
import { createAgendaCache } from './agenda-cache.ts';
import { createBookingMaker } from './bookings.ts';
import { createGraphReader, type GraphAccess } from './graph/reader.ts';
import { createMailboxCalendar } from './mailbox-calendar.ts';

export interface GraphCalendarOptions {
  readonly access: GraphAccess;
  /** SMTP address of the room. */
  readonly mailbox: string;
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

/** The calendar of a room whose mailbox is in Exchange Online. */
export function createGraphCalendar(options: GraphCalendarOptions): Calendar {
  const reading = createMailboxCalendar({
    reader: createGraphReader(options),
    maker: createBookingMaker(options.allowedHosts),
    cache: createAgendaCache(options),
    timeZone: options.timeZone,
    clock: options.clock,
    random: options.random,
    log: options.log,
  });
  return { ...reading, ...refusedWrites };
}

const refuse = () => Promise.resolve(err(panelError('calendar.writeRefused', 'never', 'reads only')));
const refusedWrites = {
  book: refuse,
  setEnd: refuse,
  release: refuse,
  releaseSeries: refuse,
  readRooms: refuse,
} as const;

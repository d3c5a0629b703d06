/**
 * The room's calendar behind its port: the only file of this folder that others import. Each kind of server is a
 * folder that provides a mailbox; everything else (pace, safe writes, join links, titles, the kept agenda) is common.
 */
import type { Config } from '../../shared/config.ts';
import { type CalendarParts, createCalendarOver, type ProbedCalendar } from './calendar-over.ts';
import type { EwsAccess } from './ews/login.ts';
import { createEwsMailboxes } from './ews/mailbox.ts';
import { createGraphMailboxes, type GraphAccess } from './graph/mailbox.ts';

export type { ProbedCalendar } from './calendar-over.ts';

export interface GraphCalendarOptions extends CalendarParts {
  readonly access: GraphAccess;
}

export interface EwsCalendarOptions extends CalendarParts {
  readonly access: EwsAccess;
}

export interface CalendarOptions extends Omit<CalendarParts, 'mailbox' | 'nearbyRooms'> {
  readonly access: NonNullable<Config['calendar']>;
}

/** Null when the config does not say how to reach the kind of server that it names. */
export function createCalendar({ access, ...rest }: CalendarOptions): ProbedCalendar | null {
  const parts = { ...rest, mailbox: access.mailbox, nearbyRooms: access.nearbyRooms };
  switch (access.kind) {
    case 'graph':
      return access.graph === null ? null : createGraphCalendar({ ...parts, access: access.graph });
    case 'ews':
      return access.ews === null ? null : createEwsCalendar({ ...parts, access: access.ews });
  }
}

/** The calendar of a room whose mailbox is in Exchange Online. */
export function createGraphCalendar(options: GraphCalendarOptions): ProbedCalendar {
  return createCalendarOver(createGraphMailboxes(options), options);
}

/** The calendar of a room whose mailbox is on an Exchange server. */
export function createEwsCalendar(options: EwsCalendarOptions): ProbedCalendar {
  return createCalendarOver(createEwsMailboxes(options), options);
}

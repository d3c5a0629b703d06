/**
 * Outlook users, the attendant and the server's ways, as the control channel steers and shows them. Times and texts
 * are written as for bookings.
 */
import { z } from 'zod';
import type { Attendant } from './attendant.ts';
import { bookingOrder, newBooking, whenOf, whenSchema } from './control-bookings.ts';
import type { CalendarOperations } from './operations.ts';
import type { Mail, Outbox } from './outbox.ts';
import type { Meeting, OutlookUsers } from './outlook-users.ts';
import { CalendarProcessing } from './processing.ts';
import { intervalOf } from './recurrence.ts';
import type { CalendarStore } from './store.ts';
import { isoInstant } from './time-zones.ts';

export interface MeetingParts {
  readonly store: CalendarStore;
  readonly operations: CalendarOperations;
  readonly outbox: Outbox;
  readonly attendant: Attendant;
  readonly outlook: OutlookUsers;
  readonly now: () => number;
  readonly timeZone: string;
}

const Person = z.strictObject({ name: z.string(), address: z.string() });
const aMeeting = { uid: z.string(), date: z.iso.date().nullable().default(null) };
const { mailbox: _mailbox, organizedByRoom: _organized, answered: _answered, ...draft } = bookingOrder;
const { repeat: _repeat, organizer: _organizer, ...changeable } = draft;

export const meetingCommands = [
  z.strictObject({
    ...draft,
    do: z.literal('invite'),
    organizer: Person.default({ name: 'Anna Andersson', address: 'anna.andersson@su.example' }),
    /** Addresses; the panel's own room unless told otherwise. */
    rooms: z.array(z.string()).min(1).optional(),
    guests: z.array(Person).default([]),
  }),
  z.strictObject({ ...changeable, ...aMeeting, do: z.literal('updateMeeting') }),
  z.strictObject({ ...aMeeting, do: z.literal('cancelMeeting'), word: z.string().default('Inställt') }),
  z.strictObject({ do: z.literal('forgetMeeting'), uid: z.string() }),
  z.strictObject({
    do: z.literal('setProcessing'),
    mailbox: z.string().optional(),
    settings: CalendarProcessing.partial(),
  }),
  z.strictObject({ do: z.literal('setLatency'), seconds: z.number().min(0).max(3600) }),
  z.strictObject({
    do: z.literal('behave'),
    keepsDeclined: z.boolean().optional(),
    viewLagMs: z.number().nonnegative().optional(),
    roomCopy: z.enum(['held', 'ignored', 'refused']).optional(),
  }),
] as const;
type MeetingCommand = z.infer<(typeof meetingCommands)[number]>;

export const meetingHelp = {
  invite: 'a time as in addBooking, title, organizer, rooms, guests, repeat, zoom …: sent to the attendant',
  updateMeeting: 'uid, date of a series, and what changes; with nothing that changes it is sent again',
  cancelMeeting: 'uid, date, word before the title',
  forgetMeeting: 'uid: the organiser deletes it and tells nobody',
  setProcessing: `mailbox, settings: { ${Object.keys(CalendarProcessing.shape).join(', ')} }`,
  setLatency: 'seconds the attendant takes to decide',
  behave: 'keepsDeclined; viewLagMs; roomCopy: held, ignored, refused',
};

/** What was wrong, or null when it is done. */
export function runMeetingCommand(parts: MeetingParts, command: MeetingCommand): string | null {
  const { store, operations, attendant, outlook } = parts;
  switch (command.do) {
    case 'invite': {
      const { organizer, rooms = [store.mailboxes[0].address], guests, do: _, ...order } = command;
      const facts = newBooking({ ...order, organizer }, parts);
      if (typeof facts === 'string') return facts;
      if (rooms.some((room) => store.mailbox(room) === null)) return 'no such mailbox';
      outlook.invite(organizer, rooms, { ...facts, guests });
      return null;
    }
    case 'updateMeeting':
      return update(parts, command);
    case 'cancelMeeting':
      return outlook.cancel(command.uid, command.date, command.word) ? null : 'no such meeting';
    case 'forgetMeeting':
      return outlook.forget(command.uid) ? null : 'no such meeting';
    case 'setProcessing': {
      const { mailbox = store.mailboxes[0].address, settings } = command;
      if (store.mailbox(mailbox) === null) return 'no such mailbox';
      attendant.configure(mailbox, given(settings));
      return null;
    }
    case 'setLatency':
      attendant.latencyMs = command.seconds * 1000;
      return null;
    case 'behave': {
      const { do: _, ...change } = command;
      Object.assign(operations.behaviour, given(change));
      return null;
    }
  }
}

/** A time that is not named stays as it is. */
function update(
  parts: MeetingParts,
  { do: _, uid, date, ...order }: Extract<MeetingCommand, { do: 'updateMeeting' }>,
): string | null {
  const meeting = parts.outlook.meeting(uid);
  if (meeting === null) return 'no such meeting';
  const isTimed = Object.keys(whenSchema).some((name) => Object.hasOwn(order, name));
  const when = isTimed ? whenOf(order, parts) : meeting.facts.when;
  if (typeof when === 'string') return when;
  const { from, to } = intervalOf(when);
  const facts = newBooking({ ...order, startsAt: isoInstant(from), endsAt: isoInstant(to) }, parts);
  if (typeof facts === 'string') return facts;
  const { when: _when, ...change } = facts;
  const changed = parts.outlook.update(uid, isTimed ? { ...change, when } : change, date);
  return changed ? null : 'no such date';
}

export function meetingState({ store, operations, outbox, attendant, outlook }: MeetingParts) {
  const rooms = store.mailboxes.map(({ address }) => [address, attendant.rulesOf(address)] as const);
  return {
    behaviour: operations.behaviour,
    attendant: {
      latencySeconds: attendant.latencyMs / 1000,
      pending: attendant.pendingCount,
      processing: Object.fromEntries(rooms),
    },
    meetings: outlook.meetings().map(describeMeeting),
    outbox: outbox.list().map(describeMail),
  };
}

function describeMeeting({ uid, organizer, rooms, facts, answers }: Meeting) {
  return { uid, organizer, rooms, title: facts.title, answers: Object.fromEntries(answers) };
}

function describeMail({ when, at, ...mail }: Mail) {
  const { from, to } = intervalOf(when);
  return { ...mail, startsAt: isoInstant(from), endsAt: isoInstant(to), at: isoInstant(at) };
}

/** Settings that were left out are not undefined but absent. */
function given<T extends object>(settings: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/**
 * The control channel: what a test, the runner or a person does to the simulated service from outside. Commands are
 * decoded strictly and answered with the state that results, or with a sentence that says what was wrong.
 */
import { z } from 'zod';
import { bookingOrder, describeBooking, newBooking, whenSchema, whenOf } from './control-bookings.ts';
import { meetingCommands, meetingHelp, meetingState, runMeetingCommand } from './control-meetings.ts';
import type { MeetingParts } from './control-meetings.ts';
import { ewsCommands, ewsHelp, ewsState, runEwsCommand } from './ews/control.ts';
import type { EwsSite } from './ews/site.ts';
import { Fault, faultKinds } from './faults.ts';
import type { FaultLedger } from './faults.ts';
import { json } from './http-message.ts';
import type { Answer, Received } from './http-message.ts';
import type { RequestLog } from './request-log.ts';
import { controlPrefix } from './server.ts';
import type { ServerSwitches } from './server.ts';
import { isoInstant } from './time-zones.ts';
import type { Registration } from './token-face.ts';
import type { Tokens } from './tokens.ts';

export interface ControlParts extends MeetingParts {
  readonly faults: FaultLedger;
  readonly log: RequestLog;
  readonly tokens: Tokens;
  readonly registration: Registration;
  readonly switches: () => ServerSwitches;
  readonly ews: EwsSite;
}

const Command = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('addBooking'), ...bookingOrder }),
  z.strictObject({ do: z.literal('removeBooking'), id: z.string() }),
  z.strictObject({ do: z.literal('moveBooking'), id: z.string(), ...whenSchema }),
  z.strictObject({ do: z.literal('cancelBooking'), id: z.string() }),
  z.strictObject({ do: z.literal('fault'), fault: Fault }),
  z.strictObject({ do: z.literal('clearFaults') }),
  z.strictObject({ do: z.literal('goDown') }),
  z.strictObject({ do: z.literal('comeUp') }),
  z.strictObject({ do: z.literal('expireTokens') }),
  z.strictObject({ do: z.literal('changeSecret'), secret: z.string().min(1).max(200) }),
  z.strictObject({ do: z.literal('skewClock'), seconds: z.number().min(-86_400).max(86_400) }),
  ...meetingCommands,
  ...ewsCommands,
]);
type Command = z.infer<typeof Command>;

const help = {
  'GET /_control/state': 'bookings, meetings, mail, the attendant, counts of requests, active faults',
  'POST /_control/do': {
    addBooking:
      'startsAt and endsAt (ISO), or inMinutes and minutes, or startDate and endDate; title, organizer, zoom …',
    removeBooking: 'id (of a booking, a series, or one date of a series: id.YYYY-MM-DD)',
    moveBooking: 'id, and the new time as in addBooking',
    cancelBooking: 'id: leaves it in the calendar, cancelled, as the server does',
    fault: `fault: { kind, times, where, … }; kinds: ${faultKinds.join(', ')}`,
    clearFaults: '',
    goDown: 'every connection is cut until comeUp; the control channel goes on',
    comeUp: '',
    expireTokens: 'all tokens given out so far',
    changeSecret: 'secret',
    skewClock: 'seconds by which the Date header is wrong',
    ...meetingHelp,
    ...ewsHelp,
  },
};

export function createControl(parts: ControlParts): (request: Received) => Answer {
  return (request) => {
    const path = request.path.slice(controlPrefix.length);
    if (request.method === 'GET' && (path === '' || path === '/')) return json(200, help);
    if (request.method === 'GET' && path === '/state') return json(200, state(parts));
    if (request.method !== 'POST' || path !== '/do')
      return plain(404, 'no such control path; GET /_control/ lists them');
    const command = Command.safeParse(parse(request.body));
    if (!command.success) return plain(400, z.prettifyError(command.error));
    const problem = run(parts, command.data);
    return problem === null ? json(200, state(parts)) : plain(400, problem);
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Not JSON is not a command; the schema says so.
    return null;
  }
}

/** What was wrong, or null when it is done. */
function run(parts: ControlParts, command: Command): string | null {
  const { store, faults } = parts;
  switch (command.do) {
    case 'addBooking': {
      const booking = newBooking(command, parts);
      if (typeof booking === 'string') return booking;
      if (command.mailbox !== undefined && store.mailbox(command.mailbox) === null) return 'no such mailbox';
      store.add(booking);
      return null;
    }
    case 'removeBooking':
      return store.remove(command.id) ? null : 'no such booking';
    case 'moveBooking': {
      const when = whenOf(command, parts);
      if (typeof when === 'string') return when;
      return store.update(command.id, { when }) === null ? 'no such booking' : null;
    }
    case 'cancelBooking': {
      const item = store.find(command.id);
      if (item === null) return 'no such booking';
      store.update(command.id, {
        cancelled: true,
        availability: 'free',
        title: `Inställt: ${item.booking.title ?? ''}`,
      });
      return null;
    }
    case 'fault':
      faults.set(command.fault);
      return null;
    case 'clearFaults':
      faults.clear();
      return null;
    case 'goDown':
      parts.switches().setDown(true);
      return null;
    case 'comeUp':
      parts.switches().setDown(false);
      return null;
    case 'expireTokens':
      parts.tokens.expireAll();
      return null;
    case 'changeSecret':
      parts.registration.clientSecret = command.secret;
      return null;
    case 'skewClock':
      parts.switches().skewSeconds = command.seconds;
      return null;
    case 'ewsSettings':
    case 'ewsStreams':
      return runEwsCommand(parts.ews, command);
    default:
      return runMeetingCommand(parts, command);
  }
}

function state(parts: ControlParts) {
  const { store, faults, log, now, switches } = parts;
  return {
    now: isoInstant(now()),
    isDown: switches().isDown,
    skewSeconds: switches().skewSeconds,
    mailboxes: store.mailboxes,
    bookings: store.list().map(describeBooking),
    ...meetingState(parts),
    ews: ewsState(parts.ews),
    requests: log.counts(),
    faults: faults.list(),
  };
}

function plain(status: number, message: string): Answer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: `${message}\n` };
}

/**
 * Graph's getSchedule: when several mailboxes are taken. A mailbox that cannot be told about fails alone, inside an
 * answer that succeeds; private subjects are carried in clear, as the real service does.
 */
import { z } from 'zod';
import { err } from '../../../../shared/result.ts';
import { mergedView } from '../free-busy.ts';
import type { BusyTime } from '../free-busy.ts';
import type { Interval } from '../recurrence.ts';
import type { Mailbox } from '../store.ts';
import { availabilityNames, clock } from './event-shape.ts';
import { found } from './graph-call.ts';
import type { MailboxCall, Reply } from './graph-call.ts';
import { graphErrors } from './graph-error.ts';
import type { Preferences } from './prefer.ts';
import { instantOf, readBody, ZonedTime } from './write-body.ts';

const maxSchedules = 20;
const maxDays = 62;
const dayMs = 24 * 60 * 60 * 1000;

const Question = z.strictObject({
  schedules: z.array(z.string()).min(1).max(maxSchedules),
  startTime: ZonedTime,
  endTime: ZonedTime,
  availabilityViewInterval: z.int().min(5).max(1440).nullable().default(30),
});

export function schedule(call: MailboxCall): Reply {
  const question = readBody(call.request, Question);
  if (!question.ok) return question;
  const { schedules, startTime, endTime, availabilityViewInterval: minutes } = question.value;
  // Reported from the field: null, unlike leaving it out, breaks the call.
  if (minutes === null) return err(graphErrors.internal);
  const [from, to] = [instantOf(startTime), instantOf(endTime)];
  if (!from.ok) return from;
  if (!to.ok) return to;
  if (to.value <= from.value) return err(graphErrors.invalid('The end time must be after the start time.'));
  const interval = { from: from.value, to: to.value };
  return found({
    '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#Collection(microsoft.graph.scheduleInformation)`,
    value: schedules.map((address) => scheduleOf(call, address, interval, minutes)),
  });
}

function scheduleOf({ parts, prefer }: MailboxCall, address: string, interval: Interval, minutes: number) {
  const { store, operations } = parts;
  if (!/^[^@\s]+@[^@\s]+$/.test(address))
    return failed(address, 'ErrorInvalidSmtpAddress', 'The address is not valid.');
  if (interval.to - interval.from > maxDays * dayMs)
    return failed(address, 'ErrorTimeIntervalTooBig', 'The requested time duration is too long.');
  const mailbox = store.mailbox(address);
  const times = operations.freeBusy(address, interval);
  if (mailbox === null || !times.ok) {
    const exception = 'Microsoft.Exchange.InfoWorker.Common.Availability.MailRecipientNotFoundException';
    return failed(
      address,
      '5009',
      `${exception}: Unable to resolve e-mail address ${address}. (server EX01)`,
    );
  }
  return {
    scheduleId: address,
    availabilityView: mergedView(times.value, interval, minutes),
    scheduleItems: times.value.map((time) => scheduleItem(time, prefer)),
    workingHours: workingHours(mailbox),
  };
}

function failed(scheduleId: string, responseCode: string, message: string) {
  return { scheduleId, error: { message, responseCode } };
}

function scheduleItem({ from, to, availability, title, location, isPrivate }: BusyTime, prefer: Preferences) {
  return {
    isPrivate,
    status: availabilityNames[availability],
    subject: title,
    location,
    start: clock(from, prefer),
    end: clock(to, prefer),
  };
}

/** A room whose mailbox came from an older server has a zone spelt out in place of a name. */
function workingHours({ home }: Mailbox) {
  const custom = {
    '@odata.type': '#microsoft.graph.customTimeZone',
    bias: -60,
    name: 'Customized Time Zone',
    standardOffset: { time: '03:00:00.0000000', dayOccurrence: 5, dayOfWeek: 'sunday', month: 10, year: 0 },
    daylightOffset: {
      daylightBias: -60,
      time: '02:00:00.0000000',
      dayOccurrence: 5,
      dayOfWeek: 'sunday',
      month: 3,
      year: 0,
    },
  };
  return {
    daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    startTime: '08:00:00.0000000',
    endTime: '17:00:00.0000000',
    timeZone: home === 'onPremises' ? custom : { name: 'W. Europe Standard Time' },
  };
}

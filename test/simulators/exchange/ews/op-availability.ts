/**
 * GetUserAvailability: the busy times of several mailboxes as clocks of the request's zone. Everybody may ask; what
 * stands in the items is for those with rights to them. Each mailbox has a result of its own.
 */
import { err, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import { mergedView } from '../free-busy.ts';
import type { BusyTime } from '../free-busy.ts';
import type { Interval } from '../recurrence.ts';
import { canRead, rightOn } from './access.ts';
import { errorContent } from './answers.ts';
import type { Call, Reply } from './call.ts';
import { ewsError } from './errors.ts';
import type { EwsError } from './errors.ts';
import { freeBusyNames } from './item-fields.ts';
import { child, textOf } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';
import { m, t } from './xml-write.ts';
import type { Content, XmlNode } from './xml-write.ts';
import { clockOf, instantOf, readZoneRule } from './zone-rule.ts';
import type { ZoneRule } from './zone-rule.ts';

const longestMs = 42 * 24 * 60 * 60_000;
const maxMailboxes = 100;

interface Question {
  readonly rule: ZoneRule;
  readonly interval: Interval;
  readonly minutes: number;
  readonly view: string;
}

export function getUserAvailability(call: Call, request: XmlElement): Reply {
  const question = readQuestion(request);
  if (!question.ok) return question;
  const mailboxes = child(request, 'MailboxDataArray')?.children ?? [];
  if (mailboxes.length === 0) return err(ewsError('ErrorMailboxDataArrayEmpty'));
  if (mailboxes.length > maxMailboxes) return err(ewsError('ErrorMailboxDataArrayTooBig'));
  const answers = mailboxes.map((mailbox) => {
    const email = child(mailbox, 'Email');
    const address = email === null ? '' : (textOf(email, 'Address') ?? '');
    return m('FreeBusyResponse', freeBusy(call, address.trim(), question.value));
  });
  return ok(m('GetUserAvailabilityResponse', m('FreeBusyResponseArray', answers)));
}

function readQuestion(request: XmlElement): Result<Question, EwsError> {
  const zone = child(request, 'TimeZone');
  const rule = zone === null ? null : readZoneRule(zone);
  if (rule === null) return err(ewsError('ErrorTimeZone'));
  const options = child(request, 'FreeBusyViewOptions');
  const window = options === null ? null : child(options, 'TimeWindow');
  if (options === null || window === null) return err(ewsError('ErrorInvalidRequest'));
  const at = (name: string): number => instantOf((textOf(window, name) ?? '').trim().slice(0, 19), rule);
  const interval = { from: at('StartTime'), to: at('EndTime') };
  if (interval.to <= interval.from) return err(ewsError('ErrorInvalidTimeInterval'));
  if (interval.to - interval.from > longestMs) return err(ewsError('ErrorTimeIntervalTooBig'));
  const minutes = Number(textOf(options, 'MergedFreeBusyIntervalInMinutes') ?? '30');
  if (minutes < 5 || minutes > 1440) return err(ewsError('ErrorInvalidMergedFreeBusyInterval'));
  const view = textOf(options, 'RequestedView')?.trim() ?? 'FreeBusyMerged';
  return view === 'None'
    ? err(ewsError('ErrorInvalidFreeBusyViewType'))
    : ok({ rule, interval, minutes, view });
}

function freeBusy(call: Call, address: string, question: Question): Content {
  const listed = call.store.mailboxes.find((one) => one.address.toLowerCase() === address.toLowerCase());
  const mailbox = call.store.mailbox(address);
  if (listed === undefined) return refusal('ErrorMailRecipientNotFound');
  if (mailbox === null) return refusal('ErrorProxyRequestProcessingFailed');
  const right = call.self === mailbox.address ? 'fullAccess' : rightOn(call, mailbox);
  if (right === 'none') return refusal('ErrorNoFreeBusyAccess');
  const times = call.operations.freeBusy(mailbox.address, question.interval);
  if (!times.ok) return refusal('ErrorMailRecipientNotFound');
  return [
    m('ResponseMessage', m('ResponseCode', 'NoError'), { ResponseClass: 'Success' }),
    m('FreeBusyView', view(call, times.value, question, canRead(right))),
  ];
}

function refusal(code: string): XmlNode {
  return m('ResponseMessage', errorContent(ewsError(code)), { ResponseClass: 'Error' });
}

function view(call: Call, times: readonly BusyTime[], question: Question, hasDetails: boolean): Content {
  const { interval, minutes, view: wanted } = question;
  const given = hasDetails
    ? wanted
    : wanted.replace('DetailedMerged', 'FreeBusyMerged').replace('Detailed', 'FreeBusy');
  const isMerged = given.startsWith('Merged') || given.endsWith('Merged');
  const events =
    given === 'MergedOnly' ? [] : times.map((time) => event(time, question, given.startsWith('Detailed')));
  return [
    t('FreeBusyViewType', given),
    isMerged ? t('MergedFreeBusy', mergedView(times, interval, minutes)) : null,
    events.length === 0 ? null : t('CalendarEventArray', events),
    given === 'MergedOnly' ? null : t('WorkingHours', workingHours(call)),
  ];
}

function event(time: BusyTime, { rule }: Question, hasDetails: boolean): XmlNode {
  return t('CalendarEvent', [
    t('StartTime', clockOf(time.from, rule)),
    t('EndTime', clockOf(time.to, rule)),
    t('BusyType', freeBusyNames[time.availability]),
    hasDetails
      ? t('CalendarEventDetails', [
          time.title === null ? null : t('Subject', time.title),
          time.location === '' ? null : t('Location', time.location),
          t('IsMeeting', 'false'),
          t('IsRecurring', 'false'),
          t('IsException', 'false'),
          t('IsReminderSet', 'false'),
          t('IsPrivate', String(time.isPrivate)),
        ])
      : null,
  ]);
}

function workingHours({ settings }: Call): Content {
  const change = (bias: string, time: string, month: string): Content => [
    t('Bias', bias),
    t('Time', time),
    t('DayOrder', '5'),
    t('Month', month),
    t('DayOfWeek', 'Sunday'),
  ];
  return [
    t('TimeZone', [
      t('Bias', '-60'),
      t('StandardTime', change('0', '03:00:00', '10')),
      t('DaylightTime', change('-60', '02:00:00', '3')),
    ]),
    t(
      'WorkingPeriodArray',
      t('WorkingPeriod', [
        t('DayOfWeek', settings.emptyElements ? '' : 'Monday Tuesday Wednesday Thursday Friday'),
        t('StartTimeInMinutes', '480'),
        t('EndTimeInMinutes', '1020'),
      ]),
    ),
  ];
}

/**
 * When other rooms are taken, by GetUserAvailability. Its times have no offset: they are wall-clock times of the zone in
 * the request, so the zone asked for is UTC, which has no hour twice. Whole days are asked for, as the operation wants.
 */
import { err, ok, type Result } from '../../../shared/result.ts';
import { hour, type Instant, minute } from '../../../shared/time.ts';
import type { Interval } from '../../ports/calendar.ts';
import { instantOf } from '../times.ts';
import type { Call } from './calendar-view.ts';
import { type EwsFault, fault, messageFault } from './errors.ts';
import { childOf, childrenOf, textAt, type XmlElement } from './xml.ts';
import { xml, type Xml } from './xml-writer.ts';

const dayMs = 24 * hour;
const slotMinutes = 15;
const mostMailboxes = 100;

/** The time taken in the interval, by mailbox in the order given; null where the server would not tell. */
export async function readBusy(
  call: Call,
  mailboxes: readonly string[],
  interval: Interval,
  signal: AbortSignal,
): Promise<Result<readonly (readonly Interval[] | null)[], EwsFault>> {
  const busy: (readonly Interval[] | null)[] = [];
  const days = {
    startsAt: Math.floor(interval.startsAt / dayMs) * dayMs,
    endsAt: Math.ceil(interval.endsAt / dayMs) * dayMs,
  };
  for (let start = 0; start < mailboxes.length; start += mostMailboxes) {
    const asked = mailboxes.slice(start, start + mostMailboxes);
    const answer = await call(availabilityRequest(asked, days), signal);
    if (!answer.ok) return answer;
    const responses = childrenOf(childOf(answer.value, 'FreeBusyResponseArray'), 'FreeBusyResponse');
    if (responses.length !== asked.length) {
      return err(fault('calendar.badAnswer', 'availability of other rooms'));
    }
    busy.push(...responses.map((response) => busyIn(response, days.startsAt, interval)));
  }
  return ok(busy);
}

function availabilityRequest(mailboxes: readonly string[], { startsAt, endsAt }: Interval): Xml {
  const asked = mailboxes.map(
    (mailbox) =>
      xml`<t:MailboxData><t:Email><t:Address>${mailbox}</t:Address></t:Email><t:AttendeeType>Room</t:AttendeeType><t:ExcludeConflicts>false</t:ExcludeConflicts></t:MailboxData>`,
  );
  return xml`<m:GetUserAvailabilityRequest><t:TimeZone><t:Bias>0</t:Bias><t:StandardTime>${changeIn(10)}</t:StandardTime><t:DaylightTime>${changeIn(3)}</t:DaylightTime></t:TimeZone><m:MailboxDataArray>${asked}</m:MailboxDataArray><t:FreeBusyViewOptions><t:TimeWindow><t:StartTime>${wallTime(startsAt)}</t:StartTime><t:EndTime>${wallTime(endsAt)}</t:EndTime></t:TimeWindow><t:MergedFreeBusyIntervalInMinutes>${slotMinutes}</t:MergedFreeBusyIntervalInMinutes><t:RequestedView>DetailedMerged</t:RequestedView></t:FreeBusyViewOptions></m:GetUserAvailabilityRequest>`;
}

/** The schema wants a change of time in each direction, also where it changes nothing. */
function changeIn(month: number): Xml {
  return xml`<t:Bias>0</t:Bias><t:Time>02:00:00</t:Time><t:DayOrder>5</t:DayOrder><t:Month>${month}</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek>`;
}

function wallTime(at: Instant): string {
  return new Date(at).toISOString().slice(0, 19);
}

function busyIn(response: XmlElement, from: Instant, wanted: Interval): readonly Interval[] | null {
  const message = childOf(response, 'ResponseMessage');
  const view = childOf(response, 'FreeBusyView');
  if (view === null || (message !== null && messageFault(message) !== null)) return null;
  if (textAt(view, 'FreeBusyViewType') === 'None') return null;
  const events = childOf(view, 'CalendarEventArray');
  const taken = events === null ? slotsOf(textAt(view, 'MergedFreeBusy') ?? '', from) : eventsOf(events);
  return taken
    .filter(({ startsAt, endsAt }) => startsAt < wanted.endsAt && endsAt > wanted.startsAt)
    .sort((one, other) => one.startsAt - other.startsAt);
}

function eventsOf(events: XmlElement): readonly Interval[] {
  return childrenOf(events, 'CalendarEvent').flatMap((event) => {
    const startsAt = instantOf(textAt(event, 'StartTime') ?? '', 'UTC', 'UTC');
    const endsAt = instantOf(textAt(event, 'EndTime') ?? '', 'UTC', 'UTC');
    const isFree = textAt(event, 'BusyType') === 'Free';
    return isFree || startsAt === null || endsAt === null ? [] : [{ startsAt, endsAt }];
  });
}

/** Without details there is one digit per slot still: 0 is free, all else is taken or not known to be free. */
function slotsOf(digits: string, from: Instant): readonly Interval[] {
  const slotMs = slotMinutes * minute;
  return [...digits.matchAll(/[^0]+/g)].map(({ index, 0: { length } }) => ({
    startsAt: from + index * slotMs,
    endsAt: from + (index + length) * slotMs,
  }));
}

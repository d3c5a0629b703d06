/**
 * The panel's main read: the addresses of Graph's calendarView and of one event's body, and the walk through the
 * pages of a view. All pages or nothing: a view that cannot be read to its end is a failure, never a shorter list.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Range } from '../mailbox.ts';
import { joinProperties, markerProperty } from '../mailbox-item.ts';
import { eventUrl, mailboxUrl } from './address.ts';
import { fault, type GraphFault } from './errors.ts';

/** Fetches one address with a valid token. */
export type Get = (url: string, signal: AbortSignal) => Promise<Result<unknown, GraphFault>>;

export const markerId = propertyId(markerProperty.propertySet, markerProperty.name);
export const joinPropertyIds: readonly string[] = joinProperties.names.map((name) =>
  propertyId(joinProperties.propertySet, name),
);

const pageSize = 100;
const mostPages = 50;
const fields = [
  ...['id', 'iCalUId', 'changeKey', 'type', 'subject', 'start', 'end', 'isAllDay', 'isCancelled'],
  ...['isOrganizer', 'sensitivity', 'showAs', 'responseStatus', 'organizer', 'location', 'locations'],
  ...['attendees', 'hideAttendees', 'seriesMasterId'],
  ...['onlineMeeting', 'onlineMeetingUrl'],
];
const Page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });

export function viewUrl(host: string, mailbox: string, { from, to }: Range): string {
  const wanted = [markerId, ...joinPropertyIds].map((id) => `id eq '${id}'`).join(' or ');
  return mailboxUrl(host, mailbox, 'calendar/calendarView', {
    startDateTime: new Date(from).toISOString(),
    endDateTime: new Date(to).toISOString(),
    // Ten a page without it.
    $top: String(pageSize),
    $select: fields.join(','),
    $orderby: 'start/dateTime',
    $expand: `singleValueExtendedProperties($filter=${wanted})`,
  });
}

export function bodyUrl(host: string, mailbox: string, id: string): string {
  return eventUrl(host, mailbox, id, { query: { $select: 'id,changeKey,body' } });
}

/** The raw events of all pages. A page may be short or empty and still have a successor. */
export async function readPages(
  get: Get,
  firstUrl: string,
  signal: AbortSignal,
): Promise<Result<readonly unknown[], GraphFault>> {
  const events: unknown[] = [];
  const visited = new Set<string>();
  let url: string | undefined = firstUrl;
  while (url !== undefined) {
    if (visited.has(url) || visited.size === mostPages) {
      return err(fault('calendar.badAnswer', 'pages without end'));
    }
    visited.add(url);
    const answer: Result<unknown, GraphFault> = await get(url, signal);
    if (!answer.ok) return answer;
    const page = Page.safeParse(answer.value);
    if (!page.success) return err(fault('calendar.badAnswer', 'page of another shape'));
    events.push(...page.data.value);
    url = page.data['@odata.nextLink'];
  }
  return ok(events);
}

function propertyId(propertySet: string, name: string): string {
  return `String ${propertySet} Name ${name}`;
}

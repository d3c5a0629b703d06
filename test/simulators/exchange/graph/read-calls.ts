/** What Graph answers about a room's calendar when it is asked: the calendar, its view, and one event. */
import { err } from '../../../../shared/result.ts';
import { intervalOf } from '../recurrence.ts';
import type { CalendarItem } from '../store.ts';
import { eventOf } from './event-shape.ts';
import { eventNamed, found, graphPrefix } from './graph-call.ts';
import type { MailboxCall, Reply } from './graph-call.ts';
import { graphErrors } from './graph-error.ts';
import type { Preferences } from './prefer.ts';
import { readEventQuery, readOptions, readViewQuery } from './query.ts';
import type { EventQuery, ViewQuery } from './query.ts';

export function view({ parts, request, mailbox, prefer }: MailboxCall): Reply {
  const { operations, baseUrl, pageSizeCap } = parts;
  const query = readViewQuery(request.query);
  if (!query.ok) return query;
  const items = [...operations.view(mailbox.address, query.value.window)];
  if (query.value.isOrdered) items.sort((a, b) => startOf(a) - startOf(b));
  const { skip, top } = query.value;
  const end = skip + Math.min(top, pageSizeCap);
  const collection = `users('${encodeURIComponent(mailbox.address)}')/${resourceOf(request.path)}`;
  return found({
    '@odata.context': `${baseUrl()}${graphPrefix}$metadata#${collection}${selected(query.value)}`,
    value: items.slice(skip, end).map((item) => shape(item, query.value, prefer)),
    ...(end < items.length
      ? { '@odata.nextLink': nextLink(`${baseUrl()}${graphPrefix}${collection}`, query.value, end) }
      : {}),
  });
}

export function event(call: MailboxCall, id: string): Reply {
  const query = readEventQuery(call.request.query);
  if (!query.ok) return query;
  const item = eventNamed(call, id);
  return item.ok ? found(eventDocument(item.value, call, query.value)) : item;
}

/** One event as the answer to a request for it, or to a change of it. */
export function eventDocument(
  item: CalendarItem,
  { mailbox, prefer }: MailboxCall,
  query: EventQuery,
): Record<string, unknown> {
  const context = `https://graph.microsoft.com/v1.0/$metadata#users('${encodeURIComponent(mailbox.address)}')/events`;
  return { '@odata.context': `${context}${selected(query)}/$entity`, ...shape(item, query, prefer) };
}

export function calendar({ request, mailbox }: MailboxCall): Reply {
  const document = {
    id: `AAMkADQ1ZmMzNzU4LTQ4NzItNGI5YS1hYzM3LTk2OTg0YzQ0ZGU4MQBGAAA=`,
    name: 'Calendar',
    color: 'auto',
    hexColor: '',
    isDefaultCalendar: true,
    changeKey: 'fQ1ZbT0xyS0iM7mXl4m2TwAAAAABEA==',
    canShare: true,
    canViewPrivateItems: true,
    canEdit: true,
    allowedOnlineMeetingProviders: ['teamsForBusiness'],
    defaultOnlineMeetingProvider: 'teamsForBusiness',
    isTallyingResponses: true,
    isRemovable: false,
    owner: { name: mailbox.name, address: mailbox.address },
  };
  const options = readOptions(request.query, ['$select']);
  if (!options.ok) return options;
  const fields = options.value.get('$select')?.split(',') ?? Object.keys(document);
  const unknown = fields.find((field) => !Object.hasOwn(document, field));
  if (unknown !== undefined) return err(graphErrors.noProperty(unknown, 'calendar'));
  return found(
    Object.fromEntries(Object.entries(document).filter(([name]) => name === 'id' || fields.includes(name))),
  );
}

function startOf({ booking }: CalendarItem): number {
  return intervalOf(booking.when).from;
}

function resourceOf(path: string): string {
  return path.endsWith('/calendar/calendarView') ? 'calendar/calendarView' : 'calendarView';
}

function selected({ fields }: EventQuery): string {
  return fields === null ? '' : `(${fields.join(',')})`;
}

function nextLink(url: string, { options }: ViewQuery, skip: number): string {
  const kept = [...options].filter(([name]) => name !== '$skip');
  const pairs = [...kept, ['$skip', String(skip)] as const];
  return `${url}?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}

/** The event as selected, and those of the wanted extended properties that it has. */
function shape(item: CalendarItem, { fields, properties }: EventQuery, prefer: Preferences) {
  const expanded = properties.flatMap((wanted) =>
    item.booking.properties
      .filter(
        ({ propertySet, name }) =>
          propertySet.toLowerCase() === wanted.propertySet.toLowerCase() && name === wanted.name,
      )
      .map(({ value }) => ({ id: wanted.id, value })),
  );
  return {
    ...eventOf(item, prefer, fields),
    ...(expanded.length === 0 ? {} : { singleValueExtendedProperties: expanded }),
  };
}

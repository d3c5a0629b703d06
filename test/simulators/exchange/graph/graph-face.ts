/**
 * Microsoft Graph v1.0 over the calendar store: a room's calendar, its view and its single events. Each request
 * must carry a token of this tenant; mailbox, path and query are then checked in Graph's order.
 */
import { randomUUID } from 'node:crypto';
import { err, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import type { FaceParts } from '../face-parts.ts';
import type { Answer, Face, Received } from '../http-message.ts';
import { intervalOf } from '../recurrence.ts';
import type { CalendarItem, Mailbox } from '../store.ts';
import type { Tokens } from '../tokens.ts';
import { readEventId } from './event-id.ts';
import { eventOf } from './event-shape.ts';
import { graphErrorAnswer, graphErrors } from './graph-error.ts';
import type { GraphError } from './graph-error.ts';
import { readPreferences } from './prefer.ts';
import type { Preferences } from './prefer.ts';
import { readEventQuery, readOptions, readViewQuery } from './query.ts';
import type { EventQuery, ViewQuery } from './query.ts';

interface Call {
  readonly request: Received;
  readonly mailbox: Mailbox;
  readonly prefer: Preferences;
}

type Reply = Result<unknown, GraphError>;

export const graphPrefix = '/v1.0/';

export function createGraphFace(parts: FaceParts): Face {
  const refuse = (request: Received, error: GraphError) =>
    graphErrorAnswer(error, { now: parts.now(), clientRequestId: clientRequestId(request) });
  return {
    name: 'graph',
    owns: (path) => path.startsWith(graphPrefix),
    subjectOf: ({ method, path }) => {
      const read = readPath(path);
      const resource = read?.rest.join('/').replace(/events\/[^/]+/, 'events/{id}') ?? '';
      return { mailbox: read?.address.toLowerCase() ?? null, operation: `${method} ${resource}` };
    },
    answer: (request) => {
      const unauthorized = refusedToken(parts.tokens, request.headers.authorization);
      if (unauthorized !== null) return refuse(request, unauthorized);
      const prefer = readPreferences(request.headers['prefer']?.toString());
      if (!prefer.ok) return refuse(request, prefer.error);
      const reply = serve(parts, request, prefer.value);
      return reply.ok ? success(request, prefer.value, reply.value) : refuse(request, reply.error);
    },
    budget: {
      maxConcurrent: 4,
      refusal: (request) => refuse(request, graphErrors.overConcurrency),
    },
  };
}

function serve(parts: FaceParts, request: Received, prefer: Preferences): Reply {
  const path = readPath(request.path);
  if (path === null) return err(graphErrors.noSuchPath(request.path.split('/')[2] ?? ''));
  const mailbox = parts.store.mailbox(path.address);
  if (mailbox === null) return err(graphErrors.invalidUser(path.address));
  if (mailbox.home === 'onPremises') return err(graphErrors.mailboxElsewhere);
  const resource = path.rest.join('/');
  const call: Call = { request, mailbox, prefer };
  const isGet = request.method === 'GET';
  if (/^(calendar\/)?calendarView$/.test(resource)) return isGet ? view(parts, call) : wrongMethod(request);
  if (resource === 'calendar') return isGet ? calendar(call) : wrongMethod(request);
  const [, id] = /^(?:calendar\/)?events\/([^/]+)$/.exec(resource) ?? [];
  if (id !== undefined) return isGet ? event(parts, call, id) : wrongMethod(request);
  return err(graphErrors.noSuchPath(path.rest.at(-1) ?? ''));
}

function wrongMethod({ method }: Received): Reply {
  return err(graphErrors.method(method));
}

function refusedToken(tokens: Tokens, header: string | undefined): GraphError | null {
  const token = /^Bearer (\S+)$/.exec(header ?? '')?.[1];
  if (token === undefined) return graphErrors.unauthorized('Access token is empty.');
  switch (tokens.check(token)) {
    case 'good':
      return null;
    case 'expired':
      return graphErrors.unauthorized('Lifetime validation failed, the token is expired.');
    case 'unknown':
      return graphErrors.unauthorized('IDX14100: JWT is not well formed, there are no dots (.).');
  }
}

/** `/v1.0/users/{mailbox}/…` and the form of the server's own links, `/v1.0/users('{mailbox}')/…`. */
function readPath(path: string): { readonly address: string; readonly rest: readonly string[] } | null {
  const segments = path.slice(graphPrefix.length).split('/');
  const decoded: string[] = [];
  for (const segment of segments) {
    try {
      decoded.push(decodeURIComponent(segment));
    } catch {
      // A malformed percent code names nothing.
      return null;
    }
  }
  const inKey = /^users\('(.+)'\)$/.exec(decoded[0] ?? '')?.[1];
  const [first, second, ...others] = decoded;
  if (inKey !== undefined) return { address: inKey, rest: decoded.slice(1) };
  return first === 'users' && second !== undefined && second !== ''
    ? { address: second, rest: others }
    : null;
}

function view({ store, baseUrl, pageSizeCap }: FaceParts, { request, mailbox, prefer }: Call): Reply {
  const query = readViewQuery(request.query);
  if (!query.ok) return query;
  const items = [...store.view(mailbox.address, query.value.window)];
  if (query.value.isOrdered) items.sort((a, b) => startOf(a) - startOf(b));
  const { skip, top } = query.value;
  const end = skip + Math.min(top, pageSizeCap);
  const collection = `users('${encodeURIComponent(mailbox.address)}')/${resourceOf(request.path)}`;
  return ok({
    '@odata.context': `${baseUrl()}${graphPrefix}$metadata#${collection}${selected(query.value)}`,
    value: items.slice(skip, end).map((item) => shape(item, query.value, prefer)),
    ...(end < items.length
      ? { '@odata.nextLink': nextLink(`${baseUrl()}${graphPrefix}${collection}`, query.value, end) }
      : {}),
  });
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

function event({ store }: FaceParts, { request, mailbox, prefer }: Call, id: string): Reply {
  const query = readEventQuery(request.query);
  if (!query.ok) return query;
  const wanted = readEventId(id);
  if (wanted === 'malformed') return err(graphErrors.malformedId);
  const item = store.find(wanted.id);
  if (item?.kind !== wanted.kind || item.booking.mailbox !== mailbox.address)
    return err(graphErrors.itemNotFound);
  const context = `https://graph.microsoft.com/v1.0/$metadata#users('${encodeURIComponent(mailbox.address)}')/events`;
  return ok({
    '@odata.context': `${context}${selected(query.value)}/$entity`,
    ...shape(item, query.value, prefer),
  });
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

function calendar({ request, mailbox }: Call): Reply {
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
  if (unknown !== undefined) {
    return err(
      graphErrors.query(`Could not find a property named '${unknown}' on type 'microsoft.graph.calendar'.`),
    );
  }
  return ok(
    Object.fromEntries(Object.entries(document).filter(([name]) => name === 'id' || fields.includes(name))),
  );
}

function success(request: Received, prefer: Preferences, document: unknown): Answer {
  const requestId = randomUUID();
  return {
    status: 200,
    headers: {
      'Content-Type':
        'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
      'Cache-Control': 'private',
      'OData-Version': '4.0',
      'request-id': requestId,
      'client-request-id': clientRequestId(request) ?? requestId,
      ...(prefer.applied === '' ? {} : { 'Preference-Applied': prefer.applied }),
    },
    body: JSON.stringify(document),
  };
}

function clientRequestId({ headers }: Received): string | null {
  return headers['client-request-id']?.toString() ?? null;
}

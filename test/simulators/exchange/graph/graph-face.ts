/**
 * Microsoft Graph v1.0 over the calendar store: a room's calendar, its events, free/busy, and the places of the site.
 * Each request must carry a token of this tenant; path, mailbox and query are then checked in Graph's order.
 */
import { randomUUID } from 'node:crypto';
import { err } from '../../../../shared/result.ts';
import type { FaceParts } from '../face-parts.ts';
import type { Answer, Face, Received } from '../http-message.ts';
import type { Tokens } from '../tokens.ts';
import { graphPrefix, segmentsOf, userPath } from './graph-call.ts';
import type { Call, MailboxCall, Reply, Success } from './graph-call.ts';
import { graphErrorAnswer, graphErrors } from './graph-error.ts';
import type { GraphError } from './graph-error.ts';
import { places } from './places.ts';
import { readPreferences } from './prefer.ts';
import type { Preferences } from './prefer.ts';
import { calendar, event, view } from './read-calls.ts';
import { schedule } from './schedule.ts';
import { answerInvitation, cancel, change, create, remove } from './write-calls.ts';

export function createGraphFace(parts: FaceParts): Face {
  const refuse = (request: Received, error: GraphError) =>
    graphErrorAnswer(error, { now: parts.now(), clientRequestId: clientRequestId(request) });
  return {
    name: 'graph',
    owns: (path) => path.startsWith(graphPrefix),
    subjectOf: ({ method, path }) => {
      const segments = segmentsOf(path) ?? [];
      const user = userPath(segments);
      const resource = (user?.rest ?? segments).join('/').replace(/events\/[^/]+/, 'events/{id}');
      return { mailbox: user?.address.toLowerCase() ?? null, operation: `${method} ${resource}` };
    },
    admit: () => null,
    answer: (request) => {
      const unauthorized = refusedToken(parts.tokens, request.headers.authorization);
      if (unauthorized !== null) return refuse(request, unauthorized);
      const prefer = readPreferences(request.headers['prefer']?.toString());
      if (!prefer.ok) return refuse(request, prefer.error);
      const reply = serve({ parts, request, prefer: prefer.value });
      return reply.ok ? success(request, prefer.value, reply.value) : refuse(request, reply.error);
    },
    budget: {
      maxConcurrent: 4,
      refusal: (request) => refuse(request, graphErrors.overConcurrency),
    },
  };
}

/** The handlers of one kind of path, by method. */
type Methods<C> = Readonly<Partial<Record<string, (call: C) => Reply>>>;

function serve(call: Call): Reply {
  const segments = segmentsOf(call.request.path);
  if (segments === null) return err(graphErrors.noSuchPath(call.request.path.split('/')[2] ?? ''));
  if (segments[0] === 'places') return dispatch({ GET: () => places(call, segments.slice(1)) }, call);
  const user = userPath(segments);
  if (user === null) return err(graphErrors.noSuchPath(segments[0] ?? ''));
  const mailbox = call.parts.store.mailbox(user.address);
  if (mailbox === null) return err(graphErrors.invalidUser(user.address));
  if (mailbox.home === 'onPremises') return err(graphErrors.mailboxElsewhere);
  const methods = methodsAt(user.rest.join('/'));
  return methods === null
    ? err(graphErrors.noSuchPath(user.rest.at(-1) ?? ''))
    : dispatch(methods, { ...call, mailbox });
}

function dispatch<C extends Call>(methods: Methods<C>, call: C): Reply {
  const { method } = call.request;
  return methods[method]?.(call) ?? err(graphErrors.method(method));
}

function methodsAt(resource: string): Methods<MailboxCall> | null {
  if (/^(calendar\/)?calendarView$/.test(resource)) return { GET: view };
  if (resource === 'calendar') return { GET: calendar };
  if (resource === 'calendar/getSchedule') return { POST: schedule };
  if (/^(calendar\/)?events$/.test(resource)) return { POST: create };
  const [, id, action] = /^(?:calendar\/)?events\/([^/]+)(?:\/([^/]+))?$/.exec(resource) ?? [];
  if (id === undefined) return null;
  switch (action) {
    case undefined:
      return {
        GET: (call) => event(call, id),
        PATCH: (call) => change(call, id),
        DELETE: (call) => remove(call, id),
      };
    case 'cancel':
      return { POST: (call) => cancel(call, id) };
    case 'accept':
    case 'tentativelyAccept':
    case 'decline':
      return { POST: (call) => answerInvitation(call, id, action) };
    default:
      return null;
  }
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

function success(request: Received, prefer: Preferences, { status, document, headers }: Success): Answer {
  const requestId = randomUUID();
  const common = {
    'Cache-Control': 'private',
    'request-id': requestId,
    'client-request-id': clientRequestId(request) ?? requestId,
    ...headers,
  };
  if (document === null) return { status, headers: common, body: '' };
  return {
    status,
    headers: {
      'Content-Type':
        'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
      'OData-Version': '4.0',
      ...common,
      ...(prefer.applied === '' ? {} : { 'Preference-Applied': prefer.applied }),
    },
    body: JSON.stringify(document),
  };
}

function clientRequestId({ headers }: Received): string | null {
  return headers['client-request-id']?.toString() ?? null;
}

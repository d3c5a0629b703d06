/**
 * Exchange Web Services over the calendar store, as Exchange Server SE answers on `/EWS/Exchange.asmx`: sign-in, then
 * schema, then the operation. Refusals come as the real ones do: as HTTP, as a SOAP fault, or in a response message.
 */
import { randomUUID } from 'node:crypto';
import type { FaceParts } from '../face-parts.ts';
import type { Answer, Face, Received, Subject } from '../http-message.ts';
import type { Account } from './accounts.ts';
import { fault } from './answers.ts';
import { readItemId, readFolderId } from './item-id.ts';
import { ewsError } from './errors.ts';
import type { EwsError } from './errors.ts';
import { operations } from './operations.ts';
import { mailboxNamed, openCall, readRequest, schemaError } from './request.ts';
import type { EwsRequest } from './request.ts';
import type { Dress } from './settings.ts';
import { SignIn } from './sign-in.ts';
import type { SignedIn } from './sign-in.ts';
import { document } from './stream-wire.ts';
import { getStreamingEvents } from './streaming.ts';
import { is } from './xml-tree.ts';
import type { XmlNode } from './xml-write.ts';

export const ewsPath = '/EWS/Exchange.asmx';
const affinityCookie = 'X-BackEndOverrideCookie';
const backEnd = 'MAIL01~1942062522';

export function createEwsFace(parts: FaceParts): Face {
  const face = new EwsFace(parts);
  return {
    name: 'ews',
    owns: (path) => path.toLowerCase() === ewsPath.toLowerCase(),
    subjectOf: (request) => face.subjectOf(request),
    admit: (request) => face.admit(request),
    answer: (request) => face.answer(request),
    budget: {
      maxConcurrent: 27,
      refusal: () => face.faultAnswer(ewsError('ErrorExceededConnectionCount')),
    },
  };
}

class EwsFace {
  readonly #parts: FaceParts;
  readonly #signIn: SignIn;
  /** Signing in changes the connection, and reading costs time: both are done once for each request. */
  readonly #signedIn = new WeakMap<Received, SignedIn>();
  readonly #read = new WeakMap<Received, EwsRequest | 'unreadable'>();

  constructor(parts: FaceParts) {
    this.#parts = parts;
    const { tokens, now, baseUrl, ews, registration } = parts;
    this.#signIn = new SignIn({
      accounts: ews.accounts,
      tokens,
      audiences: () => [baseUrl(), `${baseUrl()}/`],
      application: {
        name: registration.clientId,
        password: '',
        mailbox: null,
        impersonates: 'all',
        rights: {},
      },
      now,
      settings: () => ews.settings,
    });
  }

  admit(request: Received): Answer | null {
    const signedIn = this.#who(request);
    if (signedIn.kind === 'in') return null;
    return { status: 401, headers: { 'WWW-Authenticate': [...signedIn.challenges] }, body: '' };
  }

  subjectOf(request: Received): Subject {
    const signedIn = this.#who(request);
    if (signedIn.kind === 'out') return { mailbox: null, operation: 'challenge' };
    const read = this.#request(request);
    if (read === 'unreadable') return { mailbox: null, operation: 'unreadable' };
    const { name, children } = read.operation;
    const inner =
      name === 'CreateItem' ? (children.find((one) => one.name === 'Items')?.children[0]?.name ?? '') : '';
    return {
      mailbox: this.#charged(read, signedIn.account)?.toLowerCase() ?? null,
      operation: inner === '' || inner === 'CalendarItem' ? name : `${name} ${inner}`,
    };
  }

  answer(request: Received): Answer {
    const signedIn = this.#who(request);
    if (signedIn.kind === 'out') return { status: 401, headers: {}, body: '' };
    const answered = this.#answer(request, signedIn.account);
    return { ...answered, headers: { ...this.#headers(request), ...signedIn.headers, ...answered.headers } };
  }

  faultAnswer(error: EwsError): Answer {
    return this.#soap(500, fault(error));
  }

  #answer(request: Received, account: Account): Answer {
    if (request.method !== 'POST') return { status: 405, headers: { Allow: 'POST' }, body: '' };
    const type = request.headers['content-type'] ?? '';
    if (!/^text\/xml\s*(;|$)/i.test(type)) return { status: 415, headers: {}, body: '' };
    const read = this.#request(request);
    if (read === 'unreadable') return { status: 400, headers: {}, body: '' };
    const broken = schemaError(read);
    if (broken !== null) return this.faultAnswer(broken);
    const { ews, store, operations: calendar, now } = this.#parts;
    const { settings, changes, subscriptions } = ews;
    const hasAffinity = !settings.needsAffinity || cookieOf(request, affinityCookie) === backEnd;
    const parts = { store, operations: calendar, now, settings, changes, subscriptions };
    const call = openCall(read, account, hasAffinity, parts);
    if (!call.ok) return this.faultAnswer(call.error);
    const { operation } = read;
    if (is(operation, 'messages', 'GetStreamingEvents')) {
      const stream = getStreamingEvents(call.value, operation);
      return stream.ok
        ? { status: 200, headers: { 'Content-Type': xmlType }, body: '', goOn: stream.value }
        : this.#soap(200, stream.error);
    }
    const known = is(operation, 'messages', operation.name) ? operations[operation.name] : undefined;
    if (known === undefined) return this.faultAnswer(ewsError('ErrorInvalidRequest'));
    const reply = known(call.value, operation);
    if (!reply.ok) return this.faultAnswer(reply.error);
    const answer = this.#soap(200, reply.value, usualDress[operation.name]);
    const wantsAffinity =
      operation.name === 'Subscribe' &&
      request.headers['x-preferserveraffinity'] === 'true' &&
      request.headers['x-anchormailbox'] !== undefined;
    if (!wantsAffinity) return answer;
    const cookie = `${affinityCookie}=${backEnd}; path=/; HttpOnly`;
    return { ...answer, headers: { ...answer.headers, 'Set-Cookie': [exchangeCookie, cookie] } };
  }

  /** `own`: how this operation's answers are dressed unless the site is set to something special. */
  #soap(status: number, body: XmlNode, own: Dress = 'usual'): Answer {
    const { settings } = this.#parts.ews;
    const dress = settings.dress === 'usual' ? own : settings.dress;
    return { status, headers: { 'Content-Type': xmlType }, body: document(body, settings, dress) };
  }

  #who(request: Received): SignedIn {
    const known = this.#signedIn.get(request) ?? this.#signIn.check(request.headers, request.connection);
    this.#signedIn.set(request, known);
    return known;
  }

  #request(request: Received): EwsRequest | 'unreadable' {
    const known = this.#read.get(request) ?? readRequest(request.body) ?? 'unreadable';
    this.#read.set(request, known);
    return known;
  }

  #charged(read: EwsRequest, account: Account): string | null {
    const named = mailboxNamed(read);
    if (named === null) return account.mailbox;
    const id = named.attributes.get('Id');
    if (id === undefined) return named.text.trim();
    if (named.name === 'FolderId') return readFolderId(id);
    const item = readItemId(id);
    return item === 'malformed' ? null : (this.#parts.store.find(item.id)?.booking.mailbox ?? null);
  }

  #headers({ headers }: Received): Answer['headers'] {
    const requestId = randomUUID();
    const clientId = headers['client-request-id']?.toString();
    const isWanted = headers['return-client-request-id'] === 'true' && clientId !== undefined;
    return {
      'Cache-Control': 'private',
      'request-id': requestId,
      ...(isWanted ? { 'client-request-id': clientId } : {}),
      'X-FEServer': 'MAIL01',
      'X-BEServer': 'MAIL01',
      'X-AspNet-Version': '4.0.30319',
      'X-Powered-By': 'ASP.NET',
      'Set-Cookie': [exchangeCookie],
    };
  }
}

const usualDress: Readonly<Record<string, Dress>> = { GetUserAvailabilityRequest: 'unprefixed' };
const xmlType = 'text/xml; charset=utf-8';
const exchangeCookie = 'exchangecookie=5f2b0c3d9e7a4c1f8b6d2a1e0f9c8b7a; path=/; HttpOnly';

function cookieOf({ headers }: Received, name: string): string | null {
  const cookies = (headers.cookie ?? '').split(/;\s*/).map((pair) => pair.split('='));
  return cookies.find(([key]) => key === name)?.[1] ?? null;
}

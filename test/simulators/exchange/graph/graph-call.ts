/**
 * One Graph request as its handlers see it: which resource it names, in which mailbox, with which preferences, and
 * the two ways it can end. Paths are read here, in both of the forms that Graph understands.
 */
import { err, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import type { FaceParts } from '../face-parts.ts';
import type { Received } from '../http-message.ts';
import type { CalendarItem, Mailbox } from '../store.ts';
import { readEventId } from './event-id.ts';
import { graphErrors } from './graph-error.ts';
import type { GraphError } from './graph-error.ts';
import type { Preferences } from './prefer.ts';

export const graphPrefix = '/v1.0/';

export interface Call {
  readonly parts: FaceParts;
  readonly request: Received;
  readonly prefer: Preferences;
}

export interface MailboxCall extends Call {
  readonly mailbox: Mailbox;
}

export interface Success {
  readonly status: 200 | 201 | 202 | 204;
  /** null: the answer has no body. */
  readonly document: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

export type Reply = Result<Success, GraphError>;

export function found(document: unknown): Reply {
  return ok({ status: 200, document, headers: {} });
}

export function done(status: 202 | 204): Reply {
  return ok({ status, document: null, headers: {} });
}

/** The decoded segments after the version; null where a percent code is malformed and so names nothing. */
export function segmentsOf(path: string): readonly string[] | null {
  try {
    return path.slice(graphPrefix.length).split('/').map(decodeURIComponent);
  } catch {
    // decodeURIComponent throws for what is no percent code, which is the answer.
    return null;
  }
}

/** `users/{mailbox}/…` and the form of the server's own links, `users('{mailbox}')/…`. */
export function userPath(
  segments: readonly string[],
): { readonly address: string; readonly rest: readonly string[] } | null {
  const [first = '', second = '', ...others] = segments;
  const inKey = /^users\('(.+)'\)$/.exec(first)?.[1];
  if (inKey !== undefined) return { address: inKey, rest: segments.slice(1) };
  return first === 'users' && second !== '' ? { address: second, rest: others } : null;
}

/** The event of this mailbox that an id names; an id of another kind of item or of another room names none. */
export function eventNamed({ parts, mailbox }: MailboxCall, id: string): Result<CalendarItem, GraphError> {
  const wanted = readEventId(id);
  if (wanted === 'malformed') return err(graphErrors.malformedId);
  const item = parts.store.find(wanted.id);
  const isHere = item?.kind === wanted.kind && item.booking.mailbox === mailbox.address;
  return isHere ? ok(item) : err(graphErrors.itemNotFound);
}

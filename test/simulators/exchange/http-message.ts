/**
 * What the simulator's faces receive and answer, as plain values: the server reads and writes the sockets, a face
 * only decides. An answer may go on after its beginning, for a face that tells of changes as they happen.
 */
import type { IncomingHttpHeaders } from 'node:http';

export interface Received {
  readonly method: string;
  /** As sent, still percent-encoded. */
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The same object for every request on one TCP connection, for a login that belongs to the connection. */
  readonly connection: object;
}

export interface Answer {
  readonly status: number;
  /** A list sends the header several times. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string;
  /** How the body becomes bytes, whatever the headers say; UTF-8 unless told otherwise. */
  readonly charset?: 'utf8' | 'latin1' | 'utf16le';
  /** Called when status, headers and `body` have been sent: the answer is then chunked and ends when told to. */
  readonly goOn?: (outlet: Outlet) => void;
}

/** The open end of an answer. Writing to one that is closed does nothing. */
export interface Outlet {
  write(piece: string | Uint8Array): void;
  end(): void;
  /** Breaks the connection in the middle of the answer. */
  cut(): void;
  /** Called once when the answer is over, whoever ended it. */
  onClosed(then: () => void): void;
}

/** Whom a request is charged to and what it does, for budgets, counts and the choice of faults. */
export interface Subject {
  /** The mailbox's address in lower case, or null if the request names none. */
  readonly mailbox: string | null;
  /** Such as `POST calendar/events` or `FindItem`. */
  readonly operation: string;
}

export type FaceName = 'token' | 'graph' | 'ews';

/** One protocol over the store, or the token endpoint beside it. */
export interface Face {
  readonly name: FaceName;
  owns(path: string): boolean;
  /** Read from the whole request, before it is answered. */
  subjectOf(request: Received): Subject;
  /**
   * The refusal of who has not signed in yet, or null. It comes before faults and budgets, so that a login of several
   * legs is neither counted nor spoilt; a face that checks each request by itself lets all of them in.
   */
  admit(request: Received): Answer | null;
  answer(request: Received): Answer;
  /** The budget of requests under way that each mailbox has; null for a face without one. */
  readonly budget: MailboxBudget | null;
}

export interface MailboxBudget {
  readonly maxConcurrent: number;
  /** The answer to one request too many. */
  refusal(request: Received): Answer;
}

export function json(
  status: number,
  document: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(document),
  };
}

/**
 * What the simulator's faces receive and answer, as plain values: the server reads and writes the sockets, a face
 * only decides.
 */
import type { IncomingHttpHeaders } from 'node:http';

export interface Received {
  readonly method: string;
  /** As sent, still percent-encoded. */
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One protocol over the store, or the token endpoint beside it. */
export interface Face {
  readonly name: 'token' | 'graph';
  owns(path: string): boolean;
  answer(request: Received): Answer;
  /** The budget of requests under way that each mailbox has; null for a face without mailboxes. */
  readonly budget: MailboxBudget | null;
}

export interface MailboxBudget {
  readonly maxConcurrent: number;
  /** The mailbox a request is charged to, or null if it names none. */
  mailboxOf(request: Received): string | null;
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

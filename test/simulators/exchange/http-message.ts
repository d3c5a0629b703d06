/**
 * What the simulator's faces receive and answer, as plain values: the server reads and writes the sockets, a face
 * only decides. Bodies are bounded here, before anything looks at them.
 */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

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

/** The request's whole body, or null if it is longer than `maxBytes`. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const piece = chunk as Buffer;
    bytes += piece.length;
    // Read on to the end all the same, so that the sender gets to see the answer.
    if (bytes <= maxBytes) chunks.push(piece);
  }
  return bytes > maxBytes ? null : Buffer.concat(chunks).toString('utf8');
}

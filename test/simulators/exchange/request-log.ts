/**
 * What the simulator was asked: method, path, headers without secrets, status and time. Bounded, so that a run of
 * days stays small; a status of 0 says that the client never got an answer.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Subject } from './http-message.ts';

export interface RequestRecord {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The mailbox it is charged to, in lower case, and what it does; empty until its body has been read. */
  readonly mailbox: string | null;
  readonly operation: string;
  readonly status: number;
  /** Epoch milliseconds by the simulator's clock. */
  readonly at: number;
}

/** What becomes known of a request after it has arrived. */
export interface LogEntry {
  about(subject: Subject): void;
  answered(status: number): void;
}

export interface RequestCounts {
  readonly perPath: Readonly<Record<string, number>>;
  readonly perMinute: Readonly<Record<string, number>>;
  /** For each mailbox, how often each operation was asked for. */
  readonly perMailbox: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const maxRecords = 10_000;
const secretHeaders = new Set(['authorization', 'cookie', 'proxy-authorization']);

export class RequestLog {
  readonly #records: RequestRecord[] = [];
  readonly #waiting = new Set<{ readonly count: number; readonly resolve: () => void }>();
  #total = 0;

  arrived(method: string, path: string, headers: IncomingHttpHeaders, at: number): LogEntry {
    const shown = Object.entries(headers).map(([name, value]) => [
      name,
      secretHeaders.has(name) ? '(withheld)' : String(value),
    ]);
    let record: RequestRecord = {
      method,
      path,
      headers: Object.fromEntries(shown) as Record<string, string>,
      mailbox: null,
      operation: '',
      status: 0,
      at,
    };
    this.#records.push(record);
    if (this.#records.length > maxRecords) this.#records.shift();
    this.#total += 1;
    for (const waiter of this.#waiting) if (this.#total >= waiter.count) waiter.resolve();
    const know = (more: Partial<RequestRecord>): void => {
      const index = this.#records.lastIndexOf(record);
      record = { ...record, ...more };
      if (index >= 0) this.#records[index] = record;
    };
    return { about: (subject) => know(subject), answered: (status) => know({ status }) };
  }

  list(): readonly RequestRecord[] {
    return [...this.#records];
  }

  /** Resolves when `count` requests have arrived since the start: the way to wait without sleeping. */
  async reached(count: number): Promise<void> {
    if (this.#total >= count) return;
    const { promise, resolve } = withResolvers();
    const waiter = { count, resolve };
    this.#waiting.add(waiter);
    await promise;
    this.#waiting.delete(waiter);
  }

  counts(): RequestCounts {
    const perPath: Record<string, number> = {};
    const perMinute: Record<string, number> = {};
    const perMailbox: Record<string, Record<string, number>> = {};
    for (const { path, at, mailbox, operation } of this.#records) {
      countOne(perPath, path.split('?')[0] ?? path);
      countOne(perMinute, new Date(at).toISOString().slice(0, 16));
      if (mailbox !== null) countOne((perMailbox[mailbox] ??= {}), operation);
    }
    return { perPath, perMinute, perMailbox };
  }
}

function countOne(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}

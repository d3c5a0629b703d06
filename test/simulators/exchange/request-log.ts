/**
 * What the simulator was asked: method, path, headers without secrets, status and time. Bounded, so that a run of
 * days stays small; a status of 0 says that the client never got an answer.
 */
import type { IncomingHttpHeaders } from 'node:http';

export interface RequestRecord {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  /** Epoch milliseconds by the simulator's clock. */
  readonly at: number;
}

const maxRecords = 10_000;
const secretHeaders = new Set(['authorization', 'cookie', 'proxy-authorization']);

export class RequestLog {
  readonly #records: RequestRecord[] = [];
  readonly #waiting = new Set<{ readonly count: number; readonly resolve: () => void }>();
  #total = 0;

  /** Called when a request has arrived; the returned function sets the status it got. */
  arrived(method: string, path: string, headers: IncomingHttpHeaders, at: number): (status: number) => void {
    const shown = Object.entries(headers).map(([name, value]) => [
      name,
      secretHeaders.has(name) ? '(withheld)' : String(value),
    ]);
    let record: RequestRecord = {
      method,
      path,
      headers: Object.fromEntries(shown) as Record<string, string>,
      status: 0,
      at,
    };
    this.#records.push(record);
    if (this.#records.length > maxRecords) this.#records.shift();
    this.#total += 1;
    for (const waiter of this.#waiting) if (this.#total >= waiter.count) waiter.resolve();
    return (status) => {
      const index = this.#records.lastIndexOf(record);
      record = { ...record, status };
      if (index >= 0) this.#records[index] = record;
    };
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

  counts(): { readonly perPath: Record<string, number>; readonly perMinute: Record<string, number> } {
    const perPath: Record<string, number> = {};
    const perMinute: Record<string, number> = {};
    for (const { path, at } of this.#records) {
      const plain = path.split('?')[0] ?? path;
      const minute = new Date(at).toISOString().slice(0, 16);
      perPath[plain] = (perPath[plain] ?? 0) + 1;
      perMinute[minute] = (perMinute[minute] ?? 0) + 1;
    }
    return { perPath, perMinute };
  }
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}

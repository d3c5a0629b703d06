/**
 * What the simulated cloud was asked: method, path, body and status, without tokens and secrets. Bounded, so that a run
 * of days stays small; a status of 0 says that the client never got an answer.
 */
import type { RateLabel } from './rate-limits.ts';

export interface RequestRecord {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Null: the token host, or nothing there is. */
  readonly label: RateLabel | null;
  /** Parsed where it is JSON, else null; of the token host always null. */
  readonly body: unknown;
  readonly status: number;
  /** Epoch milliseconds by the simulator's clock. */
  readonly at: number;
}

const maxRecords = 10_000;

export class RequestLog {
  readonly #records: RequestRecord[] = [];
  readonly #waiting = new Set<() => void>();
  #total = 0;

  /** The returned function sets the status it got. */
  arrived(request: Omit<RequestRecord, 'status'>): (status: number) => void {
    const record = { ...request, status: 0 };
    this.#records.push(record);
    if (this.#records.length > maxRecords) this.#records.shift();
    this.#total += 1;
    for (const look of [...this.#waiting]) look();
    return (status) => {
      record.status = status;
    };
  }

  list(): readonly RequestRecord[] {
    return this.#records.map((record) => ({ ...record }));
  }

  /** Resolves when `count` requests have arrived since the start: the way to wait without sleeping. */
  reached(count: number): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.#total < count) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  counts(): {
    readonly total: number;
    readonly perPath: Readonly<Record<string, number>>;
    readonly perLabel: Readonly<Record<string, number>>;
  } {
    const perPath: Record<string, number> = {};
    const perLabel: Record<string, number> = {};
    for (const { method, path, label } of this.#records) {
      const route = `${method} ${path.split('?')[0] ?? path}`;
      perPath[route] = (perPath[route] ?? 0) + 1;
      if (label !== null) perLabel[label] = (perLabel[label] ?? 0) + 1;
    }
    return { total: this.#total, perPath, perLabel };
  }
}

/**
 * Streaming subscriptions and the streams that are open on them: which changes go to whom, heartbeats, the end at the
 * connection's timeout, and the limits. What is told while nobody listens waits for the next stream, as on the server.
 */
import { randomBytes } from 'node:crypto';
import type { Schedule } from '../schedule.ts';
import type { ChangeLog, ItemChange } from './change-log.ts';
import type { EwsSettings } from './settings.ts';

export interface Subscription {
  readonly id: string;
  readonly mailbox: string;
  /** Whose budget it is charged to. */
  readonly owner: string;
  readonly eventTypes: readonly string[];
  readonly waiting: ItemChange[];
}

/** What a stream tells, one envelope each. */
export type StreamEvent =
  | { readonly kind: 'alive' }
  | { readonly kind: 'changes'; readonly subscription: Subscription; readonly changes: readonly ItemChange[] }
  | { readonly kind: 'closed' }
  /** The error and the end in one. */
  | { readonly kind: 'failed'; readonly code: string; readonly subscriptionIds: readonly string[] };

export interface Stream {
  readonly subscriptions: readonly Subscription[];
  readonly owner: string;
  readonly timeoutMs: number;
  /** After `closed` and `failed` nothing follows. */
  readonly tell: (event: StreamEvent) => void;
  /** Breaks the connection without a word. */
  readonly cut: () => void;
}

interface SubscriptionParts {
  readonly changes: ChangeLog;
  readonly schedule: Schedule;
  readonly settings: EwsSettings;
}

/** Under which name a change is told. */
export function eventTypeOf({ kind }: ItemChange, { deletionEvent }: EwsSettings): string {
  switch (kind) {
    case 'created':
      return 'CreatedEvent';
    case 'modified':
      return 'ModifiedEvent';
    case 'deleted':
      return deletionEvent;
  }
}

export class Subscriptions {
  readonly #parts: SubscriptionParts;
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #streams = new Map<Stream, () => void>();

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
    parts.changes.onChange((change) => this.#hear(change));
  }

  /** Null when the owner has as many as it may have. */
  subscribe(owner: string, mailbox: string, types: readonly string[]): Subscription | null {
    const own = [...this.#subscriptions.values()].filter((one) => one.owner === owner);
    if (own.length >= this.#parts.settings.maxSubscriptions) return null;
    const id = Buffer.concat([Buffer.from('$mail01.su.example'), randomBytes(16)]).toString('base64');
    const subscription: Subscription = { id, mailbox, owner, eventTypes: types, waiting: [] };
    this.#subscriptions.set(id, subscription);
    return subscription;
  }

  find(id: string): Subscription | null {
    return this.#subscriptions.get(id) ?? null;
  }

  /** False if there is no such subscription. Streams that listen to it are told that it has ended. */
  unsubscribe(id: string): boolean {
    const subscription = this.#subscriptions.get(id);
    if (subscription === undefined) return false;
    this.#subscriptions.delete(id);
    this.#fail('ErrorSubscriptionUnsubscribed', (stream) => stream.subscriptions.includes(subscription));
    return true;
  }

  streamsOf(owner: string): number {
    return [...this.#streams.keys()].filter((stream) => stream.owner === owner).length;
  }

  get streams(): number {
    return this.#streams.size;
  }

  get subscriptions(): number {
    return this.#subscriptions.size;
  }

  /**
   * Starts telling; returns what must be called when the client has gone. A subscription feeds one stream: an older one
   * is ended.
   */
  open(stream: Stream): () => void {
    const { schedule, settings } = this.#parts;
    this.#fail('ErrorNewEventStreamConnectionOpened', (other) =>
      other.subscriptions.some((subscription) => stream.subscriptions.includes(subscription)),
    );
    let stopBeat = (): void => undefined;
    const beat = (): void => {
      stopBeat = schedule(settings.heartbeatSeconds * 1000, () => {
        stream.tell({ kind: 'alive' });
        beat();
      });
    };
    const stopEnd = schedule(stream.timeoutMs, () => {
      close();
      stream.tell({ kind: 'closed' });
    });
    const close = (): void => {
      stopBeat();
      stopEnd();
      this.#streams.delete(stream);
    };
    this.#streams.set(stream, close);
    stream.tell({ kind: 'alive' });
    beat();
    for (const subscription of stream.subscriptions) this.#deliver(subscription);
    return close;
  }

  /** The server forgets every subscription, as when it is restarted. */
  forgetAll(code = 'ErrorInvalidSubscription'): void {
    this.#subscriptions.clear();
    this.#fail(code, () => true);
  }

  /** Ends the open streams: as at their timeout, or without a word. */
  endStreams(how: 'close' | 'cut'): void {
    for (const [stream, close] of [...this.#streams]) {
      close();
      if (how === 'cut') stream.cut();
      else stream.tell({ kind: 'closed' });
    }
  }

  #fail(code: string, isMeant: (stream: Stream) => boolean): void {
    for (const [stream, close] of [...this.#streams].filter(([one]) => isMeant(one))) {
      close();
      stream.tell({ kind: 'failed', code, subscriptionIds: stream.subscriptions.map(({ id }) => id) });
    }
  }

  #hear(change: ItemChange): void {
    const type = eventTypeOf(change, this.#parts.settings);
    for (const subscription of this.#subscriptions.values()) {
      const isMeant = subscription.mailbox === change.mailbox;
      if (!isMeant || !subscription.eventTypes.includes(type)) continue;
      subscription.waiting.push(change);
      this.#deliver(subscription);
    }
  }

  #deliver(subscription: Subscription): void {
    const stream = [...this.#streams.keys()].find((one) => one.subscriptions.includes(subscription));
    if (stream === undefined || subscription.waiting.length === 0) return;
    const changes = subscription.waiting.splice(0);
    stream.tell({ kind: 'changes', subscription, changes });
  }
}

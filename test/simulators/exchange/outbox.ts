/**
 * The mail that calendars send: invitations, updates, cancellations and answers, kept for tests to read and told to
 * those who act on it. Nothing is delivered anywhere; bodies are no more than the sender's comment.
 */
import type { When } from './recurrence.ts';

export interface Mail {
  readonly kind: 'invitation' | 'cancellation' | 'accepted' | 'tentative' | 'declined' | 'forwarded';
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly comment: string;
  /** The meeting it is about, and which of its dates; null: all of it. */
  readonly uid: string;
  readonly date: string | null;
  readonly when: When;
  /** Epoch milliseconds by the store's clock. */
  readonly at: number;
}

const maxMails = 10_000;

export class Outbox {
  readonly #now: () => number;
  readonly #mails: Mail[] = [];
  readonly #listeners = new Set<(mail: Mail) => void>();

  constructor(now: () => number) {
    this.#now = now;
  }

  send(mail: Omit<Mail, 'at'>): void {
    const sent: Mail = { ...mail, at: this.#now() };
    this.#mails.push(sent);
    if (this.#mails.length > maxMails) this.#mails.shift();
    for (const listener of this.#listeners) listener(sent);
  }

  /** In order of sending. */
  list(): readonly Mail[] {
    return [...this.#mails];
  }

  /** Tells of every mail as it is sent; returns the way to stop listening. */
  onMail(listener: (mail: Mail) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

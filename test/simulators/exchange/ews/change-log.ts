/**
 * What has happened to the stored items, numbered in order, with the ids under which EWS told them. It serves the
 * sync states and the notifications; like both it speaks of series as a whole and not of their dates.
 */
import type { CalendarStore } from '../store.ts';
import { itemIdOf } from './item-id.ts';

export interface ItemChange {
  readonly kind: 'created' | 'modified' | 'deleted';
  readonly mailbox: string;
  /** As the store has it. */
  readonly id: string;
  readonly itemId: string;
  readonly revision: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface LoggedItem {
  readonly id: string;
  readonly itemId: string;
  readonly mailbox: string;
  readonly createdAs: number;
  /** The number of its last change. */
  readonly changedAs: number;
  readonly isGone: boolean;
}

export class ChangeLog {
  readonly #items = new Map<string, LoggedItem>();
  readonly #listeners = new Set<(change: ItemChange) => void>();
  #last = 0;

  constructor(store: CalendarStore) {
    for (const { id, mailbox } of store.list()) this.#note(store, id, mailbox, false);
    store.onChange(({ kind, id, mailbox, revision, at }) => {
      const { itemId } = this.#note(store, id, mailbox, kind === 'deleted');
      for (const listener of this.#listeners) listener({ kind, mailbox, id, itemId, revision, at });
    });
  }

  get last(): number {
    return this.#last;
  }

  /** The mailbox's items that have changed after `number`, in order of their last change. */
  since(mailbox: string, number: number): readonly LoggedItem[] {
    return [...this.#items.values()]
      .filter((item) => item.mailbox === mailbox && item.changedAs > number)
      .sort((a, b) => a.changedAs - b.changedAs);
  }

  /** Returns the way to stop listening. */
  onChange(listener: (change: ItemChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #note(store: CalendarStore, id: string, mailbox: string, isGone: boolean): LoggedItem {
    this.#last += 1;
    const before = this.#items.get(id);
    const stored = store.find(id);
    const item: LoggedItem = {
      id,
      mailbox,
      itemId: stored === null ? (before?.itemId ?? '') : itemIdOf(stored),
      createdAs: before?.createdAs ?? this.#last,
      changedAs: this.#last,
      isGone,
    };
    this.#items.set(id, item);
    return item;
  }
}

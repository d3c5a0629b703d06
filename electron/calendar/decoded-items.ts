/** What becomes of the items of one answer, whatever wire they came over: each once, each known by a key of its own. */
import type { MailboxItem } from './mailbox-item.ts';

export interface DecodedItems {
  readonly items: readonly MailboxItem[];
  /** Items that could not be made sense of. */
  readonly dropped: number;
}

/** In the order given. Null stands for an item without sense; a key that is taken already gives way to the id. */
export function collectItems(decoded: readonly (MailboxItem | null)[]): DecodedItems {
  const items = new Map<string, MailboxItem>();
  const keys = new Set<string>();
  let dropped = 0;
  for (const item of decoded) {
    if (item === null) {
      dropped += 1;
      continue;
    }
    const { id } = item.ref;
    if (items.has(id)) continue;
    const isTaken = keys.has(item.key);
    if (!isTaken) keys.add(item.key);
    items.set(id, isTaken ? { ...item, key: id } : item);
  }
  return { items: [...items.values()], dropped };
}

/** Who keeps a time that several have booked: whoever the server took in first. */
import type { MailboxItem } from '../mailbox-item.ts';
import type { Turn } from './turn.ts';

/** Of two made at the same instant ours goes, as theirs does at theirs: never both stay. */
export async function wasFirst(
  turn: Turn,
  own: MailboxItem,
  rivals: readonly MailboxItem[],
): Promise<boolean> {
  if (rivals.length === 0) return true;
  const ownAt = await turn.readCreatedAt(own.ref);
  if (!ownAt.ok || ownAt.value === null) return false;
  for (const rival of rivals) {
    const rivalAt = await turn.readCreatedAt(rival.ref);
    // Not to be had: held to be older. Not there any more: no rival.
    if (!rivalAt.ok) return false;
    if (rivalAt.value !== null && rivalAt.value <= ownAt.value) return false;
  }
  return true;
}

/** The tap that books. */
import type { Intent } from '../../shared/bridge.ts';

type Book = Extract<Intent, { readonly kind: 'booking.book' }>;

/** This room, now and without Zoom, unless said otherwise; `minutes` null: until the next booking. */
export function book(minutes: number | null, more: Partial<Book> = {}): Book {
  return { kind: 'booking.book', startsAt: null, minutes, withZoom: false, roomId: null, ...more };
}

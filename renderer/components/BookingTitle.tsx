/** A booking's title as it may be shown: its own words, kept to themselves, or one of the panel's phrases. */
import type { BookingView } from '../../shared/snapshot.ts';
import { useTexts } from '../store/panel-context.tsx';

export function BookingTitle({ booking }: { readonly booking: BookingView }) {
  const { booking: words } = useTexts();
  switch (booking.label) {
    case 'title':
      return <bdi data-private="meeting">{booking.title ?? words.booked}</bdi>;
    case 'private':
      return words.private;
    case 'booked':
      return words.booked;
    case 'byPanel':
      return words.byPanel;
  }
}

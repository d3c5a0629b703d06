/** The words of the sheet of other rooms, in the language that stands: only what comes later imports them. */
import type { BookingTexts } from '../text/booking.ts';
import { enBooking } from '../text/en-booking.ts';
import { svBooking } from '../text/sv-booking.ts';
import { useSnapshot } from './panel-context.tsx';

export function useBookingTexts(): BookingTexts {
  return useSnapshot(({ panel }) => panel.language) === 'sv' ? svBooking : enBooking;
}

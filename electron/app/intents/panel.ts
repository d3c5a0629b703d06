/** What changes the panel itself and needs no room. */
import type { Booking } from '../../../shared/model/booking.ts';
import { ok } from '../../../shared/result.ts';
import type { Action } from '../action.ts';
import { readAgenda } from '../agenda.ts';
import { canReveal, privacyOf } from '../booking-view.ts';
import { bookingAtHand } from '../booking/standing.ts';
import { dayOf } from '../day.ts';
import type { PanelState } from '../state.ts';
import { notPossible, type Rules } from './rule.ts';

/** The booking at hand, where those in the room may ask to see what the privacy level hides of it. */
function hiddenAtHand({ calendar, config, now }: PanelState): Booking | null {
  if (config === null) return null;
  const agenda = readAgenda(calendar.bookings, now, dayOf(now, config.room.timeZone));
  const booking = bookingAtHand(agenda, now);
  return booking !== null && canReveal(booking, privacyOf(config, null)) ? booking : null;
}

export const panelRules: Rules<
  'panel.setLanguage' | 'panel.setAid' | 'panel.revealBooking' | 'panel.touched' | 'notice.dismiss'
> = {
  'panel.setLanguage': (_, { language }) => ok<Action>({ kind: 'language', language }),
  'panel.setAid': (_, { aid, isOn }) => ok<Action>({ kind: 'aid', aid, isOn }),
  'panel.revealBooking': (state) => {
    const booking = hiddenAtHand(state);
    return booking === null
      ? notPossible('nothing that the level hides')
      : ok<Action>({ kind: 'reveal', bookingKey: booking.key });
  },
  'panel.touched': () => ok<Action>({ kind: 'touched' }),
  'notice.dismiss': (_, { id }) => ok<Action>({ kind: 'dismiss', noticeId: id }),
};

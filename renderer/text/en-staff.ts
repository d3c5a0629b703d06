/** English for the staff's page. */
import { plural } from './format.ts';
import type { StaffTexts } from './staff.ts';

export const enStaff: StaffTexts = {
  open: 'Staff',
  pin: {
    heading: 'For staff',
    label: 'PIN',
    hint: 'Whoever looks after the panels has it.',
    wrong: 'Wrong PIN. Try again.',
    tooMany: 'Too many wrong PINs. Wait at least a minute. Each new wrong PIN makes the wait longer.',
    unlock: 'Open',
    unlocking: 'Opening …',
    show: 'Show digits',
    hide: 'Hide digits',
  },
  heading: 'Room check',
  list: 'What is checked',
  up: 'Show earlier points',
  down: 'Show more points',
  checking: 'Checking …',
  takesLong: 'This can take up to two minutes.',
  notChecked: 'Not checked yet',
  allGood: 'All is well',
  summary: (fails, warnings) =>
    [
      ...(fails > 0 ? [plural(fails, 'failure', 'failures').replace(' ', '\u00a0')] : []),
      ...(warnings > 0 ? [plural(warnings, 'warning', 'warnings').replace(' ', '\u00a0')] : []),
    ].join(', '),
  age: (time, minutes) =>
    `Checked ${time}, ${minutes < 1 ? 'just now' : `${plural(minutes, 'minute', 'minutes')} ago`}.`,
  again: 'Check again',
  tryBooking: 'Try a booking',
  tryingBooking: 'Trying …',
  tryBookingMeans: 'The test booking is made at night, weeks ahead, and removed again.',
  actedOnBy: (who) => `To be put right by: ${who}`,
  command: 'Command to run',
};

/** Swedish for the staff's page. */
import { plural } from './format.ts';
import type { StaffTexts } from './staff.ts';

export const svStaff: StaffTexts = {
  open: 'Servicepersonal',
  pin: {
    heading: 'För servicepersonal',
    label: 'PIN-kod',
    hint: 'Den som sköter panelerna har koden.',
    wrong: 'Fel PIN-kod. Försök igen.',
    tooMany: 'För många felaktiga koder. Vänta minst en minut. För varje ny felaktig kod blir väntan längre.',
    unlock: 'Öppna',
    unlocking: 'Öppnar …',
    show: 'Visa siffrorna',
    hide: 'Dölj siffrorna',
  },
  heading: 'Kontroll av rummet',
  list: 'Det som kontrolleras',
  up: 'Visa tidigare punkter',
  down: 'Visa fler punkter',
  checking: 'Kontrollerar …',
  takesLong: 'Det kan ta upp till två minuter.',
  notChecked: 'Inte kontrollerat än',
  allGood: 'Allt är bra',
  summary: (fails, warnings) =>
    [
      ...(fails > 0 ? [`${fails}\u00a0fel`] : []),
      ...(warnings > 0 ? [plural(warnings, 'varning', 'varningar').replace(' ', '\u00a0')] : []),
    ].join(', '),
  age: (time, minutes) =>
    `Kontrollerat ${time}, ${minutes < 1 ? 'nyss' : `för ${plural(minutes, 'minut', 'minuter')} sedan`}.`,
  again: 'Kontrollera igen',
  tryBooking: 'Prova att boka',
  tryingBooking: 'Provar …',
  tryBookingMeans: 'Provbokningen görs en natt långt fram och tas bort igen.',
  actedOnBy: (who) => `Åtgärdas av: ${who}`,
  command: 'Kommando att köra',
};

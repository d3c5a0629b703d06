/** Swedish. */
import type { AheadTexts } from './ahead.ts';

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} och ${words.at(-1) ?? ''}`;

export const svAhead: AheadTexts = {
  ending: {
    endsIn: (left) => `Bokningen slutar om ${left}`,
    nextAt: (time) => `Nästa möte börjar ${time}`,
    spoken: {
      quiet: (time) => `Bokningen slutar ${time}.`,
      soon: (time) => `Bokningen slutar snart, ${time}.`,
      last: (time) => `Bokningen slutar om en minut, ${time}.`,
    },
  },
  preflight: {
    trouble: {
      room: 'Zoom-rummet svarar inte. Kontrollera att rummets dator är på.',
      camera: 'Kameran hittas inte. Kontrollera att den är påslagen.',
      microphone: 'Mikrofonen hittas inte. Kontrollera att den är inkopplad.',
      speaker: 'Högtalaren hittas inte. Kontrollera att den är påslagen.',
      calendar: 'Kalendern går inte att läsa just nu. Det går att ansluta ändå.',
      network: 'Nätverket är borta. Kontrollera att nätverkskabeln sitter i.',
    },
    part: {
      room: 'Zoom-rummet',
      camera: 'kameran',
      microphone: 'mikrofonen',
      speaker: 'högtalaren',
      calendar: 'kalendern',
      network: 'nätverket',
    },
    several: (time, parts) => `Behöver ses över före mötet ${time}: ${listed(parts)}.`,
    reported: 'Supporten är meddelad.',
    reportWaits: 'Supporten meddelas när nätet är tillbaka.',
    call: (phone) => `Support: ${phone}`,
  },
};

/** Swedish. */
import type { AidsTexts } from './aids.ts';

export const svAids: AidsTexts = {
  heading: 'Anpassa skärmen',
  largeText: 'Stor text',
  highContrast: 'Hög kontrast',
  lowPlaced: 'Lågt placerade knappar',
  speech: 'Uppläsning',
  lasts: 'Gäller tills ingen har rört panelen på en minut.',
};

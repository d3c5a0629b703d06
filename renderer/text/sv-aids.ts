/** Swedish. */
import type { AidsTexts } from './aids.ts';

export const svAids: AidsTexts = {
  heading: 'Anpassa skärmen',
  largeText: 'Stor text',
  highContrast: 'Hög kontrast',
  lowPlaced: 'Lågt placerade knappar',
  speech: 'Uppläsning',
  means: {
    largeText: 'All text blir dubbelt så stor',
    highContrast: 'Starkare färger, tydliga kanter',
    lowPlaced: 'Allt nås från skärmens nederkant',
    speech: 'Panelen läser upp det du rör vid',
  },
  language: 'Språk',
  lasts: 'Gäller tills ingen har rört panelen på en minut, och hela mötet ut om ett möte pågår.',
};

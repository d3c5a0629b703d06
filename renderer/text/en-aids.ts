/** English. */
import type { AidsTexts } from './aids.ts';

export const enAids: AidsTexts = {
  heading: 'Adapt the screen',
  largeText: 'Large text',
  highContrast: 'High contrast',
  lowPlaced: 'Low-placed buttons',
  speech: 'Speech',
  means: {
    largeText: 'All text becomes twice as large',
    highContrast: 'Stronger colours, clear edges',
    lowPlaced: 'Everything within reach from the bottom edge',
    speech: 'The panel reads aloud what you touch',
  },
  language: 'Language',
  lasts:
    'Lasts until nobody has touched the panel for a minute, and to the end of a meeting that is under way.',
};

/** English. */
import type { AidsTexts } from './aids.ts';

export const enAids: AidsTexts = {
  heading: 'Adapt the screen',
  largeText: 'Large text',
  highContrast: 'High contrast',
  lowPlaced: 'Low-placed buttons',
  speech: 'Speech',
  lasts: 'Lasts until nobody has touched the panel for a minute.',
};

/** Swedish. */
import type { AwayTexts } from './away.ts';

export const svAway: AwayTexts = { wake: 'Tryck för att väcka', outOfUse: 'Rummet är ur bruk' };

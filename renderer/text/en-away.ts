/** English. */
import type { AwayTexts } from './away.ts';

export const enAway: AwayTexts = { wake: 'Tap to wake', outOfUse: 'Room out of use' };

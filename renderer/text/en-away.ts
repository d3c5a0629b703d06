/** English. */
import type { AwayTexts } from './away.ts';

export const enAway: AwayTexts = {
  wake: 'Tap to wake',
  outOfUse: 'Room out of use',
  outOfUseWhy: {
    fault: 'The equipment is not working.',
    maintenance: 'Maintenance is under way.',
    reserved: 'The room is reserved for cleaning and upkeep.',
  },
  usableAt: (time) => `The room can be used again at ${time}.`,
  usableTomorrow: 'The room can be used again tomorrow.',
  untilFurtherNotice: 'This holds until further notice.',
  otherRoom: 'Find a free room',
};

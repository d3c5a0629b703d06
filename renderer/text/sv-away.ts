/** Swedish. */
import type { AwayTexts } from './away.ts';

export const svAway: AwayTexts = {
  wake: 'Tryck för att väcka',
  outOfUse: 'Rummet är ur bruk',
  outOfUseWhy: {
    fault: 'Det är fel på utrustningen.',
    maintenance: 'Underhåll pågår.',
    reserved: 'Rummet är reserverat för lokalvård.',
  },
  usableAt: (time) => `Rummet kan användas igen ${time}.`,
  usableTomorrow: 'Rummet kan användas igen i morgon.',
  untilFurtherNotice: 'Det gäller tills vidare.',
  otherRoom: 'Hitta ett ledigt rum',
};

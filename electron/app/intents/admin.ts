/** The admin page, and the look at everything that it shows. */
import { notPossible, type Rules } from './rule.ts';

const refused = () => notPossible('no admin page');

export const adminRules: Rules<'admin.open' | 'admin.close' | 'readiness.check'> = {
  'admin.open': refused,
  'admin.close': refused,
  'readiness.check': refused,
};

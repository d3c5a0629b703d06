/** The admin page, and the look at everything that it shows. */
import { ok } from '../../../shared/result.ts';
import type { Action } from '../action.ts';
import { notPossible, type Rules } from './rule.ts';

export const adminRules: Rules<'admin.open' | 'admin.close' | 'admin.setOutOfUse' | 'readiness.check'> = {
  'admin.open': ({ config }, { pin }) =>
    (config?.panel.pinHash ?? null) === null ? notPossible('no PIN') : ok<Action>({ kind: 'openAdmin', pin }),
  'admin.close': () => ok<Action>({ kind: 'closeAdmin' }),
  'admin.setOutOfUse': ({ admin, now }, { outOfUse }) => {
    if (admin === null) return notPossible('no admin page');
    const isOver = outOfUse !== null && outOfUse.until !== null && outOfUse.until <= now;
    return isOver ? notPossible('an end that has passed') : ok<Action>({ kind: 'setOutOfUse', outOfUse });
  },
  'readiness.check': ({ admin }, { writes }) =>
    admin === null ? notPossible('no admin page') : ok<Action>({ kind: 'check', writes }),
};

/** Help from the service desk. */
import { ok } from '../../../shared/result.ts';
import type { Action } from '../action.ts';
import { refuse, type Rules } from './rule.ts';

export const helpRules: Rules<'help.report'> = {
  'help.report': ({ config }, { category }) =>
    (config?.support.reportUrl ?? null) === null
      ? refuse('support.notConfigured')
      : ok<Action>({ kind: 'report', category }),
};

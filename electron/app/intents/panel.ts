/** What changes the panel itself and needs no room. */
import { ok } from '../../../shared/result.ts';
import type { Action } from '../action.ts';
import type { Rules } from './rule.ts';

export const panelRules: Rules<
  'panel.setLanguage' | 'panel.setAid' | 'panel.revealBooking' | 'panel.touched' | 'notice.dismiss'
> = {
  'panel.setLanguage': (_, { language }) => ok<Action>({ kind: 'language', language }),
  'panel.setAid': (_, { aid, isOn }) => ok<Action>({ kind: 'aid', aid, isOn }),
  'panel.revealBooking': () => ok<Action>({ kind: 'reveal' }),
  'panel.touched': () => ok<Action>({ kind: 'touched' }),
  'notice.dismiss': (_, { id }) => ok<Action>({ kind: 'dismiss', noticeId: id }),
};

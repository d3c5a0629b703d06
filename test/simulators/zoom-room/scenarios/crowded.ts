/** A room with five hundred contacts where five hundred people arrive at once, for the limits of the other side. */
import type { Scenario } from '../scenario.ts';
import { quiet } from './quiet.ts';

export const crowded: Scenario = {
  ...quiet,
  name: 'crowded',
  contacts: 500,
  inMeeting: [{ afterMs: 1_000, action: { do: 'burst', participants: 499, contacts: 0 } }],
};

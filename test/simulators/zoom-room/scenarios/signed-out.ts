/** A room that has lost its account, and gets it back after half a minute. */
import type { Scenario } from '../scenario.ts';
import { quiet } from './quiet.ts';

export const signedOut: Scenario = {
  ...quiet,
  name: 'signed-out',
  always: [
    { afterMs: 0, action: { do: 'signOut' } },
    { afterMs: 30_000, action: { do: 'signIn' } },
  ],
};

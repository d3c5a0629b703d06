/**
 * What an intent leads to in the present state: something to be done with the room or its calendar, a change of the
 * panel itself, or a refusal. Pure; the rules stand in `intents/`, a table for each family.
 */
import type { Intent, IntentKind } from '../../shared/bridge.ts';
import { panelError } from '../../shared/errors.ts';
import { err, type Result } from '../../shared/result.ts';
import type { Action } from './action.ts';
import { adminRules } from './intents/admin.ts';
import { bookingRules } from './intents/booking.ts';
import { callRules } from './intents/call.ts';
import { helpRules } from './intents/help.ts';
import { inviteRules } from './intents/invite.ts';
import { meetingRules } from './intents/meeting.ts';
import { panelRules } from './intents/panel.ts';
import { peopleRules } from './intents/people.ts';
import { roomRules } from './intents/room.ts';
import type { IntentOf, Rules } from './intents/rule.ts';
import { shareRules } from './intents/share.ts';
import { aboutOf, isCalendarWrite, laneOf } from './lanes.ts';
import { isBarred } from './out-of-use.ts';
import type { PanelState } from './state.ts';

const rules: Rules<IntentKind> = {
  ...callRules,
  ...roomRules,
  ...shareRules,
  ...peopleRules,
  ...meetingRules,
  ...inviteRules,
  ...bookingRules,
  ...adminRules,
  ...helpRules,
  ...panelRules,
};

type IntentByKind = { readonly [K in IntentKind]: IntentOf<K> };

function ruled<K extends IntentKind>(kind: K, state: PanelState, intent: IntentByKind[K]): Result<Action> {
  return rules[kind](state, intent);
}

/** Whether the same thing, or one that excludes it, is under way or waits to be sent. */
function isBusy({ undertakings, held }: PanelState, intent: Intent): boolean {
  const lane = laneOf(intent);
  if (lane === null) return false;
  // What is about to be sent about a booking is taken back first.
  const isHeld = isCalendarWrite(intent.kind) && held.some(({ booking }) => booking.key === aboutOf(intent));
  if (isHeld) return true;
  // Whoever lets everybody in lets each of them in.
  const isAdmitted = (kind: IntentKind): boolean =>
    intent.kind === 'people.admit' && kind === 'people.admitAll';
  return undertakings.some((one) => one.lane === lane || isAdmitted(one.kind));
}

/**
 * Decides on an intent. `intent.busy` while the same or an excluding one is under way; `intent.notPossible` when the
 * situation is not the one it is offered in, or the room is out of use; `meeting.notHost` and `room.unsupported` when the room may not or cannot;
 * the link's own code when the room is out of reach.
 */
export function decide(state: PanelState, intent: Intent): Result<Action> {
  if (isBusy(state, intent)) return err(panelError('intent.busy', 'later', intent.kind));
  if (isBarred(state, intent)) return err(panelError('intent.notPossible', 'later', 'out of use'));
  return ruled(intent.kind, state, intent);
}

/**
 * What an intent needs before it becomes an action: a linked room in the right situation that is able to, and whom it
 * is about still there. The tables beside this file say it for each intent; nothing is carried out here.
 */
import type { Intent, IntentKind } from '../../../shared/bridge.ts';
import { panelError, type ErrorCode, type PanelError } from '../../../shared/errors.ts';
import type { RoomCommand } from '../../../shared/model/room-command.ts';
import type { Participant, RoomCapability, RoomState } from '../../../shared/model/room.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Action } from '../action.ts';
import { keptByRole } from '../role.ts';
import type { PanelState } from '../state.ts';

export type IntentOf<K extends IntentKind> = Extract<Intent, { readonly kind: K }>;
/** Whether the situation is the one an intent is offered in. */
export type Moment = (room: RoomState) => boolean;
export type Rule<K extends IntentKind> = (state: PanelState, intent: IntentOf<K>) => Result<Action>;
export type Rules<K extends IntentKind> = { readonly [Kind in K]: Rule<Kind> };

export const refuse = (code: ErrorCode, cause: string | null = null): Result<never> =>
  err(panelError(code, 'never', cause));
export const notPossible = (cause: string): Result<never> => refuse('intent.notPossible', cause);

/** The room asks something that only its answer may follow on; all else would cancel it. */
const isAsked = ({ prompt }: RoomState): boolean =>
  prompt?.kind === 'passcode' || prompt?.kind === 'incomingCall';

export const anyTime: Moment = (room) => !isAsked(room);
export const whileIdle: Moment = ({ call, prompt }) => call.kind === 'idle' && prompt === null;
export const inMeeting: Moment = (room) => room.call.kind === 'inMeeting' && !isAsked(room);
export const inLocalShare: Moment = (room) => room.call.kind === 'localShare' && !isAsked(room);
export const either =
  (...moments: readonly Moment[]): Moment =>
  (room) =>
    moments.some((moment) => moment(room));

function linkError({ link }: RoomState): PanelError | null {
  switch (link.kind) {
    case 'ready':
      return null;
    case 'off':
      return panelError('room.notConfigured', 'never', null);
    case 'connecting':
    case 'lost':
      return panelError('room.unreachable', 'later', link.kind);
    case 'takenOver':
      return panelError('room.takenOver', 'now', null);
    case 'refused':
      return panelError(link.code, 'later', null);
  }
}

/** Why the room cannot do it now; null when it can. The same reason as the page would find, said once more. */
export function obstacle(
  room: RoomState,
  needs: RoomCapability | null,
  moment: Moment,
): Result<never> | null {
  const unlinked = linkError(room);
  if (unlinked !== null) return err(unlinked);
  if (!moment(room)) return notPossible(`${needs ?? 'an answer'} while ${room.call.kind}`);
  if (needs === null || room.capabilities.includes(needs)) return null;
  return refuse(keptByRole(room).includes(needs) ? 'meeting.notHost' : 'room.unsupported', needs);
}

export const command = (build: RoomCommand): Result<Action> => ok<Action>({ kind: 'room', command: build });

/** A rule that gives a command, or a refusal of its own. `needs` null: the moment alone says that it can be done. */
export function rule<K extends IntentKind>(
  needs: RoomCapability | null | ((intent: IntentOf<K>, state: PanelState) => RoomCapability),
  moment: Moment,
  build: (intent: IntentOf<K>, state: PanelState) => RoomCommand | Result<Action>,
): Rule<K> {
  return (state, intent) => {
    const capability = typeof needs === 'function' ? needs(intent, state) : needs;
    const refusal = obstacle(state.room, capability, moment);
    if (refusal !== null) return refusal;
    const built = build(intent, state);
    return 'kind' in built ? command(built) : built;
  };
}

/** Runs `build` with somebody who is in the meeting or waits to be let in; who has left is told. */
export function withPerson(
  { room }: PanelState,
  personId: string,
  build: (person: Participant) => RoomCommand | Result<Action>,
): RoomCommand | Result<Action> {
  const person = room.participants.find(({ id }) => id === personId);
  return person === undefined ? refuse('meeting.personGone') : build(person);
}

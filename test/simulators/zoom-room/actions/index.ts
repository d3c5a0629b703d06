/** All actions by name, and how one is checked and carried out. */
import { z } from 'zod';
import type { Machine } from '../machine.ts';
import { ActionRefused, type Action } from './action.ts';
import { faultActions } from './faults.ts';
import { fromAfarActions } from './from-afar.ts';
import { gearActions } from './gear.ts';
import { linkActions } from './link.ts';
import { meetingActions } from './meeting.ts';
import { outsideActions } from './outside.ts';
import { peopleActions } from './people.ts';
import { sharingActions } from './sharing.ts';

const actions = {
  ...meetingActions,
  ...peopleActions,
  ...sharingActions,
  ...gearActions,
  ...linkActions,
  ...outsideActions,
  ...fromAfarActions,
  ...faultActions,
};

type Actions = typeof actions;

/** An action with its arguments, as code and the control channel give it. */
export type RoomAction = {
  [Name in keyof Actions]: { do: Name } & ArgumentsOf<Actions[Name]['args']>;
}[keyof Actions];

/** A schema without keys takes nothing, which its own type says in a way that would forbid `do` as well. */
type ArgumentsOf<Schema extends z.ZodObject> = string extends keyof z.input<Schema>
  ? unknown
  : z.input<Schema>;

/** Each schema checks what its own action is given, so here their differing types may be forgotten. */
const byName: ReadonlyMap<string, Action> = new Map(
  Object.entries(actions as unknown as Record<string, Action>),
);

/** One line about every action. */
export const actionHelp: Readonly<Record<string, string>> = Object.fromEntries(
  [...byName].map(([name, { help }]) => [name, help]),
);

const named = z.looseObject({ do: z.string() });

/** Throws `ActionRefused` with a plain message when there is no such action or its arguments are wrong. */
export async function perform(machine: Machine, request: unknown): Promise<void> {
  const envelope = named.safeParse(request);
  if (!envelope.success)
    throw new ActionRefused('The body must be an object with "do", the name of an action.');
  const { do: name, ...args } = envelope.data;
  const action = byName.get(name);
  if (action === undefined) throw new ActionRefused(`There is no action "${name}"; GET / lists them all.`);
  const checked = action.args.safeParse(args);
  if (!checked.success) throw new ActionRefused(`${name}: ${z.prettifyError(checked.error)}`);
  await action.run(machine, checked.data);
}

export { ActionRefused } from './action.ts';

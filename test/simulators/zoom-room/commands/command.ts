/**
 * What a command is: its path, its parameters in their documented order, and what it does. Parameters are named and
 * in order; names and path words are compared without regard to case, values are taken as they stand.
 */
import { errorReply, reply, type RoomMessage } from '../messages.ts';
import type { Room } from '../room.ts';

/** Values by lower-case parameter name; one given more than once comes as it stood, `a user: b`. */
export type Arguments = (name: string) => string;

export interface Parameter {
  readonly name: string;
  readonly isOptional: boolean;
}

export interface Command {
  /** Words after `zCommand`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** The reply; null: this command is never answered. */
  readonly run: (room: Room, value: Arguments, replyName: string) => RoomMessage | null;
}

/** `parameters` by name; a name that ends in `?` may be left out. */
export function command(path: string, parameters: readonly string[], run: Command['run']): Command {
  const parsed = parameters.map((name) => ({ name: name.replace('?', ''), isOptional: name.endsWith('?') }));
  return { path, parameters: parsed, run };
}

export const notInMeeting = 'Command is only available in a meeting';

/** A command that outside a meeting gives an error under its own reply name. */
export function inMeetingCommand(path: string, parameters: readonly string[], run: Command['run']): Command {
  return command(path, parameters, (room, value, replyName) =>
    room.state.call.kind === 'inMeeting'
      ? run(room, value, replyName)
      : errorReply('zCommand', replyName, notInMeeting),
  );
}

/** For commands whose effect nothing else shows: the reply and no more. */
export const done: Command['run'] = (_room, _value, replyName) => reply('zCommand', replyName);

/** Runs the command of the longest path that fits. Null: there is no such command. */
export function runCommand(
  commands: readonly Command[],
  room: Room,
  words: string,
): { message: RoomMessage | null } | null {
  const said = words.toLowerCase();
  const fitting = commands
    .filter(({ path }) => said === path.toLowerCase() || said.startsWith(`${path.toLowerCase()} `))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (fitting === undefined) return null;
  const replyName = `${fitting.path.replaceAll(' ', '')}Result`;
  const values = parseParameters(words.slice(fitting.path.length), fitting.parameters);
  if (values === null) return { message: errorReply('zCommand', replyName, 'Wrong or missing parameter') };
  return { message: fitting.run(room, values, replyName) };
}

/** Null when a required parameter is missing, an unknown one stands first, or the order is not the documented one. */
export function parseParameters(text: string, parameters: readonly Parameter[]): Arguments | null {
  const names = parameters.map(({ name }) => name.toLowerCase());
  const found = [...text.matchAll(/(?:^|\s)(\w+):/g)]
    .map((match) => ({
      name: (match[1] ?? '').toLowerCase(),
      at: match.index,
      end: match.index + match[0].length,
    }))
    .filter(({ name }) => names.includes(name));
  const isOrdered = found.every(({ name }, at) => {
    const before = found[at - 1];
    return before === undefined || names.indexOf(before.name) <= names.indexOf(name);
  });
  const before = text.slice(0, found[0]?.at ?? text.length).trim();
  if (!isOrdered || before !== '') return null;
  const values = new Map<string, string>();
  for (const [at, { name, end }] of found.entries()) {
    const value = unquoted(text.slice(end, found[at + 1]?.at).trim());
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before} ${name}: ${value}`);
  }
  const isComplete = parameters.every(({ name, isOptional }) => isOptional || values.has(name.toLowerCase()));
  return isComplete ? (name) => values.get(name.toLowerCase()) ?? '' : null;
}

export const unquoted = (value: string): string =>
  value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;

export const isOn = (value: string): boolean => value.toLowerCase() === 'on';

/** What an action is: a line that explains it, a schema for its arguments, and what it does to the machine. */
import type { z } from 'zod';
import type { Machine } from '../machine.ts';

export interface Action<Schema extends z.ZodObject = z.ZodObject> {
  readonly help: string;
  readonly args: Schema;
  readonly run: (machine: Machine, args: z.output<Schema>) => void | Promise<void>;
}

/** Throw this when an action makes no sense now; its message is shown to who asked. */
export class ActionRefused extends Error {}

export function action<Schema extends z.ZodObject>(
  help: string,
  args: Schema,
  run: Action<Schema>['run'],
): Action<Schema> {
  return { help, args, run };
}

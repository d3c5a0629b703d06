/** What the control channel can have the simulated service desk do: by name, with help and strictly checked arguments. */
import { z } from 'zod';
import { answerForms, type AnswerForm } from './face.ts';
import { Fault, faultKinds, type FaultLedger } from './faults.ts';
import { ticketStates, type Tickets } from './tickets.ts';

export interface Steered {
  readonly tickets: Tickets;
  readonly faults: FaultLedger;
  readonly server: () => { readonly setDown: (isDown: boolean) => void };
  answerForm: AnswerForm;
}

/** Thrown when an action makes no sense now; its message is shown to who asked. */
export class ActionRefused extends Error {}

const progress = z.strictObject({
  do: z.literal('progress'),
  /** Null: of every case. */
  reference: z.string().nullable().default(null),
  state: z.enum(ticketStates),
  message: z.string().max(100_000).nullable().default(null),
});

const Action = z.discriminatedUnion('do', [
  progress,
  z.strictObject({ do: z.literal('answerForm'), form: z.enum(answerForms) }),
  z.strictObject({ do: z.literal('forget') }),
  z.strictObject({ do: z.literal('fault'), fault: Fault }),
  z.strictObject({ do: z.literal('clearFaults') }),
  z.strictObject({ do: z.literal('goDown') }),
  z.strictObject({ do: z.literal('comeUp') }),
]);

/** An action with its arguments, as code and the control channel give it. */
export type DeskAction = z.input<typeof Action>;

/** One line about every action. */
export const actionHelp: Readonly<Record<DeskAction['do'], string>> = {
  progress: `How far a case has come (null: all): state ${ticketStates.join(', ')}; message.`,
  answerForm: `What a taken report is answered with: ${answerForms.join(', ')}.`,
  forget: 'Every case is gone, and every status address with it.',
  fault: `fault: { kind, times, where, … }; kinds: ${faultKinds.join(', ')}.`,
  clearFaults: 'No fault is active any more.',
  goDown: 'Every connection is cut until comeUp; the control channel goes on.',
  comeUp: 'The desk answers again.',
};

/** Throws `ActionRefused` with a plain message when there is no such action or its arguments are wrong. */
export function perform(steered: Steered, request: unknown): void {
  const read = Action.safeParse(request);
  if (!read.success) throw new ActionRefused(z.prettifyError(read.error));
  const action = read.data;
  switch (action.do) {
    case 'progress':
      makeProgress(steered.tickets, action);
      return;
    case 'answerForm':
      steered.answerForm = action.form;
      return;
    case 'forget':
      steered.tickets.forget();
      return;
    case 'fault':
      steered.faults.set(action.fault);
      return;
    case 'clearFaults':
      steered.faults.clear();
      return;
    case 'goDown':
      steered.server().setDown(true);
      return;
    case 'comeUp':
      steered.server().setDown(false);
      return;
  }
}

function makeProgress(tickets: Tickets, { reference, state, message }: z.output<typeof progress>): void {
  const one = reference === null ? null : tickets.byReference(reference);
  if (reference !== null && one === null) throw new ActionRefused(`There is no case ${reference}.`);
  for (const ticket of one === null ? tickets.list() : [one]) ticket.told = { state, message };
}

/** One result of a check, with what most results leave empty. */
import type { CheckId, CheckResult, Finding, Outcome, Responsible } from '../../shared/readiness.ts';

export interface Rest {
  readonly facts?: Readonly<Record<string, string | number>>;
  readonly responsible?: Responsible;
  readonly command?: string;
}

export function found<Id extends CheckId>(
  id: Id,
  outcome: Outcome,
  finding: Finding<Id> | null,
  { facts = {}, responsible, command }: Rest = {},
): CheckResult {
  return {
    id,
    outcome,
    finding,
    facts,
    responsible: responsible ?? null,
    command: command ?? null,
    // The finding belongs to the id by the signature; the union cannot follow that.
  } as CheckResult;
}

/** What cannot be told because something before it failed. */
export const pointless = (id: CheckId): CheckResult => found(id, 'skipped', null);

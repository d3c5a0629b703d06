/** The built-in scenarios by name. */
import type { Scenario } from '../scenario.ts';
import { crowded } from './crowded.ts';
import { quiet } from './quiet.ts';
import { signedOut } from './signed-out.ts';
import { university } from './university.ts';

export const scenarios: readonly Scenario[] = [university, quiet, crowded, signedOut];

/** Throws when there is none of that name. */
export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found === undefined) {
    throw new Error(
      `No scenario "${name}"; there are: ${scenarios.map((scenario) => scenario.name).join(', ')}`,
    );
  }
  return found;
}

/** Puts a report into the order in which somebody with a tool belt reads it, and counts what is wrong. */
import type { CheckResult, ReadinessReport } from '../../../shared/readiness.ts';

/** What is wrong first, then what somebody should look at all the same; the rest only reassures. */
function rank({ outcome, responsible }: CheckResult): number {
  switch (outcome) {
    case 'fail':
      return 0;
    case 'warn':
      return 1;
    case 'skipped':
      return responsible === null ? 4 : 2;
    case 'pass':
      return 3;
  }
}

/** In the report's own order within each rank. */
export function worstFirst({ results }: ReadinessReport): readonly CheckResult[] {
  return [...results].sort((one, other) => rank(one) - rank(other));
}

export interface Counts {
  readonly fails: number;
  readonly warnings: number;
}

export function countsOf({ results }: ReadinessReport): Counts {
  const count = (wanted: CheckResult['outcome']): number =>
    results.filter(({ outcome }) => outcome === wanted).length;
  return { fails: count('fail'), warnings: count('warn') };
}

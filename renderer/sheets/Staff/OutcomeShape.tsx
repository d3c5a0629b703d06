/** How a check came out, as a shape: told apart without colour. The word stands beside it. */
import type { Outcome } from '../../../shared/readiness.ts';

const drawings: Readonly<Record<Outcome, { readonly body: string; readonly mark: string }>> = {
  pass: { body: 'M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z', mark: 'm6.800 12.400 3.600 3.600 7-7.600' },
  warn: { body: 'M12 1.500 23.500 22H.5Z', mark: 'M12 9v5.500M12 18.200v.1' },
  fail: { body: 'M7.400 1h9.200L23 7.400v9.200L16.600 23H7.400L1 16.600V7.400Z', mark: 'm8 8 8 8M16 8l-8 8' },
  skipped: { body: 'M4 9h16a3 3 0 0 1 0 6H4a3 3 0 0 1 0-6Z', mark: '' },
};

export function OutcomeShape({ outcome }: { readonly outcome: Outcome }) {
  const { body, mark } = drawings[outcome];
  return (
    <svg className={`outcome outcome-${outcome}`} viewBox="0 0 24 24" aria-hidden="true">
      <path className="outcome-body" d={body} />
      <path className="outcome-mark" d={mark} />
    </svg>
  );
}

/** One check: how it came out as shape and word, what was found, who puts it right, and the exact command for it. */
import { findingSentence, type ReadinessWords } from '../../../shared/readiness-words.ts';
import type { CheckResult } from '../../../shared/readiness.ts';
import { useStaffTexts } from '../../store/later-texts.ts';
import { OutcomeShape } from './OutcomeShape.tsx';

export interface CheckRowProps {
  readonly result: CheckResult;
  readonly words: ReadinessWords;
  /** The list comes into view here. */
  readonly isAnchor: boolean;
}

export function CheckRow({ result, words, isAnchor }: CheckRowProps) {
  const staff = useStaffTexts();
  const { id, outcome, responsible, command } = result;
  return (
    <li className="check" data-anchor={isAnchor ? '' : undefined}>
      <OutcomeShape outcome={outcome} />
      <h4>{words.checks[id].name}</h4>
      <p className="check-outcome">{words.outcomes[outcome]}</p>
      <p className="check-found">
        <bdi>{findingSentence(words, result)}</bdi>
      </p>
      {responsible === null ? null : (
        <p className="check-who">{staff.actedOnBy(words.responsible[responsible])}</p>
      )}
      {command === null ? null : (
        <div className="check-command">
          <p>{staff.command}</p>
          <pre dir="ltr" lang="en">
            {command.split(/(?<= )/).map((word, place) => (
              // A hyphen must stay with the parameter that it begins.
              <span key={place}>{word}</span>
            ))}
          </pre>
        </div>
      )}
    </li>
  );
}

/** One of several that exclude each other, or something that is on or off. What is so is told by more than colour. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

export interface ChoiceProps {
  readonly label: string;
  readonly isChosen: boolean;
  readonly onTap: () => void;
  readonly isDisabled?: boolean;
  readonly isPending?: boolean;
  readonly picture?: ReactNode;
  readonly icon?: IconName;
  /** What it says to those who cannot see the picture. */
  readonly spoken?: string;
  readonly className?: string;
}

export function Choice(props: ChoiceProps) {
  const { label, isChosen, onTap, picture, icon, spoken, className = '' } = props;
  const isPending = props.isPending === true;
  return (
    <button
      type="button"
      className={`choice-button ${className}`}
      aria-pressed={isChosen}
      aria-label={spoken}
      aria-busy={isPending || undefined}
      aria-disabled={isPending || undefined}
      disabled={props.isDisabled === true}
      onClick={isPending ? undefined : onTap}
    >
      {picture}
      {icon === undefined ? null : <Icon name={icon} />}
      {label === '' ? null : <bdi className="choice-label clip-2">{label}</bdi>}
      {isChosen ? (
        <span className="choice-check">
          <Icon name="done" />
        </span>
      ) : null}
      {isPending ? <span className="button-progress" /> : null}
    </button>
  );
}

/** A setting that is on or off, with its state in words. It shows at once what was asked for. */
import type { Toggle } from '../../shared/snapshot.ts';
import { useControlsTexts } from '../store/later-texts.ts';

export interface SwitchRowProps {
  readonly label: string;
  readonly toggle: Toggle;
  readonly onTap: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
  /** A line under the label: what it means, or why it cannot be changed. */
  readonly hint?: string | null;
}

export function SwitchRow({ label, toggle, onTap, isDisabled = false, hint = null }: SwitchRowProps) {
  const controls = useControlsTexts();
  const isOn = (toggle.wanted ?? toggle.isOn) === true;
  const isPending = toggle.wanted !== null;
  return (
    <button
      type="button"
      role="switch"
      className="switch-row"
      aria-checked={isOn}
      aria-busy={isPending || undefined}
      disabled={isDisabled}
      onClick={isPending ? undefined : () => onTap(!isOn)}
    >
      <span className="switch-words">
        <span>{label}</span>
        {hint === null ? null : <span className="switch-hint">{hint}</span>}
      </span>
      <span className="switch-state">{isOn ? controls.on : controls.off}</span>
      <span className="switch-track" aria-hidden="true">
        <span className="switch-knob" />
      </span>
      {isPending ? <span className="button-progress" /> : null}
    </button>
  );
}

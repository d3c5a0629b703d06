/** What has been typed so far, large, with a line of help. A keyboard that happens to be attached types into it too. */
import { useId } from 'react';

export interface TextFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function TextField({ label, hint, value, onChange }: TextFieldProps) {
  const fieldId = useId();
  const hintId = useId();
  return (
    <div className="text-field">
      <label htmlFor={fieldId}>{label}</label>
      <input
        id={fieldId}
        type="text"
        inputMode="none"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        value={value}
        aria-describedby={hintId}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={hintId} className="entry-hint">
        {hint}
      </p>
    </div>
  );
}

/**
 * A field and its keys: what has been typed so far, large, with the keypad beside it, and the buttons that act on it.
 * A keyboard that happens to be attached types into the same field.
 */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Keypad } from './Keypad.tsx';

export interface CodeEntryProps {
  readonly label: string;
  readonly hint: string;
  /** Shown in place of the hint, and read out. */
  readonly error: string | null;
  readonly value: string;
  /** How the value looks while it is typed. */
  readonly shown: string;
  /** Whether the field covers what it holds, as for a PIN. */
  readonly isHidden?: boolean;
  readonly maxLength: number;
  readonly hasLetters: boolean;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
  /** The buttons, primary first. */
  readonly children: ReactNode;
}

export function CodeEntry(props: CodeEntryProps) {
  const { label, hint, error, value, shown, maxLength, hasLetters, onChange, onEnter, children } = props;
  // A passcode is shown while it is typed, and yet is not for everybody's ears.
  const isSecret = props.isHidden === true || hasLetters;
  const field = useRef<HTMLInputElement>(null);
  const fieldId = useId();
  const hintId = useId();
  // After the sheet around it has opened and taken the focus itself.
  useEffect(() => field.current?.focus(), []);

  const change = (next: string): void => {
    const allowed = hasLetters ? next.replace(/\s/g, '') : next.replace(/\D/g, '');
    onChange(allowed.slice(0, maxLength));
  };
  return (
    <div className="entry">
      <div className="entry-field">
        <label htmlFor={fieldId}>{label}</label>
        <input
          ref={field}
          id={fieldId}
          type={props.isHidden === true ? 'password' : 'text'}
          inputMode="none"
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          value={shown}
          data-private={isSecret ? 'code' : undefined}
          aria-describedby={hintId}
          aria-invalid={error !== null}
          onChange={(event) => change(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onEnter();
          }}
        />
        <p id={hintId} className={error === null ? 'entry-hint' : 'entry-hint entry-error'} role="status">
          {error ?? hint}
        </p>
      </div>
      <div className="entry-keys">
        <Keypad
          hasLetters={hasLetters}
          isSecret={isSecret}
          onKey={(character) => change(value + character)}
          onErase={() => change(value.slice(0, -1))}
        />
      </div>
      <div className="actions">{children}</div>
    </div>
  );
}

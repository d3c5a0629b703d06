/**
 * Keys for a finger: digits, and letters one tap away where a code may hold them. Every key sends one character; the
 * entry itself belongs to whoever shows it. Keys may be pressed as fast as a finger can.
 */
import { useState, type ReactNode } from 'react';

import { useAllTexts } from '../store/later-texts.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

export interface KeypadProps {
  /** Whether a code may hold letters and signs. */
  readonly hasLetters: boolean;
  /** Whether a code is typed that others are not to hear. */
  readonly isSecret: boolean;
  readonly onKey: (character: string) => void;
  readonly onErase: () => void;
}

const digitRows = [
  ['1', '2', '3'],
  ['4', '5', '6'],
  ['7', '8', '9'],
] as const;
/** Rows of the keyboard; the erase key ends the third, the fourth has the signs that Zoom allows in a passcode. */
const characters = (row: string): readonly string[] => row.split(/(?:)/u);
const plainRows = ['1234567890', 'qwertyuiop'].map(characters);
const eraseRow = characters('asdfghjkl');
const shiftRow = characters('zxcvbnm@*_-');

interface KeyProps {
  readonly isSecret: boolean;
  readonly character: string;
  readonly onKey: (character: string) => void;
}

function Key({ isSecret, character, onKey }: KeyProps) {
  return <Button label={character} isOfCode={isSecret} repeats onTap={() => onKey(character)} />;
}

function Digits({
  hasLetters,
  isSecret,
  onKey,
  onErase,
  onLetters,
}: KeypadProps & { readonly onLetters: () => void }) {
  const texts = useAllTexts();
  return (
    <div className="keypad" role="group" aria-label={texts.number.keys}>
      {digitRows.flat().map((digit) => (
        <Key key={digit} isSecret={isSecret} character={digit} onKey={onKey} />
      ))}
      {hasLetters ? <Button label={texts.number.letters} onTap={onLetters} /> : <span />}
      <Key isSecret={isSecret} character="0" onKey={onKey} />
      <Button label={texts.number.erase} icon="erase" isIconOnly repeats onTap={onErase} />
    </div>
  );
}

function Letters({ isSecret, onKey, onErase }: Omit<KeypadProps, 'hasLetters'>) {
  const texts = useAllTexts();
  const [isCapital, setIsCapital] = useState(false);
  const keysOf = (row: readonly string[]): ReactNode =>
    row.map((character) => (
      <Key
        key={character}
        isSecret={isSecret}
        character={isCapital ? character.toUpperCase() : character}
        onKey={onKey}
      />
    ));
  return (
    <div className="keyboard" role="group" aria-label={texts.number.keys}>
      {plainRows.map((row) => (
        <div className="keyboard-row" key={row.join('')}>
          {keysOf(row)}
        </div>
      ))}
      <div className="keyboard-row">
        {keysOf(eraseRow)}
        <Button label={texts.number.erase} icon="erase" isIconOnly repeats onTap={onErase} />
      </div>
      <div className="keyboard-row">
        <button
          type="button"
          className="button button-plain tone-calm key-shift"
          aria-pressed={isCapital}
          aria-label={texts.number.capitals}
          data-repeats=""
          onClick={() => setIsCapital(!isCapital)}
        >
          <Icon name="shift" />
        </button>
        {keysOf(shiftRow)}
      </div>
    </div>
  );
}

export function Keypad(props: KeypadProps) {
  const [showsLetters, setShowsLetters] = useState(false);
  return showsLetters ? (
    <Letters {...props} />
  ) : (
    <Digits {...props} onLetters={() => setShowsLetters(true)} />
  );
}

/**
 * Keys for a finger: digits, and letters one tap away where a code may hold them. Every key sends one character; the
 * entry itself belongs to whoever shows it. Keys may be pressed as fast as a finger can.
 */
import { useState } from 'react';
import { useTexts } from '../store/panel-context.tsx';
import { Button } from './Button.tsx';

export interface KeypadProps {
  /** Whether a code may hold letters and signs. */
  readonly hasLetters: boolean;
  readonly onKey: (character: string) => void;
  readonly onErase: () => void;
}

const digitRows = [
  ['1', '2', '3'],
  ['4', '5', '6'],
  ['7', '8', '9'],
] as const;
const letterRows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'].map((row) => row.split(/(?:)/u));
/** Signs that Zoom allows in a passcode beside letters and digits. */
const signs = ['@', '*', '_', '-'];

interface KeyProps {
  readonly character: string;
  readonly onKey: (character: string) => void;
}

function Key({ character, onKey }: KeyProps) {
  return <Button label={character} repeats onTap={() => onKey(character)} />;
}

function Digits({ hasLetters, onKey, onErase, onLetters }: KeypadProps & { readonly onLetters: () => void }) {
  const texts = useTexts();
  return (
    <div className="keypad" role="group" aria-label={texts.number.keys}>
      {digitRows.flat().map((digit) => (
        <Key key={digit} character={digit} onKey={onKey} />
      ))}
      {hasLetters ? <Button label={texts.number.letters} onTap={onLetters} /> : <span />}
      <Key character="0" onKey={onKey} />
      <Button label={texts.number.erase} icon="erase" isIconOnly repeats onTap={onErase} />
    </div>
  );
}

function Letters({
  onKey,
  onErase,
  onDigits,
}: Omit<KeypadProps, 'hasLetters'> & { readonly onDigits: () => void }) {
  const texts = useTexts();
  const [isCapital, setIsCapital] = useState(false);
  const cased = (character: string): string => (isCapital ? character.toUpperCase() : character);
  return (
    <div className="keyboard" role="group" aria-label={texts.number.keys}>
      {letterRows.map((row, index) => (
        <div className="keyboard-row" key={row.join('')}>
          {index === letterRows.length - 1 ? (
            <button
              type="button"
              className="button button-plain tone-calm key-wide"
              aria-pressed={isCapital}
              aria-label={texts.number.capitals}
              data-repeats=""
              onClick={() => setIsCapital(!isCapital)}
            >
              <span aria-hidden="true">{isCapital ? 'ABC' : 'Abc'}</span>
            </button>
          ) : null}
          {row.map((character) => (
            <Key key={character} character={cased(character)} onKey={onKey} />
          ))}
          {index === letterRows.length - 1 ? (
            <Button label={texts.number.erase} icon="erase" isIconOnly repeats onTap={onErase} />
          ) : null}
        </div>
      ))}
      <div className="keyboard-row">
        <Button label={texts.number.digits} onTap={onDigits} />
        {signs.map((sign) => (
          <Key key={sign} character={sign} onKey={onKey} />
        ))}
      </div>
    </div>
  );
}

export function Keypad(props: KeypadProps) {
  const [showsLetters, setShowsLetters] = useState(false);
  return showsLetters ? (
    <Letters {...props} onDigits={() => setShowsLetters(false)} />
  ) : (
    <Digits {...props} onLetters={() => setShowsLetters(true)} />
  );
}

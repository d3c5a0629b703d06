/**
 * Letters for a finger, with the Swedish ones, for names and addresses. Every key sends one character; the text itself
 * belongs to whoever shows it.
 */
import { useAllTexts, useControlsTexts } from '../store/later-texts.ts';

import { Button } from './Button.tsx';

export interface TextKeysProps {
  readonly use: 'name' | 'address';
  readonly onKey: (character: string) => void;
  readonly onErase: () => void;
}

const rows: Readonly<Record<TextKeysProps['use'], readonly string[]>> = {
  name: ['qwertyuiopå', 'asdfghjklöä', 'zxcvbnm-'],
  address: ['1234567890', 'qwertyuiop', 'asdfghjkl@', 'zxcvbnm.-:#'],
};

export function TextKeys({ use, onKey, onErase }: TextKeysProps) {
  const texts = useAllTexts();
  const { invite } = useControlsTexts();
  const last = rows[use].length - 1;
  return (
    <div className="keyboard" role="group" aria-label={invite.keys}>
      {rows[use].map((row, index) => (
        <div className="keyboard-row" key={row}>
          {row.split(/(?:)/u).map((character) => (
            <Button key={character} label={character} repeats onTap={() => onKey(character)} />
          ))}
          {index === last && use === 'name' ? (
            <Button label={invite.space} icon="space" isIconOnly repeats onTap={() => onKey(' ')} />
          ) : null}
          {index === last ? (
            <Button label={texts.number.erase} icon="erase" isIconOnly repeats onTap={onErase} />
          ) : null}
        </div>
      ))}
    </div>
  );
}

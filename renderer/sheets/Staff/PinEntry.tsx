/**
 * The PIN in front of the staff's page. Digits are hidden until somebody wants to see them; a PIN that was not right is
 * cleared and told in place, until the next one is typed.
 */
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { CodeEntry } from '../../components/CodeEntry.tsx';
import { useAllTexts, useStaffTexts } from '../../store/later-texts.ts';
import { usePage, usePanel, useProgress, useSnapshot } from '../../store/panel-context.tsx';
import type { StaffTexts } from '../../text/staff.ts';

const digits = { least: 4, most: 12 };

/** Why the last PIN opened nothing; null once another is being typed. */
function usePinTrouble(texts: StaffTexts['pin']): readonly [string | null, () => void] {
  const { reason } = useAllTexts();
  const newest = useSnapshot(
    ({ notices }) => notices.findLast(({ about, tone }) => about === 'admin.open' && tone === 'bad') ?? null,
  );
  const refusal = usePage((page) => (page.refusal?.about === 'admin.open' ? page.refusal : null));
  const current = refusal ?? newest;
  // Main's notice goes away by itself; what is told in place stays. A notice from before this sheet is not ours.
  const [seen, setSeen] = useState({ source: current, isTold: false });
  if (current !== null && current !== seen.source) setSeen({ source: current, isTold: true });
  const code = seen.isTold ? (seen.source?.code ?? null) : null;
  const forget = (): void => setSeen((was) => ({ ...was, isTold: false }));
  switch (code) {
    case null:
      return [null, forget];
    case 'admin.wrongPin':
      return [texts.wrong, forget];
    case 'admin.tooManyTries':
      return [texts.tooMany, forget];
    default:
      return [code in reason ? reason[code as keyof typeof reason] : texts.wrong, forget];
  }
}

export function PinEntry({ onEntered }: { readonly onEntered: () => void }) {
  const { act, sheets } = usePanel();
  const texts = useAllTexts();
  const { pin: words } = useStaffTexts();
  const [pin, setPin] = useState('');
  const [isShown, setIsShown] = useState(false);
  const [trouble, forgetTrouble] = usePinTrouble(words);
  const progress = useProgress('admin.open');
  const isWhole = pin.length >= digits.least;

  const enter = (next: string): void => {
    setPin(next);
    sheets.setHasEntry(next !== '');
  };
  const open = (): void => {
    if (!isWhole || progress.isPending) return;
    forgetTrouble();
    onEntered();
    act({ kind: 'admin.open', pin });
    enter('');
  };
  return (
    <CodeEntry
      label={words.label}
      hint={words.hint}
      error={trouble}
      value={pin}
      shown={pin}
      isHidden={!isShown}
      maxLength={digits.most}
      hasLetters={false}
      onChange={(next) => {
        forgetTrouble();
        enter(next);
      }}
      onEnter={open}
    >
      <Button
        look="primary"
        tone="action"
        icon="unlock"
        label={words.unlock}
        isDisabled={!isWhole && !progress.isPending}
        progress={progress}
        doing={words.unlocking}
        slow={texts.doing.slow}
        onTap={open}
      />
      <Button look="second" label={isShown ? words.hide : words.show} onTap={() => setIsShown(!isShown)} />
    </CodeEntry>
  );
}

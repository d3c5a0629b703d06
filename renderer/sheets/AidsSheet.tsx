/** Aids for those who see, hear or reach less, and the language: each one tap. */
import { Sheet } from '../components/Sheet.tsx';
import { useAidsTexts } from '../store/later-texts.ts';

export function AidsSheet() {
  const texts = useAidsTexts();
  return (
    <Sheet heading={texts.heading}>
      <p>{texts.lasts}</p>
    </Sheet>
  );
}

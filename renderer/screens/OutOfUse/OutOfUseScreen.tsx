/** The room is not for use: why, until when, and where else to go. */
import { useAwayTexts } from '../../store/later-texts.ts';

export function OutOfUseScreen() {
  const texts = useAwayTexts();
  return <h1>{texts.outOfUse}</h1>;
}

/** Outside office hours: the time and the room, dim; a touch only wakes. */
import { useAwayTexts } from '../../store/later-texts.ts';

export function NightScreen() {
  const texts = useAwayTexts();
  return <p>{texts.wake}</p>;
}

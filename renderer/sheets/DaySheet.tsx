/** The whole day and tomorrow, to read and to book in. */
import { Sheet } from '../components/Sheet.tsx';
import { useTexts } from '../store/panel-context.tsx';

export function DaySheet() {
  const texts = useTexts();
  return <Sheet heading={texts.agenda.heading}>{null}</Sheet>;
}

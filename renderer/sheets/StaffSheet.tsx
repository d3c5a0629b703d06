/** What is for staff: a PIN, and what the room lacks. */
import { Sheet } from '../components/Sheet.tsx';
import { useTexts } from '../store/panel-context.tsx';

export function StaffSheet() {
  const texts = useTexts();
  return <Sheet heading={texts.act.help}>{null}</Sheet>;
}

/** Other rooms that are free now. */
import { Sheet } from '../components/Sheet.tsx';
import { useTexts } from '../store/panel-context.tsx';

export function FreeRoomsSheet() {
  const texts = useTexts();
  return <Sheet heading={texts.act.findRoom}>{null}</Sheet>;
}

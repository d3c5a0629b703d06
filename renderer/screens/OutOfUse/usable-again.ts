/** When a room that is out of use can be used again, in words. */
import type { OutOfUse } from '../../../shared/snapshot.ts';
import { useAwayTexts } from '../../store/later-texts.ts';
import { useFormat, useSnapshot } from '../../store/panel-context.tsx';

export function useUsableAgain({ until }: OutOfUse): string {
  const texts = useAwayTexts();
  const format = useFormat();
  const midnight = useSnapshot(({ agenda }) => agenda.tomorrow.startsAt);
  if (until === null) return texts.untilFurtherNotice;
  return until === midnight ? texts.usableTomorrow : texts.usableAt(format.time(until));
}

/** What stands beside every screen and belongs to none: care of the picture, what is said aloud, pages in large text. */
import type { ScreenSlice } from '../../shared/snapshot.ts';
import { useSnapshot } from '../store/panel-context.tsx';
import { ScreenCare } from '../screens/Night/ScreenCare.tsx';
import { AheadVoice } from './AheadVoice.tsx';
import { ScreenTurner } from './PageTurner.tsx';

export function Beside({ screen }: { readonly screen: ScreenSlice['kind'] }) {
  const isLarge = useSnapshot(({ panel }) => panel.aids.largeText);
  return (
    <>
      <ScreenCare />
      {isLarge ? <ScreenTurner screen={screen} /> : null}
      <AheadVoice />
    </>
  );
}

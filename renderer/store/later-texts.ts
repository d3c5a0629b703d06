/** The words of what stands below the call, which the first screen does without: only what comes later imports them. */
import type { ControlsTexts } from '../text/controls.ts';
import { enControls } from '../text/en-controls.ts';
import { enPeople } from '../text/en-people.ts';
import type { PeopleTexts } from '../text/people.ts';
import { svControls } from '../text/sv-controls.ts';
import { svPeople } from '../text/sv-people.ts';
import { useSnapshot } from './panel-context.tsx';

const useIsSwedish = (): boolean => useSnapshot(({ panel }) => panel.language) === 'sv';

export function useControlsTexts(): ControlsTexts {
  return useIsSwedish() ? svControls : enControls;
}

export function usePeopleTexts(): PeopleTexts {
  return useIsSwedish() ? svPeople : enPeople;
}

/** The words of the sheets below the call, which the first screen does without: only what comes later imports them. */
import type { ControlsTexts } from '../text/controls.ts';
import { enControls } from '../text/en-controls.ts';
import { svControls } from '../text/sv-controls.ts';
import { useSnapshot } from './panel-context.tsx';

export function useControlsTexts(): ControlsTexts {
  return useSnapshot(({ panel }) => panel.language) === 'sv' ? svControls : enControls;
}

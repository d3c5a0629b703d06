/** The words of what stands below the call, which the first screen does without: only what comes later imports them. */
import type { AheadTexts } from '../text/ahead.ts';
import type { AidsTexts } from '../text/aids.ts';
import type { AwayTexts } from '../text/away.ts';
import { enAhead } from '../text/en-ahead.ts';
import { enAids } from '../text/en-aids.ts';
import { enAway } from '../text/en-away.ts';
import { svAhead } from '../text/sv-ahead.ts';
import { svAids } from '../text/sv-aids.ts';
import { svAway } from '../text/sv-away.ts';
import type { ControlsTexts } from '../text/controls.ts';
import { enControls } from '../text/en-controls.ts';
import type { DayTexts } from '../text/day.ts';
import { enDay } from '../text/en-day.ts';
import { svDay } from '../text/sv-day.ts';
import { enHelp } from '../text/en-help.ts';
import type { HelpTexts } from '../text/help.ts';
import { svHelp } from '../text/sv-help.ts';
import { enPeople } from '../text/en-people.ts';
import { enStaff } from '../text/en-staff.ts';
import type { PeopleTexts } from '../text/people.ts';
import { svControls } from '../text/sv-controls.ts';
import type { StaffTexts } from '../text/staff.ts';
import { svPeople } from '../text/sv-people.ts';
import { svStaff } from '../text/sv-staff.ts';
import type { ScreensTexts } from '../text/screens.ts';
import { sv } from '../text/sv.ts';
import { en } from '../text/en.ts';
import { enScreens } from '../text/en-screens.ts';
import { svScreens } from '../text/sv-screens.ts';
import type { Texts } from '../text/texts.ts';
import { useSnapshot } from './panel-context.tsx';

const useIsSwedish = (): boolean => useSnapshot(({ panel }) => panel.language) === 'sv';

/** The words of the first screen together with those of all the others. */
export type AllTexts = Texts & ScreensTexts;

const svAll: AllTexts = { ...sv, ...svScreens };
const enAll: AllTexts = { ...en, ...enScreens };

export function useAllTexts(): AllTexts {
  return useIsSwedish() ? svAll : enAll;
}

export function useControlsTexts(): ControlsTexts {
  return useIsSwedish() ? svControls : enControls;
}

export function usePeopleTexts(): PeopleTexts {
  return useIsSwedish() ? svPeople : enPeople;
}

export function useDayTexts(): DayTexts {
  return useIsSwedish() ? svDay : enDay;
}

export function useHelpTexts(): HelpTexts {
  return useIsSwedish() ? svHelp : enHelp;
}

export function useStaffTexts(): StaffTexts {
  return useIsSwedish() ? svStaff : enStaff;
}

export function useAidsTexts(): AidsTexts {
  return useIsSwedish() ? svAids : enAids;
}

export function useAheadTexts(): AheadTexts {
  return useIsSwedish() ? svAhead : enAhead;
}

export function useAwayTexts(): AwayTexts {
  return useIsSwedish() ? svAway : enAway;
}

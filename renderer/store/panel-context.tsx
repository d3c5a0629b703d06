/**
 * Hands the page's parts to its components: what is shown, which sheet is open, how to act, and the words and
 * formats of the language that stands. Components read through the hooks below and never see the bridge.
 */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { IntentKind } from '../../shared/bridge.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { formatOf, type Format } from '../text/format.ts';
import { textsOf } from '../text/catalogue.ts';
import type { Texts } from '../text/texts.ts';
import type { Act } from './intents.ts';
import type { PageClock } from './page-clock.ts';
import type { PageState, PanelStore } from './panel-store.ts';
import { progressOf, type Progress } from './selectors.ts';
import type { Sheets, SheetState } from './sheets.ts';

export interface PanelParts {
  readonly store: PanelStore;
  readonly sheets: Sheets;
  readonly act: Act;
  readonly clock: PageClock;
}

export const PanelContext = createContext<PanelParts | null>(null);

export function usePanel(): PanelParts {
  const parts = useContext(PanelContext);
  if (parts === null) throw new Error('A component of the panel stands outside PanelContext.');
  return parts;
}

export function usePage<T>(select: (state: PageState) => T): T {
  return useStore(usePanel().store, select);
}

/** Selects from the snapshot; only used below `App`, which waits for the first one. */
export function useSnapshot<T>(select: (snapshot: Snapshot) => T): T {
  return usePage(({ snapshot }) => {
    if (snapshot === null) throw new Error('A screen stands before the first snapshot.');
    return select(snapshot);
  });
}

export function useSheet<T>(select: (state: SheetState) => T): T {
  return useStore(usePanel().sheets.store, select);
}

export function useProgress(kind: IntentKind): Progress {
  const isPending = usePage((state) => progressOf(state, kind).isPending);
  const isSlow = usePage((state) => progressOf(state, kind).isSlow);
  return { isPending, isSlow };
}

/** The same for one person, device or call: `about` is the id in the intent. */
export function useProgressAbout(kind: IntentKind, about: string): Progress {
  const pending = useSnapshot((snapshot) =>
    snapshot.pending.find((one) => one.kind === kind && one.about === about),
  );
  return { isPending: pending !== undefined, isSlow: pending?.isSlow === true };
}

export function useTexts(): Texts {
  return textsOf(useSnapshot(({ panel }) => panel.language));
}

export function useFormat(): Format {
  const language = useSnapshot(({ panel }) => panel.language);
  const timeZone = useSnapshot(({ panel }) => panel.timeZone);
  return formatOf(language, timeZone);
}

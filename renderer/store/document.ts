/**
 * What a snapshot says about the document as a whole (language, theme, scale), and what a touch screen must not do
 * by itself (context menu, dragging).
 */
import type { Stop } from './page-clock.ts';
import type { PanelStore } from './panel-store.ts';

/** Sizes of the design hold at this many pixels per millimetre: 10.1 inches, 1280 × 800. */
const designPixelsPerMm = 5.88;

/** Keeps the document's language, theme and scale as main says. */
export function dressDocument(page: Document, store: PanelStore): Stop {
  const root = page.documentElement;
  const dress = (): void => {
    const panel = store.getState().snapshot?.panel;
    if (panel === undefined) return;
    if (root.lang !== panel.language) root.lang = panel.language;
    if (root.dataset['theme'] !== panel.theme) root.dataset['theme'] = panel.theme;
    for (const aid of ['largeText', 'highContrast', 'lowPlaced', 'speech'] as const)
      root.toggleAttribute(`data-${aid.toLowerCase()}`, panel.aids[aid]);
    root.style.setProperty('--scale', (panel.pixelsPerMm / designPixelsPerMm).toFixed(4));
  };
  dress();
  return store.subscribe((state, before) => {
    if (state.snapshot?.panel !== before.snapshot?.panel) dress();
  });
}

/** A long press opens nothing, and nothing can be dragged away. */
export function quietBrowser(page: Document): Stop {
  const prevent = (event: Event): void => event.preventDefault();
  page.addEventListener('contextmenu', prevent);
  page.addEventListener('dragstart', prevent);
  return () => {
    page.removeEventListener('contextmenu', prevent);
    page.removeEventListener('dragstart', prevent);
  };
}

/** Calls back at every touch and every key. */
export function watchTouches(page: Document, onTouch: () => void): Stop {
  page.addEventListener('pointerdown', onTouch, { capture: true, passive: true });
  page.addEventListener('keydown', onTouch, { capture: true });
  return () => {
    page.removeEventListener('pointerdown', onTouch, { capture: true });
    page.removeEventListener('keydown', onTouch, { capture: true });
  };
}

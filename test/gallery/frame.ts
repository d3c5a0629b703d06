/**
 * One state as a page of its own: the built page as it is shipped, preceded by a script that plays main. It pushes the
 * state, taps what opens its sheet, and marks the document with the state's name once all of that stands.
 */
import { installScriptedPanel } from '../ui/scripted-panel.ts';
import { dressed, type Look } from './looks.ts';
import type { GalleryState } from './states.ts';

/** Runs in the page. It is whole once the module with its other screens has run, and drawn two frames later. */
function play(
  name: string,
  { snapshot, taps }: GalleryState,
  load: (address: string) => Promise<unknown>,
): void {
  const left = [...taps];
  const whole = new Promise<void>((resolve) => {
    new PerformanceObserver((list, observer) => {
      const later = list.getEntries().find((entry) => /\/later-.*\.js$/.test(entry.name));
      if (later === undefined) return;
      observer.disconnect();
      void load(later.name).then(() => resolve());
    }).observe({ type: 'resource', buffered: true });
  });
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  const finish = async (): Promise<void> => {
    await whole;
    await frame();
    await frame();
    document.documentElement.setAttribute('data-gallery-ready', name);
  };
  const isDrawn = (): boolean =>
    document.querySelector('.frame') !== null &&
    (taps.length === 0 || document.querySelector('dialog, .keyboard') !== null);
  const go = (observer: MutationObserver): void => {
    for (let next = left[0]; next !== undefined; next = left[0]) {
      const target = document.querySelector<HTMLElement>(next);
      if (target === null) return;
      left.shift();
      target.click();
    }
    if (!isDrawn()) return;
    observer.disconnect();
    void finish();
  };
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver((_, observer) => go(observer)).observe(document.body, {
      childList: true,
      subtree: true,
    });
    window.script.push({ seq: 1, isWhole: true, slices: snapshot });
  });
}

/** The script of a frame, which may use nothing outside itself. */
export function frameScript(name: string, state: GalleryState, look: Look): string {
  const shown: GalleryState = { ...state, snapshot: dressed(state.snapshot, look) };
  // What compiles this may have wrapped functions in `__name`, which the page lacks, and would replace `import`.
  return [
    'globalThis.__name ??= (named) => named;',
    `(${installScriptedPanel.toString()})();`,
    `(${play.toString()})(${JSON.stringify(name)}, ${JSON.stringify(shown)}, (address) => import(address));`,
  ].join('\n');
}

/** The built page's own document with that script before all others. */
export function frameDocument(built: string, scriptAddress: string): string {
  return built.replace('<head>', `<head><script src="${scriptAddress.replaceAll('&', '&amp;')}"></script>`);
}

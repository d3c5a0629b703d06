/**
 * Takes the touches of the page for the explorer, before any control gets them: nothing is pressed, scrolled or
 * focused by a finger any more. Keys of a keyboard, and what the page itself clicks, go their usual way.
 */
import type { Stop } from '../store/page-clock.ts';
import type { Explorer, Finger } from './explore.ts';

const fingerOf = ({ pointerId, clientX, clientY }: PointerEvent): Finger => ({
  id: pointerId,
  x: clientX,
  y: clientY,
});

/** Taken at the document and not before it: that somebody touched the page is told there, too. */
export function takeFingers(page: Document, explorer: Explorer): Stop {
  const ends = new AbortController();
  const { signal } = ends;
  const capture = { capture: true, passive: false, signal };
  const prevent = (event: Event): void => event.preventDefault();
  const take = (kind: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel') => {
    page.addEventListener(
      kind,
      (event) => {
        event.stopPropagation();
        if (kind === 'pointerdown') explorer.down(fingerOf(event));
        else if (kind === 'pointermove') explorer.move(fingerOf(event));
        else if (kind === 'pointerup') explorer.up(event.pointerId);
        else explorer.cancel(event.pointerId);
      },
      capture,
    );
  };
  take('pointerdown');
  take('pointermove');
  take('pointerup');
  take('pointercancel');
  // Neither scrolling nor the click that would follow.
  page.addEventListener('touchstart', prevent, capture);
  // A mouse would move the focus.
  page.addEventListener('mousedown', prevent, capture);
  // At the window: a click that is not to be must not count as a tap for the repeat guard at the document.
  page.defaultView?.addEventListener(
    'click',
    (event) => {
      if (event.detail === 0) return;
      event.stopPropagation();
      event.preventDefault();
    },
    capture,
  );
  return () => ends.abort();
}

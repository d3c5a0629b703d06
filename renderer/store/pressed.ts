/**
 * Marks the button under a finger as pressed (`data-pressed`) from the moment it goes down. Chromium sets `:active`
 * for a touch only once the finger has left, and for quick taps not at all, which is too late to be felt.
 */
import type { Stop } from './page-clock.ts';

const ends = ['pointerup', 'pointercancel'] as const;

export function markPressed(page: Document): Stop {
  const pressed = new Map<number, HTMLElement>();
  const release = ({ pointerId }: PointerEvent): void => {
    const button = pressed.get(pointerId);
    pressed.delete(pointerId);
    if (button !== undefined) delete button.dataset['pressed'];
  };
  const press = (event: PointerEvent): void => {
    release(event);
    // There a finger only listens, and what it touches is not pressed.
    if (page.documentElement.hasAttribute('data-speech')) return;
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button === null) return;
    button.dataset['pressed'] = '';
    pressed.set(event.pointerId, button);
  };
  page.addEventListener('pointerdown', press, { capture: true, passive: true });
  for (const end of ends) page.addEventListener(end, release, { capture: true, passive: true });
  return () => {
    page.removeEventListener('pointerdown', press, { capture: true });
    for (const end of ends) page.removeEventListener(end, release, { capture: true });
  };
}

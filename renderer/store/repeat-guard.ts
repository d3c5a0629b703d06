/**
 * A second tap in the same place within 700 ms is a repeat, whatever stands there by then: a trembling or hurried
 * finger that joins a meeting must not also press the Cancel that has just appeared under it. Keys that are meant to
 * be pressed quickly (`data-repeats`) are always let through.
 */
import type { PageClock, Stop } from './page-clock.ts';

const repeatMs = 700;
/** Under one target's width apart counts as the same place, in millimetre-true units of a 64 px target. */
const samePlacePx = 64;

export interface Tap {
  readonly x: number;
  readonly y: number;
}

/** Says of each tap whether it is one of its own. */
export function createRepeatGuard(clock: PageClock): (tap: Tap) => boolean {
  let last: (Tap & { readonly atMs: number }) | null = null;
  return ({ x, y }) => {
    const atMs = clock.elapsedMs();
    const isRepeat =
      last !== null && atMs - last.atMs < repeatMs && Math.hypot(x - last.x, y - last.y) < samePlacePx;
    if (!isRepeat) last = { x, y, atMs };
    return !isRepeat;
  };
}

/** A key pressed on a keyboard has no place of its own: the middle of what it presses. */
function placeOf(event: MouseEvent, target: Element): Tap {
  if (event.detail !== 0) return { x: event.clientX, y: event.clientY };
  const box = target.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Stops repeats before any part of the page sees them. */
export function guardRepeats(page: Document, clock: PageClock): Stop {
  const isOwn = createRepeatGuard(clock);
  const onClick = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button === null) return;
    // Asked in any case: a key pressed in between shows that the finger has moved on.
    const isRepeat = !isOwn(placeOf(event, button));
    if (!isRepeat || button.dataset['repeats'] !== undefined) return;
    event.stopPropagation();
    event.preventDefault();
  };
  page.addEventListener('click', onClick, { capture: true });
  return () => page.removeEventListener('click', onClick, { capture: true });
}

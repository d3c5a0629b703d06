/**
 * Moves the picture by a hair every ten minutes, round a small circle, so that what always stands in the same place does
 * not burn itself into the panel. Never under a finger that presses something. Knows nothing of what is shown.
 */
import type { PageClock, Stop } from './page-clock.ts';

const everyMs = 600_000;
/** While a finger is down, it is looked again after this. */
const againMs = 1_000;

/** Pixels from where the picture belongs. Never to the right or down: what leaves there could be scrolled to. */
const circle = [
  [-1, 0],
  [-2, 0],
  [-2, -1],
  [-2, -2],
  [-1, -2],
  [0, -2],
  [0, -1],
  [0, 0],
] as const;

type Touched = Pick<Window, 'addEventListener' | 'removeEventListener'>;

export function shiftPixels(page: Touched, clock: PageClock, moveTo: (x: number, y: number) => void): Stop {
  const fingers = new Set<number>();
  const onDown = ({ pointerId }: PointerEvent): void => void fingers.add(pointerId);
  const onUp = ({ pointerId }: PointerEvent): void => void fingers.delete(pointerId);
  let stop: Stop = () => undefined;

  function shift(place: number): void {
    if (fingers.size > 0) {
      stop = clock.after(againMs, () => shift(place));
      return;
    }
    const [x, y] = circle[place % circle.length] ?? circle[0];
    moveTo(x, y);
    stop = clock.after(everyMs, () => shift(place + 1));
  }

  page.addEventListener('pointerdown', onDown, { capture: true, passive: true });
  for (const end of ['pointerup', 'pointercancel'] as const)
    page.addEventListener(end, onUp, { capture: true, passive: true });
  stop = clock.after(everyMs, () => shift(0));
  return () => {
    stop();
    page.removeEventListener('pointerdown', onDown, { capture: true });
    for (const end of ['pointerup', 'pointercancel'] as const)
      page.removeEventListener(end, onUp, { capture: true });
  };
}

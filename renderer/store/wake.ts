/**
 * The touch that wakes the panel does nothing else: neither to what lies under it nor to what appears under the finger
 * before it is lifted. Swallows it from being put down to its click, and keys likewise; the next one acts again.
 */
import type { Stop } from './page-clock.ts';

const pointerEvents = ['pointerdown', 'pointerup', 'pointercancel', 'click'] as const;
const keyEvents = ['keydown', 'keyup'] as const;

/** `onWake` is called at once, and with every further touch while the panel goes on sleeping. */
export function swallowWaking(page: Window, isAsleep: () => boolean, onWake: () => void): Stop {
  /** Fingers and keys that were pressed while it slept, and whether they still are: the click comes after that. */
  const waking = new Map<number | string, boolean>();

  function begin(who: number | string): void {
    for (const [one, isDown] of waking) if (!isDown) waking.delete(one);
    if (!isAsleep()) {
      waking.delete(who);
      return;
    }
    waking.set(who, true);
    onWake();
  }

  function swallow(event: Event, who: number | string): void {
    const isLate = event.type === 'click' && isAsleep();
    if (!isLate && !waking.has(who)) return;
    event.stopPropagation();
    event.preventDefault();
  }

  const onPointer = (event: PointerEvent): void => {
    const { type, pointerId } = event;
    if (type === 'pointerdown') begin(pointerId);
    swallow(event, pointerId);
    if (type !== 'pointerdown' && waking.has(pointerId)) waking.set(pointerId, false);
  };
  const onKey = (event: KeyboardEvent): void => {
    const { type, code, repeat } = event;
    if (type === 'keydown' && !repeat) begin(code);
    swallow(event, code);
    if (type === 'keyup') waking.delete(code);
  };

  for (const type of pointerEvents) page.addEventListener(type, onPointer, { capture: true });
  for (const type of keyEvents) page.addEventListener(type, onKey, { capture: true });
  return () => {
    for (const type of pointerEvents) page.removeEventListener(type, onPointer, { capture: true });
    for (const type of keyEvents) page.removeEventListener(type, onKey, { capture: true });
  };
}

/** What is done for the screen whatever it shows: the touch that wakes it is kept from acting, and its picture wanders. */
import { useEffect } from 'react';
import { shiftPixels } from '../../store/pixel-shift.ts';
import { usePanel } from '../../store/panel-context.tsx';
import { swallowWaking } from '../../store/wake.ts';

export function ScreenCare() {
  const { store, act, clock } = usePanel();
  useEffect(
    () =>
      shiftPixels(window, clock, (x, y) => {
        const root = document.getElementById('root');
        if (root !== null) root.style.translate = `${x}px ${y}px`;
      }),
    [clock],
  );
  useEffect(
    () =>
      swallowWaking(
        window,
        () => store.getState().snapshot?.screen.kind === 'night',
        // Told at once: the usual report of a touch comes late, and does not hear of what is swallowed.
        () => act({ kind: 'panel.touched' }),
      ),
    [store, act],
  );
  return null;
}

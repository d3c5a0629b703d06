/** Counting seconds down on the page's own clock, where main's minute is too coarse. Draws once a second, never more. */
import { useEffect, useState } from 'react';
import { second, type Instant } from '../../shared/time.ts';
import { usePanel } from './panel-context.tsx';

/** Whole seconds until a moment, a started one counted; 0 from then on. */
export function useSecondsUntil(at: Instant): number {
  const { clock } = usePanel();
  const [now, setNow] = useState(clock.wall);
  useEffect(() => {
    let stop = (): void => undefined;
    const tick = (): void => {
      setNow(clock.wall());
      stop = clock.after(second, tick);
    };
    stop = clock.after(second, tick);
    return () => stop();
  }, [at, clock]);
  return Math.max(0, Math.ceil((at - now) / second));
}

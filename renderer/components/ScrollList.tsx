/**
 * A list that follows the finger and also has buttons up and down, so that no gesture is ever needed. The buttons
 * stand in the list's own head and only when there is more than fits. Knows nothing of what is listed.
 */
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { hasAbove, hasBelow, nowhere, reachAfter, turn, TurnButtons } from './TurnButtons.tsx';

export interface ScrollListProps {
  readonly heading: ReactNode;
  readonly up: string;
  readonly down: string;
  /** Under the heading, outside what scrolls. */
  readonly note?: ReactNode;
  /** Changes when the row marked `data-anchor` should come into view again. */
  readonly anchorKey: string;
  /** Of the heading, where it does not stand right under the screen's own. */
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}

export function ScrollList({ heading, up, down, note, anchorKey, level = 2, children }: ScrollListProps) {
  const view = useRef<HTMLDivElement>(null);
  const [reach, setReach] = useState(nowhere);

  const measure = useCallback(() => {
    const box = view.current;
    if (box === null) return;
    setReach((was) => reachAfter(was, hasAbove(box), hasBelow(box)));
  }, []);

  useEffect(() => {
    const box = view.current;
    if (box === null) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    for (const child of box.children) observer.observe(child);
    return () => observer.disconnect();
  }, [measure]);

  useEffect(() => {
    const box = view.current;
    const anchor = box?.querySelector('[data-anchor]');
    if (box) box.scrollTop = anchor instanceof HTMLElement ? anchor.offsetTop : 0;
  }, [anchorKey]);

  return (
    <div className="list">
      <div className="list-head">
        {level === 2 ? <h2>{heading}</h2> : <h3>{heading}</h3>}
        <TurnButtons
          className="list-buttons"
          reach={reach}
          up={up}
          down={down}
          onTurn={(direction) => turn(view.current, direction)}
        />
      </div>
      {note}
      <div
        className="list-view"
        ref={view}
        onScroll={measure}
        tabIndex={reach.above || reach.below ? 0 : undefined}
        role="group"
        aria-label={typeof heading === 'string' ? heading : undefined}
      >
        <div className="list-content">{children}</div>
      </div>
    </div>
  );
}

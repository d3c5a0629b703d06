/**
 * A list of any length of which only what is in view exists. Rows have heights that are known beforehand, in rem, so
 * nothing is measured while a finger scrolls. Knows nothing of what is listed.
 */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';

export interface VirtualItem {
  readonly key: string;
  readonly heightRem: number;
  readonly draw: () => ReactNode;
}

export interface VirtualListProps {
  readonly label: string;
  readonly items: readonly VirtualItem[];
}

/** Drawn beyond what is seen, so that a quick finger meets no emptiness. */
const beyond = 4;

interface Range {
  readonly first: number;
  readonly last: number;
}

function offsetsOf(items: readonly VirtualItem[], rem: number): readonly number[] {
  const offsets = [0];
  for (const { heightRem } of items) offsets.push((offsets.at(-1) ?? 0) + heightRem * rem);
  return offsets;
}

/** Index of the item at a height; the lists are sorted, so halves are enough. */
function indexAt(offsets: readonly number[], y: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

const remOf = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

export function VirtualList({ label, items }: VirtualListProps) {
  const view = useRef<HTMLDivElement>(null);
  const [rem, setRem] = useState(remOf);
  const offsets = useMemo(() => offsetsOf(items, rem), [items, rem]);
  const [range, setRange] = useState<Range>({ first: 0, last: 20 });

  const look = useCallback(() => {
    const box = view.current;
    if (box === null) return;
    const first = Math.max(0, indexAt(offsets, box.scrollTop) - beyond);
    const last = indexAt(offsets, box.scrollTop + box.clientHeight) + beyond;
    setRange((was) => (was.first === first && was.last === last ? was : { first, last }));
  }, [offsets]);

  useLayoutEffect(look, [look]);
  useEffect(() => {
    const box = view.current;
    if (box === null) return undefined;
    const observer = new ResizeObserver(() => {
      setRem(remOf());
      look();
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [look]);

  const shown = items.slice(range.first, range.last + 1);
  return (
    <div className="virtual-view" ref={view} onScroll={look} tabIndex={0} role="group" aria-label={label}>
      <div className="virtual-content" role="list" style={{ height: offsets.at(-1) ?? 0 }}>
        {shown.map(({ key, draw }, index) => (
          <div
            key={key}
            className="virtual-item"
            role="listitem"
            style={{ transform: `translateY(${offsets[range.first + index] ?? 0}px)` }}
          >
            {draw()}
          </div>
        ))}
      </div>
    </div>
  );
}

/**
 * Turns the pages of what is one column in large text: a button up and one down, beside it and only when there is more
 * than fits. A list inside that scrolls by itself is turned once the column has come to its end. Knows no meetings.
 */
import { useCallback, useEffect, useState } from 'react';
import {
  hasAbove,
  hasBelow,
  nowhere,
  reachAfter,
  turn,
  TurnButtons,
  type Direction,
} from './TurnButtons.tsx';

export interface PageTurnerProps {
  /** The column; asked for once the page is drawn. */
  readonly find: () => HTMLElement | null;
  /** What is read: another begins at its top. */
  readonly topic: string;
}

/** The column and then the lists in it, in the order in which they are read. */
const scrollersOf = (column: HTMLElement): readonly HTMLElement[] => [
  column,
  ...column.querySelectorAll<HTMLElement>('.virtual-view'),
];

export function PageTurner({ find, topic }: PageTurnerProps) {
  const [reach, setReach] = useState(nowhere);

  const measure = useCallback(() => {
    const boxes = scrollersOf(find() ?? document.body);
    const above = boxes.some(hasAbove);
    const below = boxes.some(hasBelow);
    setReach((was) => reachAfter(was, above, below));
  }, [find]);

  useEffect(() => {
    const column = find();
    if (column === null) return undefined;
    const sizes = new ResizeObserver(measure);
    sizes.observe(column);
    const changes = new MutationObserver(measure);
    changes.observe(column, { childList: true, subtree: true, characterData: true, attributes: true });
    // Scrolling does not bubble; it is heard on its way down.
    column.addEventListener('scroll', measure, true);
    return () => {
      sizes.disconnect();
      changes.disconnect();
      column.removeEventListener('scroll', measure, true);
    };
  }, [find, measure]);

  useEffect(() => {
    find()?.scrollTo({ top: 0 });
  }, [find, topic]);

  const onTurn = (direction: Direction): void => {
    const boxes = scrollersOf(find() ?? document.body);
    turn(direction === 1 ? boxes.find(hasBelow) : boxes.findLast(hasAbove), direction);
  };

  return <TurnButtons className="page-turner" reach={reach} onTurn={onTurn} />;
}

const mainPart = (): HTMLElement | null => document.querySelector('.frame-main');

/** Turns the main part of the screen, whatever it shows. */
export function ScreenTurner({ screen }: { readonly screen: string }) {
  return <PageTurner find={mainPart} topic={screen} />;
}

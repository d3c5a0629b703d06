/**
 * Turns the pages of what is one column in large text: a button up and one down, beside it and only when there is more
 * than fits. A list inside that scrolls by itself is turned once the column has come to its end. Knows no meetings.
 */
import { useCallback, useEffect, useState } from 'react';
import { useTexts } from '../store/panel-context.tsx';
import { Button } from './Button.tsx';

export interface PageTurnerProps {
  /** The column; asked for once the page is drawn. */
  readonly find: () => HTMLElement | null;
  /** What is read: another begins at its top. */
  readonly topic: string;
}

/** So much is kept in view from one page to the next. */
const pageShare = 0.8;

/** The column and then the lists in it, in the order in which they are read. */
const scrollersOf = (column: HTMLElement): readonly HTMLElement[] => [
  column,
  ...column.querySelectorAll<HTMLElement>('.virtual-view'),
];

const hasAbove = (box: HTMLElement): boolean => box.scrollTop > 1;
const hasBelow = (box: HTMLElement): boolean => box.scrollTop + box.clientHeight < box.scrollHeight - 1;

export function PageTurner({ find, topic }: PageTurnerProps) {
  const texts = useTexts();
  const [reach, setReach] = useState({ above: false, below: false });

  const measure = useCallback(() => {
    const boxes = scrollersOf(find() ?? document.body);
    const above = boxes.some(hasAbove);
    const below = boxes.some(hasBelow);
    setReach((was) => (was.above === above && was.below === below ? was : { above, below }));
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

  const turn = (direction: 1 | -1): void => {
    const boxes = scrollersOf(find() ?? document.body);
    const box = direction === 1 ? boxes.find(hasBelow) : boxes.findLast(hasAbove);
    box?.scrollBy({ top: direction * box.clientHeight * pageShare, behavior: 'smooth' });
  };

  if (!reach.above && !reach.below) return null;
  return (
    <div className="page-turner">
      <Button
        label={texts.agenda.up}
        icon="up"
        isIconOnly
        isDisabled={!reach.above}
        onTap={() => turn(-1)}
        repeats
      />
      <Button
        label={texts.agenda.down}
        icon="down"
        isIconOnly
        isDisabled={!reach.below}
        onTap={() => turn(1)}
        repeats
      />
    </div>
  );
}

const mainPart = (): HTMLElement | null => document.querySelector('.frame-main');

/** Turns the main part of the screen, whatever it shows. */
export function ScreenTurner({ screen }: { readonly screen: string }) {
  return <PageTurner find={mainPart} topic={screen} />;
}

/** The buttons that turn what is longer than its place, and how far it can be turned. There only when there is more than fits. */
import { useTexts } from '../store/panel-context.tsx';
import { Button } from './Button.tsx';

/** Whether there is more above and below what is seen. */
export interface Reach {
  readonly above: boolean;
  readonly below: boolean;
}

export const nowhere: Reach = { above: false, below: false };

/** So much is kept in view from one page to the next. */
const pageShare = 0.8;

export const hasAbove = (box: HTMLElement): boolean => box.scrollTop > 1;
export const hasBelow = (box: HTMLElement): boolean =>
  box.scrollTop + box.clientHeight < box.scrollHeight - 1;

/** The same object while nothing has changed, as a state wants it. */
export const reachAfter = (was: Reach, above: boolean, below: boolean): Reach =>
  was.above === above && was.below === below ? was : { above, below };

export type Direction = 1 | -1;

export function turn(box: HTMLElement | null | undefined, direction: Direction): void {
  box?.scrollBy({ top: direction * box.clientHeight * pageShare, behavior: 'smooth' });
}

export interface TurnButtonsProps {
  readonly className: string;
  readonly reach: Reach;
  /** What they are called; the day's own words unless said otherwise. */
  readonly up?: string;
  readonly down?: string;
  readonly onTurn: (direction: Direction) => void;
}

export function TurnButtons({ className, reach, up, down, onTurn }: TurnButtonsProps) {
  const { agenda } = useTexts();
  if (!reach.above && !reach.below) return null;
  return (
    <div className={className}>
      <Button
        label={up ?? agenda.up}
        icon="up"
        isIconOnly
        isDisabled={!reach.above}
        onTap={() => onTurn(-1)}
        repeats
      />
      <Button
        label={down ?? agenda.down}
        icon="down"
        isIconOnly
        isDisabled={!reach.below}
        onTap={() => onTurn(1)}
        repeats
      />
    </div>
  );
}

/**
 * Lengths side by side, one tap each. The one that was tapped shows that it is under way, and the others wait with it.
 * Knows neither what is booked nor from when.
 */
import { useState } from 'react';
import type { BookingLength } from '../../shared/snapshot.ts';
import { useFormat, useTexts } from '../store/panel-context.tsx';
import { chipLengths, type Progress } from '../store/selectors.ts';
import { Button } from './Button.tsx';

export interface LengthChipsProps {
  readonly lengths: readonly BookingLength[];
  /** What a tap does: books that long, or lengthens what runs. */
  readonly use: 'book' | 'extend';
  readonly progress: Progress;
  readonly onChoose: (length: BookingLength) => void;
}

export function LengthChips({ lengths, use, progress, onChoose }: LengthChipsProps) {
  const { lengths: words } = useTexts();
  const format = useFormat();
  const [tapped, setTapped] = useState<number | null>(null);
  const [byLength, byTime] =
    use === 'book' ? [words.bookFor, words.bookUntil] : [words.extendBy, words.extendUntil];
  return chipLengths(lengths).map((length) => {
    const { minutes, endsAt } = length;
    const until = format.time(endsAt);
    const long = minutes === null ? until : format.shortDuration(minutes);
    const isTapped = progress.isPending && tapped === minutes;
    return (
      <Button
        key={minutes ?? 'until'}
        look="chip"
        label={minutes === null ? words.until(until) : use === 'book' ? long : `+${long}`}
        spoken={minutes === null ? byTime(until) : byLength(long)}
        isDisabled={progress.isPending && !isTapped}
        progress={isTapped ? progress : undefined}
        onTap={() => {
          setTapped(minutes);
          onChoose(length);
        }}
      />
    );
  });
}

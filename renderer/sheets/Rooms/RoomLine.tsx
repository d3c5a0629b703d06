/** One free room: what it is called, how many it seats, until when it is free, and the one tap that books it. */
import { useEffect, useRef } from 'react';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import type { BookingLength } from '../../../shared/snapshot.ts';
import type { Instant } from '../../../shared/time.ts';
import { useDayTexts } from '../../store/later-texts.ts';
import { useFormat, useTexts } from '../../store/panel-context.tsx';
import type { Progress } from '../../store/selectors.ts';
import { offeredLength, type RoomRow } from './room-rows.ts';

/** Stands where the button stood, and takes over the focus that went with it. */
function Booked({ until }: { readonly until: Instant }) {
  const { rooms } = useDayTexts();
  const format = useFormat();
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) words.current?.focus();
  }, []);
  return (
    <p className="room-booked" ref={words} tabIndex={-1}>
      <Icon name="done" />
      {rooms.booked(format.time(until))}
    </p>
  );
}

export interface RoomLineProps {
  readonly row: RoomRow;
  /** Set while this room is being booked. */
  readonly progress: Progress | undefined;
  /** Another room is being booked, or nothing can be. */
  readonly isDisabled: boolean;
  readonly onBook: (length: BookingLength) => void;
}

export function RoomLine({ row: { room, bookedUntil }, progress, isDisabled, onBook }: RoomLineProps) {
  const texts = useTexts();
  const { rooms } = useDayTexts();
  const format = useFormat();
  const length = offeredLength(room.lengths);
  const free = room.freeUntil === null ? rooms.freeAllDay : rooms.freeUntil(format.time(room.freeUntil));
  const facts = [room.capacity === null ? null : rooms.seats(room.capacity), free];
  const label =
    length === null
      ? null
      : length.minutes === null
        ? texts.lengths.bookUntil(format.time(length.endsAt))
        : texts.lengths.bookFor(format.shortDuration(length.minutes));
  return (
    <li className="room-line">
      <span className="room-words">
        <span className="room-name clip-2">
          <bdi>{room.name}</bdi>
        </span>
        <span className="room-facts">{facts.filter((fact) => fact !== null).join(' · ')}</span>
      </span>
      {bookedUntil !== null ? <Booked until={bookedUntil} /> : null}
      {bookedUntil === null && length !== null && label !== null ? (
        <Button
          look="chip"
          label={label}
          spoken={rooms.bookIn(label, room.name)}
          isDisabled={isDisabled}
          progress={progress}
          onTap={() => onBook(length)}
        />
      ) : null}
    </li>
  );
}

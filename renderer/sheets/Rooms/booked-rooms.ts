/**
 * Which rooms were booked from this sheet, as main's notices tell it. A notice goes away after a few seconds; what it
 * told stays true for as long as the sheet is open.
 */
import { useCallback, useState } from 'react';
import type { FreeRoom } from '../../../shared/snapshot.ts';
import { usePanel, useProgress, useSnapshot } from '../../store/panel-context.tsx';
import type { KeptRoom } from './room-rows.ts';

interface Tapped {
  readonly room: FreeRoom;
  readonly place: number;
  /** The newest notice when it was tapped: only what comes after it is about the tap. */
  readonly lastNoticeId: number;
}

export interface BookedRooms {
  /** Those booked from here, and the one that is being booked. */
  readonly kept: readonly KeptRoom[];
  readonly tappedId: string | null;
  /** To be called with the tap, with the place of the room in the list. */
  readonly tapped: (room: FreeRoom, place: number) => void;
}

export function useBookedRooms(): BookedRooms {
  const { store } = usePanel();
  const { isPending } = useProgress('booking.book');
  const [tapped, setTapped] = useState<Tapped | null>(null);
  const [booked, setBooked] = useState<readonly KeptRoom[]>([]);
  const newest = useSnapshot(
    ({ notices }) =>
      notices.findLast(({ code, about }) => code === 'booking.booked' && about === 'booking.book') ?? null,
  );
  if (tapped !== null && newest !== null && newest.id > tapped.lastNoticeId) {
    const { room, place } = tapped;
    setTapped(null);
    setBooked((before) => [...before, { room, place, bookedUntil: newest.at }]);
  }
  const tap = useCallback(
    (room: FreeRoom, place: number) => {
      const ids = store.getState().snapshot?.notices.map(({ id }) => id) ?? [];
      setTapped({ room, place, lastNoticeId: Math.max(-1, ...ids) });
    },
    [store],
  );
  const underWay = isPending && tapped !== null ? { ...tapped, bookedUntil: null } : null;
  return {
    kept: underWay === null ? booked : [...booked, underWay],
    tappedId: underWay?.room.id ?? null,
    tapped: tap,
  };
}

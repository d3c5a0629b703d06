/** Whether what was booked from here has come about, as main's notices tell it. */
import { useCallback, useState } from 'react';
import type { Notice } from '../../shared/snapshot.ts';
import { usePanel, useSnapshot } from './panel-context.tsx';

export interface BookedHere {
  /** To be called with the tap: what is told from then on is about it. */
  readonly ask: () => void;
  /** Main's word for it; null until then. */
  readonly told: Notice | null;
}

export function useBookedHere(): BookedHere {
  const { store } = usePanel();
  const [lastId, setLastId] = useState<number | null>(null);
  const [told, setTold] = useState<Notice | null>(null);
  const newest = useSnapshot(
    ({ notices }) => notices.findLast(({ code }) => code === 'booking.booked') ?? null,
  );
  // A notice goes away after a few seconds; what it told stays true.
  if (lastId !== null && newest !== null && newest.id > lastId && told?.id !== newest.id) setTold(newest);
  const ask = useCallback(() => {
    const ids = store.getState().snapshot?.notices.map(({ id }) => id) ?? [];
    setLastId(Math.max(-1, ...ids));
    setTold(null);
  }, [store]);
  return { ask, told };
}

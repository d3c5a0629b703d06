/** Who waits to be let in and is not being let in already. Pure. */
import type { PanelState } from './state.ts';

/** First come, first served. */
export function waitingIds({ room, undertakings }: PanelState): readonly string[] {
  const isOnTheWay = (id: string): boolean =>
    undertakings.some(({ kind, about }) => kind === 'people.admit' && about === id);
  return room.participants
    .filter(({ id, isInWaitingRoom }) => isInWaitingRoom && !isOnTheWay(id))
    .map(({ id }) => id);
}

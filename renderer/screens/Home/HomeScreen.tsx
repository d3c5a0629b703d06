/**
 * Home: the room's state at a glance, the one thing most people came to do, and the day. Which state, which action
 * and why not are main's decisions; a door panel shows the state in full colour and has no room controls.
 */
import type { ReactNode } from 'react';
import { RoomBanner } from '../../components/RoomBanner.tsx';
import { DayStrip } from '../../components/DayStrip.tsx';
import { Banner } from '../../components/Banner.tsx';
import { useSnapshot, useTexts } from '../../store/panel-context.tsx';
import { standsInPreflight } from '../../store/selectors.ts';
import { AgendaPanel } from './AgendaPanel.tsx';
import { BookingRow } from './BookingRow.tsx';
import { HomeActions } from './HomeActions.tsx';
import { Released } from './Released.tsx';
import { StateBlock } from './StateBlock.tsx';

/** Why the booking cannot be joined here, in the place where its button would be. */
function Obstacle() {
  const texts = useTexts();
  const obstacle = useSnapshot(({ home }) => home.obstacle);
  const service = useSnapshot(({ home }) => home.booking?.service ?? null);
  if (obstacle === null) return null;
  const name = service === null ? null : texts.booking.service(service);
  return <Banner tone="info" icon="video" sentence={texts.obstacle[obstacle](name)} />;
}

export interface HomeScreenProps {
  /** What is amiss before the next meeting, or the end of this one; null until the rest of the page is there. */
  readonly ahead: ReactNode;
}

export function HomeScreen({ ahead }: HomeScreenProps) {
  const isDoor = useSnapshot(({ panel }) => panel.placement === 'door');
  const state = useSnapshot(({ home }) => home.state);
  const isToldAhead = useSnapshot(standsInPreflight) && ahead !== null;
  return (
    <div className={isDoor ? 'home home-door' : 'home'} data-state={state}>
      <section className="now">
        <StateBlock />
        {isDoor ? null : <DayStrip />}
        <div className="messages">
          {isDoor ? null : <Obstacle />}
          <Released />
          {ahead}
          {isDoor || isToldAhead ? null : <RoomBanner />}
        </div>
        <BookingRow />
        {isDoor ? null : <HomeActions />}
      </section>
      <AgendaPanel />
    </div>
  );
}

/**
 * Home: the room's state at a glance, the one thing most people came to do, and the day. Which state, which action
 * and why not are main's decisions; a door panel shows the state in full colour and has no room controls.
 */
import { RoomBanner } from '../../components/RoomBanner.tsx';
import { DayStrip } from '../../components/DayStrip.tsx';
import { Banner } from '../../components/Banner.tsx';
import { useSnapshot, useTexts } from '../../store/panel-context.tsx';
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

export function HomeScreen() {
  const isDoor = useSnapshot(({ panel }) => panel.placement === 'door');
  const state = useSnapshot(({ home }) => home.state);
  return (
    <div className={isDoor ? 'home home-door' : 'home'} data-state={state}>
      <section className="now">
        <StateBlock />
        {isDoor ? null : <DayStrip />}
        <div className="messages">
          {isDoor ? null : <Obstacle />}
          <Released />
          {isDoor ? null : <RoomBanner />}
        </div>
        <BookingRow />
        {isDoor ? null : <HomeActions />}
      </section>
      <AgendaPanel />
    </div>
  );
}

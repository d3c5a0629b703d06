/** Outside office hours: the time and the room, dim, over a home that has gone dark. The touch that wakes it is swallowed. */
import { useAwayTexts } from '../../store/later-texts.ts';
import { useFormat, useSnapshot } from '../../store/panel-context.tsx';

export function NightScreen() {
  const texts = useAwayTexts();
  const format = useFormat();
  const roomName = useSnapshot(({ panel }) => panel.roomName);
  const now = useSnapshot(({ clock }) => clock.now);
  return (
    <div className="night">
      <p className="clock">{format.time(now)}</p>
      <h1 className="night-room clip-1">
        <bdi>{roomName === '' ? 'Mötespanel' : roomName}</bdi>
      </h1>
      <p>{texts.wake}</p>
    </div>
  );
}

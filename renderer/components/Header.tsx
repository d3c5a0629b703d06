/** The head of every screen: which room, what day, what time. Times come from main and change once a minute. */
import { useFormat, useSnapshot } from '../store/panel-context.tsx';

export function Header() {
  const roomName = useSnapshot(({ panel }) => panel.roomName);
  const now = useSnapshot(({ clock }) => clock.now);
  const format = useFormat();
  return (
    <>
      <h1 className="room-name clip-1">
        <bdi>{roomName === '' ? 'Mötespanel' : roomName}</bdi>
      </h1>
      <p className="date">
        {format.weekday(now)}
        <br />
        {format.dayAndMonth(now)}
      </p>
      <p className="clock">{format.time(now)}</p>
    </>
  );
}

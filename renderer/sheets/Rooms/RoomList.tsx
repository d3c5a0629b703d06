/** The rooms that are free now, nearest first, each with one tap to book it; says when they were asked about. */
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { ScrollList } from '../../components/ScrollList.tsx';
import { useDayTexts } from '../../store/later-texts.ts';
import { useFormat, usePanel, useProgress, useSnapshot, useTexts } from '../../store/panel-context.tsx';
import { useBookedRooms } from './booked-rooms.ts';
import { roomRows } from './room-rows.ts';
import { RoomLine } from './RoomLine.tsx';

export function RoomList() {
  const { act } = usePanel();
  const { reason } = useTexts();
  const { rooms: words } = useDayTexts();
  const format = useFormat();
  const { rows: free, asOf, state } = useSnapshot(({ rooms }) => rooms);
  const obstacle = useSnapshot(({ home }) => home.writeObstacle);
  const booking = useProgress('booking.book');
  const finding = useProgress('rooms.find');
  const { kept, tappedId, tapped } = useBookedRooms();
  const rows = roomRows(free, kept);
  const isFinding = finding.isPending || state === 'loading';
  return (
    <>
      <ScrollList
        heading={asOf === null ? words.heading : words.asOf(format.time(asOf))}
        level={3}
        up={words.up}
        down={words.down}
        anchorKey=""
        note={
          obstacle === null ? null : (
            <p className="rooms-obstacle" role="status">
              <Icon name="warning" />
              {reason[obstacle]}
            </p>
          )
        }
      >
        {rows.length === 0 ? (
          <p className="rooms-none" role="status">
            {words.none}
          </p>
        ) : (
          <ul className="room-lines">
            {rows.map((row, place) => (
              <RoomLine
                key={row.room.id}
                row={row}
                progress={tappedId === row.room.id ? booking : undefined}
                isDisabled={obstacle !== null || isFinding || (booking.isPending && tappedId !== row.room.id)}
                onBook={({ minutes }) => {
                  tapped(row.room, place);
                  act({
                    kind: 'booking.book',
                    startsAt: null,
                    minutes,
                    withZoom: false,
                    roomId: row.room.id,
                  });
                }}
              />
            ))}
          </ul>
        )}
      </ScrollList>
      <div className="rooms-foot">
        <Button
          icon="search"
          label={words.refresh}
          isDisabled={obstacle !== null || booking.isPending}
          progress={{ isPending: isFinding, isSlow: false }}
          onTap={() => act({ kind: 'rooms.find' })}
        />
      </div>
    </>
  );
}

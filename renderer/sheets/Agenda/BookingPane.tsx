/** A booking that was chosen, as far as it may be seen: when, by whom, and why it cannot be joined from here. */
import { BookingTitle } from '../../components/BookingTitle.tsx';
import { Icon } from '../../components/Icon.tsx';
import { JoinButton } from '../../components/JoinButton.tsx';
import type { BookingView } from '../../../shared/snapshot.ts';
import { minute } from '../../../shared/time.ts';
import { useAllTexts, useDayTexts } from '../../store/later-texts.ts';
import { useFormat, usePanel, useSnapshot } from '../../store/panel-context.tsx';

/** Whether the room can join, with what to do where it cannot. Of a meeting that is over there is nothing to say. */
function Joining({ booking }: { readonly booking: BookingView }) {
  const texts = useAllTexts();
  const { agenda } = useDayTexts();
  const now = useSnapshot(({ clock }) => clock.now);
  const primary = useSnapshot(({ home }) => home.primary);
  const { sheets } = usePanel();
  // As home does, leaving the rest of the day behind.
  if (primary.kind === 'join' && primary.bookingKey === booking.key) {
    return <JoinButton bookingKey={booking.key} onJoining={sheets.close} />;
  }
  if (booking.endsAt <= now || booking.label === 'private') return null;
  const { obstacle, service } = booking;
  if (obstacle === null) {
    return (
      <p className="pane-line">
        <Icon name="video" /> {agenda.canJoin}
      </p>
    );
  }
  return (
    <div className="pane-obstacle">
      <h4>
        <Icon name="videoOff" /> {agenda.cannotJoin}
      </h4>
      <p>{texts.obstacle[obstacle](service === null ? null : texts.booking.service(service))}</p>
    </div>
  );
}

export function BookingPane({ booking }: { readonly booking: BookingView }) {
  const texts = useAllTexts();
  const { agenda } = useDayTexts();
  const format = useFormat();
  const { startsAt, endsAt, organizer, service } = booking;
  const minutes = Math.round((endsAt - startsAt) / minute);
  const notes = [
    booking.isTentative ? texts.booking.tentative : null,
    booking.overlaps ? texts.booking.overlaps : null,
  ].filter((note) => note !== null);
  return (
    <div className="booking-pane">
      <h3 className="pane-title clip-3">
        <BookingTitle booking={booking} />
      </h3>
      <p className="pane-when">
        {booking.isAllDay
          ? texts.booking.allDay
          : `${format.range(startsAt, endsAt)} · ${format.duration(minutes)}`}
      </p>
      {organizer === null ? null : (
        <p className="pane-line">
          <bdi className="clip-2" data-private="organizer" data-private-words={organizer}>
            {agenda.by(organizer)}
          </bdi>
        </p>
      )}
      {service === null ? null : <p className="pane-line">{texts.booking.service(service)}</p>}
      {notes.length === 0 ? null : (
        <p className="pane-line">
          <Icon name="warning" /> {notes.join(' · ')}
        </p>
      )}
      <Joining booking={booking} />
    </div>
  );
}

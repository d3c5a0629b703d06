/** Which meeting it is, how much time is left, and whether it is being recorded. */
import { BookingTitle } from '../../components/BookingTitle.tsx';
import { Icon } from '../../components/Icon.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import type { MeetingSlice } from '../../../shared/snapshot.ts';
import { useAllTexts, usePeopleTexts } from '../../store/later-texts.ts';
import { useFormat, useSnapshot } from '../../store/panel-context.tsx';
import { minutesUntil, timeLeft } from '../../store/selectors.ts';

function TimeLeft({ meeting }: { readonly meeting: MeetingSlice }) {
  const texts = useAllTexts();
  const format = useFormat();
  const now = useSnapshot(({ clock }) => clock.now);
  const left = timeLeft(meeting, now);
  const { nextStartsAt } = meeting;
  const isShort = left.kind === 'over' || (left.kind === 'left' && left.isShort);
  return (
    <p className={isShort ? 'time-left time-left-short' : 'time-left'}>
      {left.kind === 'left' ? <strong>{texts.call.left(format.duration(left.minutes))}</strong> : null}
      {left.kind === 'over' ? <strong>{texts.call.over(format.time(left.endedAt))}</strong> : null}
      {nextStartsAt === null ? null : (
        <span>
          {left.kind === 'open' ? '' : ' · '}
          {texts.call.nextAt(format.time(nextStartsAt))}
        </span>
      )}
    </p>
  );
}

/** Always in the same place, by shape and word; with the time that is left where the room's rules end it. */
function Recording({ recording }: Pick<MeetingSlice, 'recording'>) {
  const texts = useAllTexts();
  const people = usePeopleTexts();
  const now = useSnapshot(({ clock }) => clock.now);
  if (!recording.isOn) return null;
  const left = recording.endsAt === null ? null : minutesUntil(recording.endsAt, now);
  return (
    <p className="recording">
      <Icon name="record" />
      <span>{left === null ? texts.call.recording : people.recording.timed(left)}</span>
    </p>
  );
}

export function CallHead({ meeting }: { readonly meeting: MeetingSlice }) {
  const texts = useAllTexts();
  const people = usePeopleTexts();
  const { booking, recording } = meeting;
  return (
    <div className="state" data-state="inCall" role="status">
      <div className="state-line">
        <StateShape name="inCall" />
        <h2 className="state-word">{meeting.kind === 'meeting' ? texts.state.inCall : people.webinar}</h2>
        <Recording recording={recording} />
      </div>
      <h3 className="booking-title clip-2">
        {booking === null ? texts.call.untitled : <BookingTitle booking={booking} />}
      </h3>
      <TimeLeft meeting={meeting} />
    </div>
  );
}

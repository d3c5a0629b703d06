/**
 * The row above the primary button, always in the same place: lengths to book or to lengthen by, the room that waits
 * for somebody to check in, what can still be undone, or why nothing can be changed. What is offered is main's choice.
 */
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { LengthChips } from '../../components/LengthChips.tsx';
import { UndoBar } from '../../components/UndoBar.tsx';
import type { BookingView, HomeSlice } from '../../../shared/snapshot.ts';
import {
  useFormat,
  usePanel,
  useProgress,
  useProgressAbout,
  useSnapshot,
  useTexts,
} from '../../store/panel-context.tsx';
import { releaseCountdown } from '../../store/selectors.ts';
import { CheckInButton } from './CheckInButton.tsx';

function Book({ lengths }: Pick<HomeSlice, 'lengths'>) {
  const { act } = usePanel();
  const texts = useTexts();
  return (
    <>
      <p className="row-label">{texts.lengths.book}</p>
      <LengthChips
        lengths={lengths}
        use="book"
        progress={useProgress('booking.book')}
        onChoose={({ minutes }) =>
          act({ kind: 'booking.book', startsAt: null, minutes, withZoom: false, roomId: null })
        }
      />
    </>
  );
}

function Extend({ booking, home }: { readonly booking: BookingView; readonly home: HomeSlice }) {
  const { act } = usePanel();
  const texts = useTexts();
  const bookingKey = booking.key;
  const ending = useProgressAbout('booking.end', bookingKey);
  return (
    <>
      <LengthChips
        lengths={home.extensions}
        use="extend"
        progress={useProgressAbout('booking.extend', bookingKey)}
        onChoose={({ minutes }) => act({ kind: 'booking.extend', bookingKey, minutes })}
      />
      {home.canEnd ? (
        <Button
          look="chip"
          label={texts.act.endBooking}
          progress={ending}
          onTap={() => act({ kind: 'booking.end', bookingKey })}
        />
      ) : null}
    </>
  );
}

/** How long the room still waits, as a bar that shrinks with each minute of main's clock, and the ways to answer. */
function Waiting({ booking, home }: { readonly booking: BookingView; readonly home: HomeSlice }) {
  const { act } = usePanel();
  const texts = useTexts();
  const format = useFormat();
  const now = useSnapshot(({ clock }) => clock.now);
  const isDoor = useSnapshot(({ panel }) => panel.placement === 'door');
  const left = releaseCountdown(home.checkIn, booking, now);
  const releasing = useProgressAbout('booking.release', booking.key);
  return (
    <>
      {left === null ? null : (
        <div className={left.warning === null ? 'release' : 'release release-near'}>
          <p className="unseen" role={left.warning === 1 ? 'alert' : 'status'}>
            {left.warning === null ? null : texts.release.warning(format.duration(left.warning))}
          </p>
          <p>{texts.release.in(format.duration(left.minutesLeft))}</p>
          <span className="release-bar">
            <span style={{ width: `${(left.shareLeft * 100).toFixed(1)}%` }} />
          </span>
        </div>
      )}
      {isDoor ? <CheckInButton look="chip" bookingKey={booking.key} /> : null}
      <Button
        look="chip"
        label={texts.act.notNeeded}
        progress={releasing}
        onTap={() => act({ kind: 'booking.release', bookingKey: booking.key })}
      />
    </>
  );
}

function rowFor(home: HomeSlice, reason: string | null) {
  const { booking, state, lengths, extensions } = home;
  if (booking !== null && state === 'waiting') return <Waiting booking={booking} home={home} />;
  if (lengths.length > 0) return <Book lengths={lengths} />;
  if (booking !== null && (extensions.length > 0 || home.canEnd)) {
    return <Extend booking={booking} home={home} />;
  }
  if (reason === null) return null;
  return (
    <>
      <Icon name="warning" />
      <p className="row-words">{reason}</p>
    </>
  );
}

export function BookingRow() {
  const texts = useTexts();
  const held = useSnapshot((snapshot) => snapshot.held[0] ?? null);
  const home = useSnapshot((snapshot) => snapshot.home);
  if (held !== null) return <UndoBar key={held.booking.key} held={held} />;
  const row = rowFor(home, home.writeObstacle === null ? null : texts.reason[home.writeObstacle]);
  const checksInEarly = home.state === 'soon' && home.checkIn?.state === 'open' && home.booking !== null;
  if (row === null && !checksInEarly) return null;
  return (
    <div className="row">
      {row}
      {checksInEarly ? <CheckInButton look="chip" bookingKey={home.booking.key} /> : null}
    </div>
  );
}

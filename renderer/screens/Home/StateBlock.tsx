/** The state in word, colour and shape, the sentence under it, and the booking it is about. */
import type { Instant } from '../../../shared/time.ts';
import { Button } from '../../components/Button.tsx';
import { BookingTitle } from '../../components/BookingTitle.tsx';
import { Sentence } from '../../components/Sentence.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import type { BookingView, Snapshot } from '../../../shared/snapshot.ts';
import { useFormat, usePanel, useSnapshot, useTexts } from '../../store/panel-context.tsx';
import { minutesUntil } from '../../store/selectors.ts';
import type { Format } from '../../text/format.ts';
import type { Texts } from '../../text/texts.ts';

interface Words {
  readonly text: string;
  readonly strong: string;
}

function sentenceUnder({ home, clock }: Snapshot, texts: Texts, format: Format): Words {
  const until = home.until === null ? '' : format.time(home.until);
  const left = (): string => format.duration(minutesUntil(home.until ?? clock.now, clock.now));
  switch (home.state) {
    case 'free':
      return home.until === null
        ? { text: texts.state.freeAllDay, strong: '' }
        : { text: texts.state.freeUntil(until, left()), strong: until };
    case 'soon':
      return { text: texts.state.startsIn(minutesUntil(home.until ?? clock.now, clock.now)), strong: '' };
    case 'waiting':
      return { text: texts.state.waitingFor, strong: '' };
    case 'busy':
      return home.until === null
        ? { text: '', strong: '' }
        : { text: texts.state.busyUntil(until, left()), strong: until };
    case 'unknown':
      return { text: texts.state.unknownSentence, strong: '' };
  }
}

/** The room keeps to itself what is booked; whose meeting it is may see it for a moment. */
function RevealButton() {
  const { act } = usePanel();
  const texts = useTexts();
  const canReveal = useSnapshot(({ home }) => home.canReveal);
  return canReveal ? (
    <Button label={texts.act.reveal} onTap={() => act({ kind: 'panel.revealBooking' })} />
  ) : null;
}

function BookingLines({ booking }: { readonly booking: BookingView }) {
  const texts = useTexts();
  const format = useFormat();
  const when = booking.isAllDay ? texts.booking.allDay : format.range(booking.startsAt, booking.endsAt);
  return (
    <>
      <div className="booking-head">
        <h3 className="booking-title clip-2">
          <BookingTitle booking={booking} />
        </h3>
        <RevealButton />
      </div>
      <p className="booking-who clip-1">
        <span className="nowrap">{when}</span>
        {booking.organizer === null ? null : (
          <>
            {' · '}
            <bdi data-private="organizer">{booking.organizer}</bdi>
          </>
        )}
        {booking.service === null ? null : ` · ${texts.booking.service(booking.service)}`}
        {booking.isTentative ? ` · ${texts.booking.tentative}` : null}
      </p>
    </>
  );
}

/** How old what is known of the calendar is; stands where a fresher calendar would say more. */
function Age({ asOf }: { readonly asOf: Instant | null }) {
  const texts = useTexts();
  const format = useFormat();
  return (
    <p className="state-age">
      {asOf === null ? texts.state.neverUpdated : texts.state.lastUpdated(format.time(asOf))}
    </p>
  );
}

export function StateBlock() {
  const texts = useTexts();
  const format = useFormat();
  const snapshot = useSnapshot((whole) => whole);
  const { state, booking } = snapshot.home;
  const { text, strong } = sentenceUnder(snapshot, texts, format);
  return (
    <div className={booking === null ? 'state state-alone' : 'state'} data-state={state} role="status">
      <div className="state-line">
        <StateShape name={state} />
        <h2 className="state-word">{texts.state[state]}</h2>
        {text === '' ? null : (
          <p className="state-sentence">
            <Sentence text={text} strong={strong} />
          </p>
        )}
        {state === 'unknown' ? <Age asOf={snapshot.agenda.asOf} /> : null}
      </div>
      {booking === null ? null : <BookingLines booking={booking} />}
    </div>
  );
}

/**
 * The end of the booking in use: a quiet line at ten minutes, a banner from five, and with it the ways to lengthen it by
 * one tap. Stands in places that are kept free for messages, so that it neither covers a control nor moves one.
 */
import type { EndingSlice } from '../../shared/snapshot.ts';
import { useAheadTexts } from '../store/later-texts.ts';
import { useFormat, usePanel, useProgressAbout, useSnapshot } from '../store/panel-context.tsx';
import { minutesUntil } from '../store/selectors.ts';
import { Banner } from './Banner.tsx';
import { LengthChips } from './LengthChips.tsx';

function useWords({ endsAt, nextStartsAt }: EndingSlice): {
  readonly end: string;
  readonly next: string | null;
} {
  const { ending } = useAheadTexts();
  const format = useFormat();
  const now = useSnapshot(({ clock }) => clock.now);
  return {
    end: ending.endsIn(format.shortDuration(minutesUntil(endsAt, now))),
    next: nextStartsAt === null ? null : ending.nextAt(format.time(nextStartsAt)),
  };
}

function Extend({ ending }: { readonly ending: EndingSlice }) {
  const { act } = usePanel();
  const { bookingKey, extensions } = ending;
  const progress = useProgressAbout('booking.extend', bookingKey);
  if (extensions.length === 0) return null;
  return (
    <div className="ending-ways">
      <LengthChips
        lengths={extensions}
        use="extend"
        progress={progress}
        onChoose={({ minutes }) => act({ kind: 'booking.extend', bookingKey, minutes })}
      />
    </div>
  );
}

interface NoticeProps {
  readonly ending: EndingSlice;
  /** Home has a row of lengths of its own, and the head of a call names who comes next. */
  readonly place: 'call' | 'sharing' | 'home';
}

function Notice({ ending, place }: NoticeProps) {
  const { end, next } = useWords(ending);
  const isLast = ending.stage === 'last';
  const isNextTold = place === 'call' && ending.extensions.length > 0;
  return (
    // What is said aloud is said once a stage, elsewhere: the minutes here change under the eye alone.
    <div className="ending" aria-live="off">
      <Banner tone={isLast ? 'trouble' : 'info'} icon="day" sentence={end} detail={isNextTold ? null : next}>
        {place === 'home' ? null : <Extend ending={ending} />}
      </Banner>
    </div>
  );
}

/** From five minutes on. */
export function EndingNotice({ place }: Pick<NoticeProps, 'place'>) {
  const ending = useSnapshot((snapshot) => snapshot.ending);
  if (ending === null || ending.stage === 'quiet') return null;
  return <Notice ending={ending} place={place} />;
}

function Line({ ending }: { readonly ending: EndingSlice }) {
  const { end, next } = useWords(ending);
  return <p className="ending-line">{next === null ? end : `${end} · ${next}`}</p>;
}

/** From ten minutes to five. */
export function EndingLine() {
  const ending = useSnapshot((snapshot) => snapshot.ending);
  return ending?.stage === 'quiet' ? <Line ending={ending} /> : null;
}

/**
 * What is amiss before a booked meeting and what to do about it, for whoever comes to it; and, as long as nothing is, how
 * the booking in use comes to its end. One of the two at a time, above the buttons of home.
 */
import type { PreflightSlice } from '../../shared/snapshot.ts';
import { useAheadTexts } from '../store/later-texts.ts';
import { useFormat, useSnapshot } from '../store/panel-context.tsx';
import { standsInPreflight } from '../store/selectors.ts';
import { Banner } from './Banner.tsx';
import { EndingLine, EndingNotice } from './EndingNotice.tsx';

type Troubles = PreflightSlice['troubles'];

/** A room whose own banner says more than we could is left to it. */
function useTroubles(): Troubles {
  const preflight = useSnapshot((snapshot) => snapshot.preflight);
  const isRoomOurs = useSnapshot(standsInPreflight);
  return (preflight?.troubles ?? []).filter((part) => part !== 'room' || isRoomOurs);
}

/** One trouble says what to do; of several only the names find room. Empty: nothing is to be said. */
export function useTroubleWords(): string {
  const troubles = useTroubles();
  const { preflight: words } = useAheadTexts();
  const format = useFormat();
  const startsAt = useSnapshot(({ preflight }) => preflight?.startsAt ?? 0);
  const [first, ...others] = troubles;
  if (first === undefined) return '';
  return others.length === 0
    ? words.trouble[first]
    : words.several(
        format.time(startsAt),
        troubles.map((part) => words.part[part]),
      );
}

function useWhoKnows(): string | null {
  const { preflight: words } = useAheadTexts();
  const preflight = useSnapshot((snapshot) => snapshot.preflight);
  const phone = useSnapshot(({ panel }) => panel.supportPhone);
  if (preflight?.isReported === true) {
    return preflight.troubles.includes('network') ? words.reportWaits : words.reported;
  }
  return phone === null ? null : words.call(phone);
}

function Notice({ sentence }: { readonly sentence: string }) {
  const whoKnows = useWhoKnows();
  return (
    <div className="preflight">
      <Banner tone="trouble" sentence={sentence} detail={whoKnows} />
    </div>
  );
}

export function HomeAhead() {
  const sentence = useTroubleWords();
  const isDoor = useSnapshot(({ panel }) => panel.placement === 'door');
  if (sentence !== '') return <Notice sentence={sentence} />;
  // Who stands outside has no use for it. The row of lengths on home is the way to lengthen.
  return isDoor ? null : (
    <>
      <EndingLine />
      <EndingNotice place="home" />
    </>
  );
}

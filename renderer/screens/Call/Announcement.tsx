/**
 * What somebody outside or in the meeting wants from the room, in a place that is kept free for it: it neither covers a
 * control nor moves one. Raised hands are told for a while and then only counted.
 */
import { useEffect, useState, type ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { EndingNotice } from '../../components/EndingNotice.tsx';
import { Icon, type IconName } from '../../components/Icon.tsx';
import { RoomBanner } from '../../components/RoomBanner.tsx';
import type { Asking, MeetingSlice } from '../../../shared/snapshot.ts';
import { usePeopleTexts } from '../../store/later-texts.ts';
import { usePanel, useProgress, useSnapshot } from '../../store/panel-context.tsx';
import { canDo } from '../../store/selectors.ts';

const handMs = 12_000;
const videoMs = 30_000;

interface StripProps {
  readonly icon: IconName;
  /** Stands on a line of its own, so that however long it is the words are whole. */
  readonly name?: string | null;
  readonly words: string;
  readonly children?: ReactNode;
}

function Strip({ icon, name = null, words, children }: StripProps) {
  return (
    <div className="announcement">
      <Icon name={icon} />
      <p>
        {name === null ? null : (
          <bdi className="clip-1" data-private="participant">
            {name}{' '}
          </bdi>
        )}
        <span>{words}</span>
      </p>
      {children}
    </div>
  );
}

/** True for so long after `key` changed to something. */
function useLately(key: number | null, forMs: number): boolean {
  const { clock } = usePanel();
  const [over, setOver] = useState<number | null>(null);
  useEffect(() => (key === null ? undefined : clock.after(forMs, () => setOver(key))), [clock, key, forMs]);
  return key !== null && over !== key;
}

function Waiting({ waiting }: Pick<MeetingSlice, 'waiting'>) {
  const { act, sheets } = usePanel();
  const people = usePeopleTexts();
  const mayAdmit = useSnapshot((snapshot) => canDo(snapshot, 'admit'));
  const first = useSnapshot((snapshot) => snapshot.people?.rows.find((row) => row.isWaiting)?.id ?? null);
  const one = useProgress('people.admit');
  const all = useProgress('people.admitAll');
  const isSingle = waiting.count === 1 && first !== null;
  return (
    <Strip
      icon="door"
      name={waiting.newest}
      words={
        waiting.newest === null
          ? people.announce.someWaiting(waiting.count)
          : people.announce.waiting(waiting.count - 1)
      }
    >
      {mayAdmit ? (
        <Button
          tone="action"
          label={isSingle ? people.act.admit : people.act.admitAll(waiting.count)}
          progress={isSingle ? one : all}
          doing={people.act.admitting}
          onTap={() =>
            act(isSingle ? { kind: 'people.admit', personId: first } : { kind: 'people.admitAll' })
          }
        />
      ) : null}
      <Button label={people.announce.see} onTap={() => sheets.show('people')} />
    </Strip>
  );
}

function Video() {
  const { act } = usePanel();
  const people = usePeopleTexts();
  const progress = useProgress('camera.set');
  return (
    <Strip icon="video" words={people.announce.video}>
      <Button
        tone="action"
        label={people.announce.startVideo}
        progress={progress}
        onTap={() => act({ kind: 'camera.set', isOn: true })}
      />
    </Strip>
  );
}

function Hand({ hands }: Pick<MeetingSlice, 'hands'>) {
  const { sheets } = usePanel();
  const people = usePeopleTexts();
  return (
    <Strip
      icon="hand"
      name={hands.newest}
      words={
        hands.newest === null ? people.announce.someHands(hands.count) : people.announce.hand(hands.count - 1)
      }
    >
      <Button label={people.announce.see} onTap={() => sheets.show('people')} />
    </Strip>
  );
}

/** Counts up each time a hand is raised; one that is lowered, or raised before somebody else's, is nothing new. */
function useRaised({ count, newest }: Asking): number | null {
  const [seen, setSeen] = useState<Asking & { readonly raised: number }>({
    count: 0,
    newest: null,
    raised: 0,
  });
  if (seen.count !== count || seen.newest !== newest) {
    const isNew = count > seen.count || (count === seen.count && newest !== seen.newest);
    setSeen({ count, newest, raised: isNew ? seen.raised + 1 : seen.raised });
  }
  return count === 0 ? null : seen.raised;
}

/**
 * The most pressing alone: trouble with the room, the last minute of the booking, the host's wish, who waits, who raises a
 * hand, the last five minutes.
 */
function Pressing({ meeting }: { readonly meeting: MeetingSlice }) {
  const { waiting, hands, videoAskedAt } = meeting;
  const isLinked = useSnapshot(({ room }) => room.link === 'ready');
  const asksVideo = useLately(videoAskedAt, videoMs);
  const raisesHand = useLately(useRaised(hands), handMs);
  const stage = useSnapshot(({ ending }) => ending?.stage ?? null);
  if (!isLinked) return <RoomBanner />;
  if (stage === 'last') return <EndingNotice place="call" />;
  if (asksVideo) return <Video />;
  if (waiting.count > 0) return <Waiting waiting={waiting} />;
  if (raisesHand) return <Hand hands={hands} />;
  return stage === 'soon' ? <EndingNotice place="call" /> : <RoomBanner />;
}

export function Announcement({ meeting }: { readonly meeting: MeetingSlice }) {
  return (
    <div className="messages call-messages" role="status">
      <Pressing meeting={meeting} />
    </div>
  );
}

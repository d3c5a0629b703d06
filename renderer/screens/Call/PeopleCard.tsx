/** How many are in the meeting, what the room is among them and whether more can come; a tap shows who they are. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../components/Icon.tsx';
import type { MeetingSlice } from '../../../shared/snapshot.ts';
import { useAllTexts, usePeopleTexts } from '../../store/later-texts.ts';
import { usePanel, useSnapshot } from '../../store/panel-context.tsx';
import { canDo } from '../../store/selectors.ts';

function Fact({ icon, children }: { readonly icon: IconName; readonly children: ReactNode }) {
  return (
    <span className="fact">
      <Icon name={icon} />
      {children}
    </span>
  );
}

export function PeopleCard({ meeting }: { readonly meeting: MeetingSlice }) {
  const { sheets } = usePanel();
  const texts = useAllTexts();
  const people = usePeopleTexts();
  const hasList = useSnapshot((snapshot) => canDo(snapshot, 'participants'));
  const isNearLimit = useSnapshot(({ banners }) =>
    banners.some(({ kind }) => kind === 'participantsNearLimit'),
  );
  const { participantCount, participantsLimit, role, hands, kind, isLocked } = meeting;
  const part = kind === 'viewOnly' ? people.onlyWatches : texts.call.roomIs[role];
  const lock = isLocked === null ? null : people.lock[isLocked ? 'on' : 'off'];
  const spoken = [
    people.show(participantCount),
    hands.count > 0 ? people.announce.someHands(hands.count) : null,
    lock,
    part,
  ];
  return (
    <button
      type="button"
      className="people"
      disabled={!hasList}
      aria-label={hasList ? spoken.filter((one) => one !== null).join('. ') : undefined}
      onClick={() => sheets.show('people')}
    >
      <span className="people-count">
        <Icon name="people" />
        <strong>{participantCount}</strong>{' '}
        <span>
          {isNearLimit
            ? texts.call.ofParticipants(participantsLimit)
            : texts.call.participants(participantCount)}
        </span>
      </span>
      <span className="people-facts">
        {hands.count > 0 ? <Fact icon="hand">{hands.count}</Fact> : null}
        {lock === null ? null : <Fact icon={isLocked === true ? 'lock' : 'unlock'}>{lock}</Fact>}
        <Fact icon="host">{part}</Fact>
      </span>
    </button>
  );
}

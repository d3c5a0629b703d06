/** How many are in the meeting and what the room is among them; a tap shows who they are. */
import { Icon } from '../../components/Icon.tsx';
import type { MeetingSlice } from '../../../shared/snapshot.ts';
import { usePeopleTexts } from '../../store/later-texts.ts';
import { usePanel, useSnapshot, useTexts } from '../../store/panel-context.tsx';
import { canDo } from '../../store/selectors.ts';

export function PeopleCard({ meeting }: { readonly meeting: MeetingSlice }) {
  const { sheets } = usePanel();
  const texts = useTexts();
  const people = usePeopleTexts();
  const hasList = useSnapshot((snapshot) => canDo(snapshot, 'participants'));
  const isNearLimit = useSnapshot(({ banners }) =>
    banners.some(({ kind }) => kind === 'participantsNearLimit'),
  );
  const { participantCount, participantsLimit, role, hands } = meeting;
  return (
    <button
      type="button"
      className="people"
      disabled={!hasList}
      aria-label={hasList ? people.show(participantCount) : undefined}
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
        {hands.count > 0 ? (
          <span className="fact">
            <Icon name="hand" />
            {hands.count}
          </span>
        ) : null}
        <span className="fact">
          <Icon name="host" />
          {texts.call.roomIs[role]}
        </span>
      </span>
    </button>
  );
}

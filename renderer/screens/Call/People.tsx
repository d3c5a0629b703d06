/** How many are in the meeting, how many wait outside it, and whether the room is its host. */
import { Icon, type IconName } from '../../components/Icon.tsx';
import type { MeetingSlice } from '../../../shared/snapshot.ts';
import { useTexts } from '../../store/panel-context.tsx';

interface FactProps {
  readonly icon: IconName;
  readonly words: string;
  readonly isUrgent?: boolean;
}

function Fact({ icon, words, isUrgent = false }: FactProps) {
  return (
    <li className={isUrgent ? 'fact fact-urgent' : 'fact'}>
      <Icon name={icon} />
      <span>{words}</span>
    </li>
  );
}

export function People({ meeting }: { readonly meeting: MeetingSlice }) {
  const texts = useTexts();
  const { participantCount, waiting, role } = meeting;
  return (
    <div className="people">
      <p className="people-count">
        <Icon name="people" />
        <strong>{participantCount}</strong> <span>{texts.call.participants(participantCount)}</span>
      </p>
      <ul className="facts">
        {waiting.count > 0 ? <Fact icon="door" words={texts.call.waiting(waiting.count)} isUrgent /> : null}
        <Fact icon="host" words={role === 'participant' ? texts.call.isNotHost : texts.call.isHost} />
      </ul>
    </div>
  );
}

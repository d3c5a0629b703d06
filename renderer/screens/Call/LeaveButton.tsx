/** The way out: at once, or by a question where the room is the host and others would be left. */
import { Button } from '../../components/Button.tsx';
import type { MeetingSlice } from '../../../shared/snapshot.ts';
import { usePanel, useProgress, useSnapshot, useTexts } from '../../store/panel-context.tsx';
import { canDo, leavesOthersAsHost } from '../../store/selectors.ts';

export function LeaveButton({ meeting }: { readonly meeting: MeetingSlice }) {
  const { act, sheets } = usePanel();
  const texts = useTexts();
  const leaving = useProgress('meeting.leave');
  const ending = useProgress('meeting.endForAll');
  const mayLeave = useSnapshot((snapshot) => canDo(snapshot, 'leave'));
  const mayEnd = useSnapshot((snapshot) => canDo(snapshot, 'endForAll'));
  const asks = mayEnd && leavesOthersAsHost(meeting);
  return (
    <Button
      look="primary"
      tone="danger"
      icon="leave"
      label={texts.act.leave}
      isDisabled={!mayLeave}
      progress={ending.isPending ? ending : leaving}
      doing={ending.isPending ? texts.doing.ending : texts.doing.leaving}
      slow={texts.doing.slow}
      onTap={() => (asks ? sheets.show('leave') : act({ kind: 'meeting.leave' }))}
    />
  );
}

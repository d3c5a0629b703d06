/** On the way into a meeting: which one, that it goes on, and the way back where the primary button stands. */
import { BookingTitle } from '../../components/BookingTitle.tsx';
import { Button } from '../../components/Button.tsx';
import { RoomBanner } from '../../components/RoomBanner.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import type { MeetingSlice } from '../../../shared/snapshot.ts';
import { useAllTexts } from '../../store/later-texts.ts';
import { usePage, usePanel, useProgress, useSnapshot } from '../../store/panel-context.tsx';
import { canDo } from '../../store/selectors.ts';

/** Whichever tap brought the room here says whether it takes long. */
const ways = ['meeting.start', 'meeting.join', 'meeting.joinNumber', 'call.accept'];

export function Connecting({ meeting }: { readonly meeting: MeetingSlice }) {
  const { act } = usePanel();
  const texts = useAllTexts();
  const mayCancel = useSnapshot((snapshot) => canDo(snapshot, 'leave'));
  const isSlow = usePage(
    ({ snapshot }) => snapshot?.pending.some((one) => one.isSlow && ways.includes(one.kind)) === true,
  );
  return (
    <div className="prompt">
      <div className="prompt-words" role="status">
        <div className="state-line">
          <StateShape name="inCall" />
          <h2 className="state-word">{texts.call.connecting}</h2>
        </div>
        <p className="prompt-title clip-2">
          {meeting.booking === null ? texts.call.untitled : <BookingTitle booking={meeting.booking} />}
        </p>
        <div className="progress" />
        <p className="prompt-hint">{isSlow ? texts.doing.slow : null}</p>
      </div>
      <div className="messages">
        <RoomBanner />
      </div>
      <div className="actions">
        <Button
          look="primary"
          label={texts.act.cancel}
          isDisabled={!mayCancel}
          progress={useProgress('prompt.cancel')}
          doing={texts.doing.cancelling}
          slow={texts.doing.slow}
          onTap={() => act({ kind: 'prompt.cancel' })}
        />
      </div>
    </div>
  );
}

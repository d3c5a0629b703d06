/** The primary button, always bottom left, and beside it sharing, or checking in while the room waits for it. Shows only what the room can do. */
import { Button } from '../../components/Button.tsx';
import { JoinButton } from '../../components/JoinButton.tsx';
import type { PrimaryAction } from '../../../shared/snapshot.ts';
import { usePanel, useProgress, useSnapshot, useTexts } from '../../store/panel-context.tsx';
import { canDo } from '../../store/selectors.ts';
import { CheckInButton } from './CheckInButton.tsx';

function StartButton({ isReady }: { readonly isReady: boolean }) {
  const { act } = usePanel();
  const texts = useTexts();
  const isFree = useSnapshot(({ home }) => home.state === 'free');
  return (
    <Button
      look="primary"
      tone={isFree ? 'free' : 'action'}
      icon="video"
      label={isFree ? texts.act.startNow : texts.act.start}
      isDisabled={!isReady}
      progress={useProgress('meeting.start')}
      doing={texts.doing.starting}
      slow={texts.doing.slow}
      onTap={() => act({ kind: 'meeting.start' })}
    />
  );
}

function PrimaryButton({ primary }: { readonly primary: PrimaryAction }) {
  const isLinked = useSnapshot(({ room }) => room.link === 'ready');
  const mayJoin = useSnapshot((snapshot) => canDo(snapshot, 'join'));
  const mayStart = useSnapshot((snapshot) => canDo(snapshot, 'start'));
  switch (primary.kind) {
    case 'join':
      return isLinked && !mayJoin ? null : <JoinButton bookingKey={primary.bookingKey} />;
    case 'start':
      return isLinked && !mayStart ? null : <StartButton isReady={mayStart} />;
    case 'none':
      return null;
  }
}

/** Shares without a meeting: at once where the room can, else by showing how. */
function ShareButton() {
  const { act, sheets } = usePanel();
  const texts = useTexts();
  const isLinked = useSnapshot(({ room }) => room.link === 'ready');
  const isBooked = useSnapshot(({ home }) => home.booking !== null);
  const mayShare = useSnapshot((snapshot) => canDo(snapshot, 'localShare'));
  return (
    <Button
      look="second"
      icon="share"
      label={isBooked ? texts.act.onlyShare : texts.act.share}
      isDisabled={!isLinked}
      progress={useProgress('share.start')}
      doing={texts.doing.startingShare}
      slow={texts.doing.slow}
      onTap={() => (mayShare ? act({ kind: 'share.start' }) : sheets.show('share'))}
    />
  );
}

export function HomeActions() {
  const { primary, state, booking } = useSnapshot(({ home }) => home);
  const isWaiting = state === 'waiting' && booking !== null;
  return (
    <div className="actions">
      <PrimaryButton primary={primary} />
      {isWaiting ? (
        <CheckInButton look={primary.kind === 'none' ? 'primary' : 'second'} bookingKey={booking.key} />
      ) : (
        <ShareButton />
      )}
    </div>
  );
}

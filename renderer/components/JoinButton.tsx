/** Joins a booked meeting by one tap, once the room can. */
import { usePanel, useProgress, useSnapshot, useTexts } from '../store/panel-context.tsx';
import { canDo } from '../store/selectors.ts';
import { Button } from './Button.tsx';

interface JoinButtonProps {
  readonly bookingKey: string;
  /** After the tap was sent. */
  readonly onJoining?: () => void;
}

export function JoinButton({ bookingKey, onJoining }: JoinButtonProps) {
  const { act } = usePanel();
  const texts = useTexts();
  const isReady = useSnapshot((snapshot) => canDo(snapshot, 'join'));
  return (
    <Button
      look="primary"
      tone="action"
      icon="video"
      label={texts.act.join}
      isDisabled={!isReady}
      progress={useProgress('meeting.join')}
      doing={texts.doing.joining}
      slow={texts.doing.slow}
      onTap={() => {
        act({ kind: 'meeting.join', bookingKey });
        onJoining?.();
      }}
    />
  );
}

/** Says that somebody is here. */
import { Button, type ButtonLook } from '../../components/Button.tsx';
import { usePanel, useProgressAbout, useTexts } from '../../store/panel-context.tsx';

interface CheckInButtonProps {
  readonly look: ButtonLook;
  readonly bookingKey: string;
}

export function CheckInButton({ look, bookingKey }: CheckInButtonProps) {
  const { act } = usePanel();
  const texts = useTexts();
  return (
    <Button
      look={look}
      tone={look === 'primary' ? 'action' : 'calm'}
      icon="done"
      label={texts.act.checkIn}
      progress={useProgressAbout('booking.checkIn', bookingKey)}
      doing={texts.doing.checkingIn}
      slow={texts.doing.slow}
      onTap={() => act({ kind: 'booking.checkIn', bookingKey })}
    />
  );
}

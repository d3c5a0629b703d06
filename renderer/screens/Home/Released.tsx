/** A booking whose time was given back: since when, and the way to have it again for as long as there is one. */
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { useFormat, usePanel, useProgressAbout, useSnapshot, useTexts } from '../../store/panel-context.tsx';

export function Released() {
  const { act } = usePanel();
  const texts = useTexts();
  const format = useFormat();
  const released = useSnapshot(({ home }) => home.released);
  const bookingKey = released?.booking.key ?? '';
  const progress = useProgressAbout('booking.takeBack', bookingKey);
  if (released === null) return null;
  return (
    <Banner
      tone="trouble"
      icon="back"
      sentence={texts.release.done(format.time(released.releasedAt), format.time(released.takeBackUntil))}
    >
      <Button
        tone="action"
        label={texts.act.takeBackRoom}
        progress={progress}
        doing={texts.doing.takingBack}
        slow={texts.doing.slow}
        onTap={() => act({ kind: 'booking.takeBack', bookingKey })}
      />
    </Banner>
  );
}

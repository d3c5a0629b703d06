/** What is wrong between panel and room, since when, and the one action that helps. Nothing while all is well. */
import type { Banner as BannerFact } from '../../shared/snapshot.ts';
import { useFormat, usePanel, useProgress, useSnapshot, useTexts } from '../store/panel-context.tsx';
import { roomBanner } from '../store/selectors.ts';
import type { Texts } from '../text/texts.ts';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';

function sentenceFor(texts: Texts, banner: BannerFact): string {
  if (banner.kind === 'participantsNearLimit') return texts.banner.nearLimit(banner.count, banner.limit);
  return banner.kind === 'roomRefused' || banner.kind === 'calendarTrouble'
    ? texts.reason[banner.code]
    : texts.banner[banner.kind];
}

function TakeBack() {
  const { act } = usePanel();
  const texts = useTexts();
  return (
    <Button
      tone="action"
      label={texts.act.takeBack}
      progress={useProgress('room.takeBack')}
      doing={texts.doing.takingBack}
      slow={texts.doing.slow}
      onTap={() => act({ kind: 'room.takeBack' })}
    />
  );
}

export function RoomBanner() {
  const texts = useTexts();
  const format = useFormat();
  const banner = useSnapshot(({ banners }) => roomBanner(banners));
  const isOff = useSnapshot(({ room }) => room.link === 'off');
  if (banner === null) {
    return isOff ? <Banner tone="info" sentence={texts.banner.roomOff} /> : null;
  }
  return (
    <Banner
      tone="trouble"
      sentence={sentenceFor(texts, banner)}
      detail={'since' in banner ? texts.banner.since(format.time(banner.since)) : null}
    >
      {banner.kind === 'roomTakenOver' ? <TakeBack /> : null}
    </Banner>
  );
}

/** Sharing to the room's screens without a meeting: how to begin, who shares now, how to stop, and until when. */
import { Button } from '../../components/Button.tsx';
import { EndingLine, EndingNotice } from '../../components/EndingNotice.tsx';
import { RoomBanner } from '../../components/RoomBanner.tsx';
import { ShareWays } from '../../components/ShareWays.tsx';
import { useAllTexts, useControlsTexts } from '../../store/later-texts.ts';
import { useFormat, usePanel, useProgress, useSnapshot } from '../../store/panel-context.tsx';
import { canDo } from '../../store/selectors.ts';

function BookedFrom() {
  const texts = useAllTexts();
  const format = useFormat();
  const home = useSnapshot((snapshot) => snapshot.home);
  if (home.until === null || (home.state !== 'free' && home.state !== 'soon')) return null;
  return <p className="sharing-until">{texts.state.bookedFrom(format.time(home.until))}</p>;
}

export function SharingScreen() {
  const { act } = usePanel();
  const texts = useAllTexts();
  const source = useSnapshot(({ sharing }) => sharing.source);
  const { share } = useControlsTexts();
  const mayBecomeMeeting = useSnapshot((snapshot) => canDo(snapshot, 'shareToMeeting'));
  const isLinked = useSnapshot(({ room }) => room.link === 'ready');
  const becoming = useProgress('share.toMeeting');
  const mayStop = useSnapshot((snapshot) => canDo(snapshot, 'localShare'));
  return (
    <div className="sharing">
      <div className="sharing-head">
        <h2>{source === 'none' ? texts.share.waiting : texts.share.isOn}</h2>
        <BookedFrom />
        <EndingLine />
      </div>
      <ShareWays />
      <div className="messages">
        <EndingNotice place="sharing" />
        <RoomBanner />
      </div>
      <div className="actions">
        <Button
          look="primary"
          tone="action"
          label={texts.act.stopShare}
          isDisabled={!mayStop}
          progress={useProgress('share.stop')}
          doing={texts.doing.stoppingShare}
          slow={texts.doing.slow}
          onTap={() => act({ kind: 'share.stop' })}
        />
        {mayBecomeMeeting || !isLinked ? (
          <Button
            look="second"
            icon="video"
            label={share.toMeeting}
            isDisabled={!mayBecomeMeeting}
            progress={becoming}
            doing={share.toMeetingDoing}
            onTap={() => act({ kind: 'share.toMeeting' })}
          />
        ) : null}
        <p className={source === 'none' ? 'sharing-source' : 'sharing-source sharing-now'} role="status">
          <span className="dot" />
          {texts.share.source[source]}
        </p>
      </div>
    </div>
  );
}

/** Microphone, camera and sharing. A switch shows at once what was asked for, and what is so when it is confirmed. */
import { Icon, type IconName } from '../../components/Icon.tsx';
import type { MeetingSlice, Toggle } from '../../../shared/snapshot.ts';
import { useAllTexts } from '../../store/later-texts.ts';
import { usePanel, useProgress, useSnapshot } from '../../store/panel-context.tsx';
import { canDo, type Progress } from '../../store/selectors.ts';

interface SwitchTileProps {
  readonly toggle: Toggle;
  readonly icons: { readonly on: IconName; readonly off: IconName };
  readonly words: { readonly on: string; readonly off: string };
  readonly progress: Progress;
  readonly isDisabled: boolean;
  readonly onTap: (isOn: boolean) => void;
}

function SwitchTile({ toggle, icons, words, progress, isDisabled, onTap }: SwitchTileProps) {
  const texts = useAllTexts();
  const { isPending, isSlow } = progress;
  const isOn = toggle.wanted ?? toggle.isOn;
  const hint = isOn === true ? texts.call.turnOff : texts.call.turnOn;
  const detail = isPending && isSlow ? texts.doing.slow : isOn === null ? texts.call.notKnown : hint;
  return (
    <button
      type="button"
      className={isOn === false ? 'tile tile-off' : 'tile'}
      disabled={isDisabled}
      aria-disabled={isPending || undefined}
      aria-busy={isPending || undefined}
      onClick={isPending ? undefined : () => onTap(isOn !== true)}
    >
      <Icon name={isOn === false ? icons.off : icons.on} />
      <span className="tile-label">{isOn === false ? words.off : words.on}</span>
      <span className="tile-detail">{detail}</span>
      {isPending ? <span className="button-progress" /> : null}
    </button>
  );
}

function ShareTile({ isDisabled }: { readonly isDisabled: boolean }) {
  const { sheets } = usePanel();
  const texts = useAllTexts();
  const key = useSnapshot(({ sharing }) => sharing.key);
  const source = useSnapshot(({ sharing }) => sharing.source);
  return (
    <button type="button" className="tile" disabled={isDisabled} onClick={() => sheets.show('share')}>
      <Icon name="share" />
      <span className="tile-label">{texts.act.share}</span>
      <span className="tile-detail clip-1">
        {source === 'none' ? (
          <bdi data-spelled={key === null ? undefined : ''}>{key ?? texts.howToShare}</bdi>
        ) : (
          texts.share.source[source]
        )}
      </span>
    </button>
  );
}

export function CallTiles({ meeting }: { readonly meeting: MeetingSlice }) {
  const { act } = usePanel();
  const texts = useAllTexts();
  const isLinked = useSnapshot(({ room }) => room.link === 'ready');
  const hasMicrophone = useSnapshot((snapshot) => canDo(snapshot, 'microphone'));
  const hasCamera = useSnapshot((snapshot) => canDo(snapshot, 'camera'));
  const isLeaving = meeting.phase === 'leaving';
  const microphone = useProgress('microphone.set');
  const camera = useProgress('camera.set');
  return (
    <div className="tiles">
      {hasMicrophone || !isLinked ? (
        <SwitchTile
          toggle={meeting.microphone}
          icons={{ on: 'microphone', off: 'microphoneOff' }}
          words={{ on: texts.call.microphoneOn, off: texts.call.microphoneOff }}
          progress={microphone}
          isDisabled={!isLinked || isLeaving}
          onTap={(isOn) => act({ kind: 'microphone.set', isOn })}
        />
      ) : null}
      {hasCamera || !isLinked ? (
        <SwitchTile
          toggle={meeting.camera}
          icons={{ on: 'video', off: 'videoOff' }}
          words={{ on: texts.call.cameraOn, off: texts.call.cameraOff }}
          progress={camera}
          isDisabled={!isLinked || isLeaving}
          onTap={(isOn) => act({ kind: 'camera.set', isOn })}
        />
      ) : null}
      <ShareTile isDisabled={!isLinked || isLeaving} />
    </div>
  );
}

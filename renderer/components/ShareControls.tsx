/** What else can be done about sharing: a camera above a desk, a guide on the room's screen, film. */
import { useControlsTexts } from '../store/later-texts.ts';
import { usePanel, useProgress, useSnapshot } from '../store/panel-context.tsx';
import { canDo } from '../store/selectors.ts';
import { SwitchRow } from './SwitchRow.tsx';

/** The camera to share: the one that is shared, else the last, since the first looks at the room. */
function useDocumentCamera(): string | null {
  return useSnapshot((snapshot) => {
    if (!canDo(snapshot, 'cameraShare')) return null;
    const { cameras } = snapshot.devices;
    return snapshot.sharing.cameraShared ?? (cameras.length > 1 ? (cameras.at(-1)?.id ?? null) : null);
  });
}

export function ShareControls() {
  const { act } = usePanel();
  const { share } = useControlsTexts();
  const sharing = useSnapshot((snapshot) => snapshot.sharing);
  const deviceId = useDocumentCamera();
  const hasInstructions = useSnapshot((snapshot) => canDo(snapshot, 'instructions'));
  const hasOptimized = useSnapshot((snapshot) => canDo(snapshot, 'optimizedSharing'));
  const camera = useProgress('share.setCamera');
  const guide = useProgress('share.showInstructions');
  const isGuideShown = sharing.instructions !== null;
  const isCameraShared = sharing.cameraShared !== null;
  return (
    <div className="share-controls">
      {hasInstructions ? (
        <SwitchRow
          label={share.instructions}
          toggle={{ isOn: isGuideShown, wanted: guide.isPending ? !isGuideShown : null }}
          onTap={(isOn) => act({ kind: 'share.showInstructions', instructions: isOn ? 'laptop' : null })}
        />
      ) : null}
      {deviceId === null ? null : (
        <SwitchRow
          label={share.documentCamera}
          toggle={{ isOn: isCameraShared, wanted: camera.isPending ? !isCameraShared : null }}
          onTap={(isOn) => act({ kind: 'share.setCamera', deviceId, isOn })}
        />
      )}
      {hasOptimized && sharing.optimized !== null ? (
        <SwitchRow
          label={share.optimized}
          hint={share.optimizedHint}
          toggle={sharing.optimized}
          onTap={(isOn) => act({ kind: 'share.setOptimized', isOn })}
        />
      ) : null}
    </div>
  );
}

/** Moving a camera by press and hold, choosing among the room's own, and whose camera it is. */
import { useCallback, useId } from 'react';
import type { CameraDirection } from '../../shared/model/room-command.ts';
import type { Device } from '../../shared/model/room.ts';
import type { ControlsSlice } from '../../shared/snapshot.ts';
import { Button } from '../components/Button.tsx';
import { DeviceChoice } from '../components/DeviceChoice.tsx';
import { HoldButton } from '../components/HoldButton.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useControlsTexts } from '../store/later-texts.ts';
import { usePanel, useProgress, useSnapshot } from '../store/panel-context.tsx';
import { canDo } from '../store/selectors.ts';

const pad: readonly (readonly [CameraDirection, IconName])[] = [
  ['up', 'up'],
  ['left', 'left'],
  ['right', 'right'],
  ['down', 'down'],
];
const zoom: readonly (readonly [CameraDirection, IconName])[] = [
  ['out', 'minus'],
  ['in', 'plus'],
];

interface MoverProps {
  readonly direction: CameraDirection;
  readonly icon: IconName;
  readonly personId: string | null;
  readonly isDisabled: boolean;
}

function Mover({ direction, icon, personId, isDisabled }: MoverProps) {
  const { act } = usePanel();
  const controls = useControlsTexts();
  const move = useCallback(
    () => act({ kind: 'camera.move', direction, personId }),
    [act, direction, personId],
  );
  const stop = useCallback(() => act({ kind: 'camera.stop' }), [act]);
  return (
    <HoldButton
      label={controls.camera.directions[direction]}
      className={`mover mover-${direction}`}
      isDisabled={isDisabled}
      onHold={move}
      onEnd={stop}
    >
      <Icon name={icon} />
    </HoldButton>
  );
}

function Pad({ personId, isDisabled }: Pick<MoverProps, 'personId' | 'isDisabled'>) {
  const { camera } = useControlsTexts();
  return (
    <div className="camera-pad" role="group" aria-label={camera.hold}>
      <div className="camera-cross">
        {pad.map(([direction, icon]) => (
          <Mover key={direction} {...{ direction, icon, personId, isDisabled }} />
        ))}
      </div>
      <div className="camera-zoom">
        {zoom.map(([direction, icon]) => (
          <Mover key={direction} {...{ direction, icon, personId, isDisabled }} />
        ))}
      </div>
    </div>
  );
}

function Cameras({ cameras }: { readonly cameras: readonly Device[] }) {
  const { camera } = useControlsTexts();
  const headingId = useId();
  return (
    <section className="control-group" aria-labelledby={headingId}>
      <h3 id={headingId}>{camera.choose}</h3>
      {cameras.length < 2 ? <p className="control-note">{camera.only}</p> : null}
      {cameras.length < 2
        ? null
        : cameras.map((device) => (
            <DeviceChoice key={device.id} kind="camera" device={device} isDisabled={false} />
          ))}
    </section>
  );
}

function FarCamera({ far }: { readonly far: NonNullable<ControlsSlice['farCamera']> }) {
  const { act } = usePanel();
  const { camera } = useControlsTexts();
  const progress = useProgress('camera.release');
  return (
    <div className="far-camera">
      <p role="status" className="clip-3">
        <bdi data-private="participant" data-private-words={far.name}>
          {camera.far[far.state](far.name)}
        </bdi>
      </p>
      {far.state === 'refused' ? null : (
        <Button
          label={camera.giveBack}
          progress={progress}
          onTap={() => act({ kind: 'camera.release', personId: far.personId })}
        />
      )}
    </div>
  );
}

export function CameraSheet() {
  const controls = useControlsTexts();
  const { camera } = controls;
  const far = useSnapshot((snapshot) => snapshot.controls?.farCamera ?? null);
  const cameras = useSnapshot(({ devices }) => devices.cameras);
  const mayMoveOwn = useSnapshot((snapshot) => canDo(snapshot, 'moveCamera'));
  const maySelect = useSnapshot((snapshot) => canDo(snapshot, 'selectDevice'));
  const isFar = far?.state === 'given';
  const mayMove = isFar || mayMoveOwn;
  return (
    <Sheet heading={camera.heading}>
      <div className="controls-two">
        <div className="control-column">
          <Pad personId={isFar ? far.personId : null} isDisabled={!mayMove} />
        </div>
        <div className="control-column">
          {far === null ? (
            <p className="control-note">{mayMove ? `${camera.own} ${camera.hold}` : camera.cannotMove}</p>
          ) : (
            <FarCamera far={far} />
          )}
          {maySelect ? <Cameras cameras={cameras} /> : null}
        </div>
      </div>
    </Sheet>
  );
}

/** Which microphone, loudspeaker and camera the room uses, and a test of what it hears and plays. */
import { useId } from 'react';
import type { DeviceKind } from '../../shared/model/room-command.ts';
import type { Device } from '../../shared/model/room.ts';
import { Button } from '../components/Button.tsx';
import { DeviceChoice } from '../components/DeviceChoice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useControlsTexts } from '../store/later-texts.ts';
import { usePanel, useProgress, useSnapshot } from '../store/panel-context.tsx';
import { canDo } from '../store/selectors.ts';

function DeviceTest({ device }: { readonly device: 'microphone' | 'speaker' }) {
  const { act } = usePanel();
  const controls = useControlsTexts();
  const progress = useProgress('device.setTest');
  const running = useSnapshot(({ devices }) => devices.test);
  const isRunning = running === device;
  return (
    <div className="device-test">
      <p role="status" className="control-note">
        {isRunning ? controls.devices.testing[device] : ''}
      </p>
      <Button
        label={isRunning ? controls.devices.stopTest : controls.devices.test[device]}
        tone={isRunning ? 'action' : 'calm'}
        isDisabled={running !== null && !isRunning}
        progress={progress}
        onTap={() => act({ kind: 'device.setTest', device, isOn: !isRunning })}
      />
    </div>
  );
}

interface DeviceListProps {
  readonly kind: DeviceKind;
  readonly devices: readonly Device[];
  readonly maySelect: boolean;
  readonly mayTest: boolean;
}

function DeviceList({ kind, devices, maySelect, mayTest }: DeviceListProps) {
  const controls = useControlsTexts();
  const headingId = useId();
  return (
    <section className="control-group device-list" aria-labelledby={headingId}>
      <h3 id={headingId}>{controls.devices.kinds[kind]}</h3>
      {devices.length === 0 ? <p className="control-note">{controls.devices.none}</p> : null}
      <div className="device-choices">
        {devices.map((device) => (
          <DeviceChoice key={device.id} kind={kind} device={device} isDisabled={!maySelect} />
        ))}
      </div>
      {mayTest && kind !== 'camera' ? <DeviceTest device={kind} /> : null}
    </section>
  );
}

export function DevicesSheet() {
  const controls = useControlsTexts();
  const devices = useSnapshot((snapshot) => snapshot.devices);
  const maySelect = useSnapshot((snapshot) => canDo(snapshot, 'selectDevice'));
  const mayTest = useSnapshot((snapshot) => canDo(snapshot, 'deviceTest'));
  return (
    <Sheet heading={controls.devices.heading}>
      <div className="controls-three">
        <DeviceList kind="microphone" devices={devices.microphones} {...{ maySelect, mayTest }} />
        <DeviceList kind="speaker" devices={devices.speakers} {...{ maySelect, mayTest }} />
        <DeviceList kind="camera" devices={devices.cameras} {...{ maySelect, mayTest }} />
      </div>
    </Sheet>
  );
}

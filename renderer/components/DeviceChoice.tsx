/** One of the room's devices of a kind, to be used instead of the one that is. Only the one that was tapped waits. */
import type { DeviceKind } from '../../shared/model/room-command.ts';
import type { Device } from '../../shared/model/room.ts';
import { usePanel, useProgressAbout } from '../store/panel-context.tsx';
import { Choice } from './Choice.tsx';
import type { IconName } from './Icon.tsx';

const icons: Readonly<Record<DeviceKind, IconName>> = {
  microphone: 'microphone',
  speaker: 'speaker',
  camera: 'video',
};

export interface DeviceChoiceProps {
  readonly kind: DeviceKind;
  readonly device: Device;
  readonly isDisabled: boolean;
}

export function DeviceChoice({ kind, device: { id, name, isSelected }, isDisabled }: DeviceChoiceProps) {
  const { act } = usePanel();
  const { isPending } = useProgressAbout('device.select', id);
  return (
    <Choice
      label={name}
      icon={icons[kind]}
      isChosen={isSelected}
      isDisabled={isDisabled}
      isPending={isPending}
      onTap={() => act({ kind: 'device.select', device: kind, deviceId: id })}
    />
  );
}

/** The lines that move a camera (zoom-rooms.md 4.6). Knows no state. */
import type { CameraDirection } from '../../shared/model/room-command.ts';

/** The room's own. */
export const ownCamera = '0';

const words: Readonly<Record<CameraDirection, string>> = {
  left: 'Left',
  right: 'Right',
  up: 'Up',
  down: 'Down',
  in: 'In',
  out: 'Out',
};

export const cameraLine = (
  camera: string,
  state: 'Start' | 'Continue' | 'Stop',
  direction: CameraDirection,
): string => `zCommand Call CameraControl Id: ${camera} State: ${state} Action: ${words[direction]}`;

/**
 * What every Zoom Room can do as soon as it is linked, whatever its equipment and whoever is host. One list, so that the
 * fake room and the states of tests offer what the driver is tested to offer; written here and not taken from the
 * driver, so that a capability lost there is missed.
 */
import type { RoomCapability } from '../../shared/model/room.ts';

export const plainCapabilities: readonly RoomCapability[] = [
  'start',
  'join',
  'leave',
  'endForAll',
  'microphone',
  'camera',
  'volume',
  'localShare',
  'incomingCall',
];

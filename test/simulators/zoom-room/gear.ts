/**
 * The room's own equipment: which camera, microphone and speaker it uses, where its camera looks, whose camera it
 * moves, what is being tried, and the camera it shares. What changes it is in `cameras.ts`.
 */
import type { Json, JsonObject } from './json.ts';
import type { Room } from './room.ts';

export const deviceKinds = ['camera', 'microphone', 'speaker'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

export interface Gear {
  position: { pan: number; tilt: number; zoom: number };
  /** Whose camera moves: the room's, or somebody's by name. It goes on until it is told to stop. */
  moving: { readonly camera: string; readonly action: CameraAction } | null;
  /** Cameras of others that may be asked for, or are ours, by serial. */
  readonly farCameras: Map<number, 'allowed' | 'ours'>;
  farAnswer: 'grants' | 'refuses' | 'waits';
  test: 'microphone' | 'speaker' | null;
  sharedCamera: string | null;
}

export const cameraActions = ['Left', 'Right', 'Up', 'Down', 'In', 'Out'] as const;
export type CameraAction = (typeof cameraActions)[number];

export function freshGear(): Gear {
  return {
    position: { pan: 0, tilt: 0, zoom: 0 },
    moving: null,
    farCameras: new Map(),
    farAnswer: 'grants',
    test: null,
    sharedCamera: null,
  };
}

interface KnownDevice {
  readonly id: string;
  readonly name: string;
  readonly canMove: boolean;
}

const device = (id: string, name: string, canMove = false): KnownDevice => ({ id, name, canMove });

/** Ids as Windows makes them, and worse, with everything that has to be passed back verbatim. The first is chosen at first. */
const devices: Readonly<Record<DeviceKind, readonly KnownDevice[]>> = {
  camera: [
    device('\\\\?\\usb#vid_046d&pid_0866#6&2f1', 'Rumskamera', true),
    device('\\\\?\\usb#vid_04f2&pid_b6 {dokument} #2', 'Dokumentkamera'),
  ],
  microphone: [
    device('{0.0.1.00000000}.{1d2ab3c4-77aa}', 'Takmikrofon (Konferensljud)'),
    device('{0.0.1.00000000}.{9b1c0f2e-3aa1}', 'Mikrofon (Webbkamera)'),
    device('USB Mic #3 {bord & golv} \\ vänster', 'Bordsmikrofon'),
  ],
  speaker: [
    device('{0.0.0.00000000}.{5c0e9a1f-0e4b}#render & room', 'Högtalare (Konferensljud)'),
    device('{0.0.0.00000000}.{a7724d10-91c2}', 'HDMI-skärm'),
  ],
};

/** The setting that holds the choice. */
export const settingOf = {
  camera: 'Video Camera selectedId',
  microphone: 'Audio Input selectedId',
  speaker: 'Audio Output selectedId',
} as const;

/** Under which name each kind is listed. */
export const listName = {
  camera: 'Video Camera Line',
  microphone: 'Audio Input Line',
  speaker: 'Audio Output Line',
} as const;

export const firstDevice = (kind: DeviceKind): string => devices[kind][0]?.id ?? '';

export const hasDevice = (kind: DeviceKind, id: string): boolean =>
  devices[kind].some((known) => known.id === id);

export function selectedDevice({ state }: Pick<Room, 'state'>, kind: DeviceKind): string {
  return state.settings.get(settingOf[kind].toLowerCase()) ?? firstDevice(kind);
}

export function deviceList(room: Pick<Room, 'state'>, kind: DeviceKind): Json {
  const selected = selectedDevice(room, kind);
  return devices[kind].map<JsonObject>(({ id, name, canMove }) => ({
    Alias: '',
    Name: name,
    Selected: id === selected,
    combinedDevice: false,
    id,
    manuallySelected: id === selected,
    numberOfCombinedDevices: 0,
    ptzComId: canMove ? 1 : -1,
  }));
}

export const canMoveOwn = (room: Pick<Room, 'state'>): boolean =>
  devices.camera.some(({ id, canMove }) => canMove && id === selectedDevice(room, 'camera'));

export function cameraShare({ state }: Pick<Room, 'state'>): JsonObject {
  const { sharedCamera } = state.gear;
  return {
    can_Control_Camera: false,
    id: sharedCamera ?? '',
    is_Mirrored: false,
    is_Sharing: sharedCamera !== null,
    pan_Tilt_Speed: 50,
  };
}

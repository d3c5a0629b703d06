/** What can be done about one person, from what the room can do now and how the person is. Pure. */
import type { Intent } from '../../../shared/bridge.ts';
import type { RoomCapability } from '../../../shared/model/room.ts';
import type { PersonRow } from '../../../shared/snapshot.ts';

export type PersonActionName =
  | 'admit'
  | 'mute'
  | 'askUnmute'
  | 'stopVideo'
  | 'askVideo'
  | 'spotlight'
  | 'unspotlight'
  | 'pin'
  | 'unpin'
  | 'allowRecording'
  | 'forbidRecording'
  | 'askCamera'
  | 'giveCamera'
  | 'makeHost'
  | 'remove';

export interface PersonAction {
  readonly name: PersonActionName;
  readonly intent: Intent;
  /** Cannot be taken back, so it asks once more. */
  readonly asks: boolean;
  /** For pins: which screen, from 1. */
  readonly screen: number | null;
}

export function actionsFor(
  row: PersonRow,
  capabilities: readonly RoomCapability[],
  screenCount: number,
): readonly PersonAction[] {
  const actions: PersonAction[] = [];
  const personId = row.id;
  const can = (capability: RoomCapability): boolean => capabilities.includes(capability);
  const add = (name: PersonActionName, intent: Intent, more: Partial<PersonAction> = {}): void => {
    actions.push({ name, intent, asks: false, screen: null, ...more });
  };
  const remove = (): void => {
    if (can('removeParticipant')) add('remove', { kind: 'people.remove', personId }, { asks: true });
  };
  if (row.isWaiting) {
    if (can('admit')) add('admit', { kind: 'people.admit', personId });
    remove();
    return actions;
  }
  if (!row.isMyself && can('muteParticipant') && row.microphone !== 'none') {
    const isOn = row.microphone === 'off';
    add(isOn ? 'askUnmute' : 'mute', { kind: 'people.setMicrophone', personId, isOn });
  }
  if (!row.isMyself && can('participantVideo') && row.joinedBy !== 'phone') {
    const isOn = row.camera === 'off';
    add(isOn ? 'askVideo' : 'stopVideo', { kind: 'people.setCamera', personId, isOn });
  }
  if (can('spotlight')) {
    const isOn = !row.isSpotlit;
    add(isOn ? 'spotlight' : 'unspotlight', { kind: 'people.setSpotlight', personId, isOn });
  }
  if (can('pin')) addPins(row, screenCount, add);
  if (!row.isMyself && can('farEndCamera')) addCamera(row, add);
  if (!row.isMyself && can('allowRecording')) {
    const isOn = !row.mayRecord;
    add(isOn ? 'allowRecording' : 'forbidRecording', { kind: 'people.allowRecording', personId, isOn });
  }
  if (!row.isMyself && row.role !== 'host' && can('makeHost')) {
    add('makeHost', { kind: 'people.makeHost', personId }, { asks: true });
  }
  if (!row.isMyself) remove();
  return actions;
}

type Add = (name: PersonActionName, intent: Intent, more?: Partial<PersonAction>) => void;

function addPins({ id, pinnedTo }: PersonRow, screenCount: number, add: Add): void {
  if (pinnedTo !== null) {
    add('unpin', { kind: 'people.setPin', personId: id, screen: null });
    return;
  }
  for (let screen = 1; screen <= screenCount; screen += 1) {
    add('pin', { kind: 'people.setPin', personId: id, screen }, { screen });
  }
}

function addCamera({ id, cameraControl }: PersonRow, add: Add): void {
  if (cameraControl === 'canAsk') add('askCamera', { kind: 'camera.request', personId: id });
  if (cameraControl === 'controlled') add('giveCamera', { kind: 'camera.release', personId: id });
}

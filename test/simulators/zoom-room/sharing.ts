/**
 * Sharing in the room: over the cable, wirelessly by key, and without a meeting. Changes the state and tells it; the
 * key and the pairing code are renewed whenever a presentation ends.
 */
import { event, notification } from './messages.ts';
import { isLocalShare, randomCode, randomKey, type Sharing } from './room-state.ts';
import type { Room } from './room.ts';
import { sharing } from './shapes.ts';

export const tellSharing = (room: Room): void =>
  room.tell(notification('zStatus', 'Sharing', sharing(room.state)));

export function tellSharingState(room: Room, state: Sharing['inMeeting']): void {
  room.state.sharing.inMeeting = state;
  room.tell(event('SharingState', { paused: false, state }));
}

export function rotateKey(room: Room): void {
  room.state.sharing.key = randomKey(room.chance);
  room.state.sharing.pairingCode = randomCode(room.chance);
}

export type CableStart = 'started' | 'refused' | 'noCable';

/** Starts the wired share. A refusal is told as an error event before the command's own OK. */
export function startCable(room: Room): CableStart {
  const { sharing: now, faults } = room.state;
  const refusal = faults.refuseShare ?? (now.cableConnected ? null : 'Ingen HDMI-källa är ansluten.');
  if (refusal !== null) {
    room.tell(event('CallConnectError', { error_code: 0, error_message: refusal }));
    return faults.refuseShare === null ? 'noCable' : 'refused';
  }
  room.shareTimers.cancel();
  room.shareTimers.after(60, () => tellSharingState(room, 'Connecting'));
  room.shareTimers.after(300, () => {
    now.cableShared = true;
    tellSharing(room);
    tellSharingState(room, 'Sending');
  });
  return 'started';
}

export function stopCable(room: Room): void {
  const { sharing: now } = room.state;
  room.shareTimers.cancel();
  if (!now.cableShared) return;
  now.cableShared = false;
  room.shareTimers.after(80, () => {
    tellSharing(room);
    tellSharingState(room, 'None');
  });
}

/** The plug goes in or out; out ends a running wired share at once. */
export function plugCable(room: Room, connected: boolean): void {
  const { sharing: now } = room.state;
  now.cableConnected = connected;
  now.cablePicture = connected;
  const ended = !connected && now.cableShared;
  if (ended) now.cableShared = false;
  tellSharing(room);
  if (ended) tellSharingState(room, 'None');
}

/**
 * The picture of whatever runs drops and comes back after so long, with nothing pulled out and nothing asked for;
 * null: it stays away. False when nothing runs.
 */
export function dropShare(room: Room, returnsAfterMs: number | null): boolean {
  const { sharing: now } = room.state;
  const { cableShared, wireless, airPlay } = now;
  if (!cableShared && !wireless && !airPlay) return false;
  Object.assign(now, { cableShared: false, wireless: false, airPlay: false });
  tellSharingState(room, 'None');
  tellSharing(room);
  if (returnsAfterMs === null) return true;
  room.shareTimers.afterReal(returnsAfterMs, () => {
    Object.assign(now, { cableShared, wireless, airPlay });
    tellSharing(room);
    tellSharingState(room, 'Sending');
  });
  return true;
}

/** Somebody has typed the key (or connected by AirPlay) and the picture arrives. */
export function startWireless(room: Room, way: 'zoom' | 'airPlay'): void {
  const { sharing: now } = room.state;
  tellSharingState(room, 'Connecting');
  room.shareTimers.after(200, () => {
    if (way === 'zoom') now.wireless = true;
    else now.airPlay = true;
    tellSharing(room);
    tellSharingState(room, 'Sending');
  });
}

/** The wireless picture ends; a local presentation stays. */
export function stopWireless(room: Room): void {
  const { sharing: now } = room.state;
  room.shareTimers.cancel();
  if (!now.wireless && !now.airPlay) return;
  now.wireless = false;
  now.airPlay = false;
  rotateKey(room);
  tellSharing(room);
  tellSharingState(room, 'None');
}

/** What ends with the meeting or the local presentation. */
export function endSharing(room: Room): void {
  const { sharing: now } = room.state;
  room.shareTimers.cancel();
  const presented = isLocalShare(room.state) || now.wireless || now.airPlay || now.cableShared;
  now.cableShared = false;
  now.wireless = false;
  now.airPlay = false;
  now.page = 'None';
  if (now.inMeeting !== 'None') tellSharingState(room, 'None');
  if (!presented) return;
  rotateKey(room);
  tellSharing(room);
}

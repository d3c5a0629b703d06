/** What an intent is offered for: the room and the panel that it fits, and what it leads to there. */
import type { Action } from '../../electron/app/action.ts';
import type { PanelState } from '../../electron/app/state.ts';
import type { Intent } from '../../shared/bridge.ts';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import { emptyRoomState, type RoomCapability, type RoomState } from '../../shared/model/room.ts';
import { booking, zoom } from '../fakes/bookings.ts';
import { readyRoom } from './states.ts';

export const eva = { id: 'eva@xmpp.example', name: 'Eva', presence: 'online', isRoom: false } as const;

/** Joinable, with a passcode. */
export const planned = booking('2026-11-24T09:30', '11:00', {
  ref: { id: 'AAMk-1', changeKey: 'DwAA' },
  join: zoom('61234567890', '471147'),
});

export const idle: RoomState = {
  ...readyRoom,
  contacts: { state: 'loaded', contacts: [eva] },
  devices: {
    ...emptyRoomState.devices,
    cameras: [{ id: 'usb-1', name: 'Kamera', isSelected: true }],
  },
  phoneCalls: [{ id: 'call-1', name: 'Bo', number: '070', isIncoming: false, state: 'inCall' }],
  sharing: { ...emptyRoomState.sharing, cable: 'connected' },
};

export interface Offer {
  readonly intent: Intent;
  /** Null: the situation alone makes it possible. */
  readonly needs: RoomCapability | null;
  readonly room: RoomState;
  /** Situations it is not offered in, with the room able to. */
  readonly notIn: readonly RoomState[];
  readonly leadsTo: RoomCommand | Action;
  /** What else the panel knows then. */
  readonly panel?: Partial<PanelState>;
}

/** What needs no room. */
export const always = (intent: Intent, leadsTo: Action, panel: Partial<PanelState> = {}): Offer => ({
  intent,
  needs: null,
  room: idle,
  notIn: [],
  leadsTo,
  panel,
});

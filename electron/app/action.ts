/** What can follow from an intent. Decided in `undertake.ts`, carried out by the controller. */
import type { CameraCommand, RoomCommand } from '../../shared/model/room-command.ts';
import type { Language } from '../../shared/snapshot.ts';

/** Takes its time and settles: shown as under way until then. */
export type Deed =
  | { readonly kind: 'room'; readonly command: RoomCommand }
  /** A meeting with a number of its own, made and then joined. */
  | { readonly kind: 'startFresh'; readonly topic: string; readonly durationMinutes: number }
  | { readonly kind: 'admitAll'; readonly personIds: readonly string[] };

/** A camera that moves while a finger stays. */
export type CameraMove = Extract<CameraCommand, { readonly kind: 'moveCamera' }>;

/** What is done with the room. */
export type RoomAction =
  | Deed
  | { readonly kind: 'moveCamera'; readonly command: CameraMove }
  | { readonly kind: 'stopCamera' }
  /** `loads`: the phone book has not been read yet. */
  | { readonly kind: 'search'; readonly query: string; readonly loads: boolean };

/** What changes the panel itself. */
export type PanelAction =
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'touched' }
  | { readonly kind: 'dismiss'; readonly noticeId: number };

export type Action = RoomAction | PanelAction;

/**
 * What the room says, before it is written as JSON or as text. A message carries its envelope and its payload;
 * these constructors fill in what is the same every time.
 */
import type { Json, JsonObject } from './json.ts';

export type MessageType = 'zCommand' | 'zStatus' | 'zConfiguration' | 'zEvent';

export interface RoomMessage {
  readonly type: MessageType;
  /** Name of the key that holds the payload; may contain spaces. */
  readonly topKey: string;
  /** Absent for the few events that come without one. */
  readonly payload?: Json;
  readonly sync: boolean;
  readonly state: 'OK' | 'Error';
  readonly message: string;
  /** The room puts line breaks of this message's strings on the wire as they are, which is not valid JSON. */
  readonly rawLineBreaks?: boolean;
}

/** The answer to a command. */
export function reply(type: MessageType, topKey: string, payload: Json = {}): RoomMessage {
  return { type, topKey, payload, sync: true, state: 'OK', message: '' };
}

export function errorReply(type: MessageType, topKey: string, message: string): RoomMessage {
  return { type, topKey, payload: {}, sync: true, state: 'Error', message };
}

/** Something the room tells unasked, in the shape of the reply of that name. */
export function notification(type: MessageType, topKey: string, payload: Json): RoomMessage {
  return { type, topKey, payload, sync: false, state: 'OK', message: '' };
}

export function event(topKey: string, payload: JsonObject): RoomMessage {
  return notification('zEvent', topKey, payload);
}

/** `Bookings Updated` is met with an empty payload and with none; here it has none. */
export const bookingsUpdated: RoomMessage = {
  type: 'zEvent',
  topKey: 'Bookings Updated',
  sync: false,
  state: 'OK',
  message: '',
};

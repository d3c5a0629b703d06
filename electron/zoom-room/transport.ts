/** The byte stream to a room, whatever carries it. Opening it starts one attempt; it never tries again by itself. */
import type { CloseReason } from './session-state.ts';

export interface TransportEvents {
  /** The room's command shell is open. */
  readonly opened: () => void;
  readonly heard: (bytes: Uint8Array) => void;
  /** The end of this attempt or connection; the last event, told at most once and never after `close`. */
  readonly closed: (reason: CloseReason) => void;
}

export interface Transport {
  /** Sends one command line; the terminator is added here. Does nothing on a connection that is not open. */
  readonly write: (line: string) => void;
  /** Sends what is still to be sent, then closes. */
  readonly close: () => void;
}

/** Events come later, never during the call. */
export type OpenTransport = (events: TransportEvents) => Transport;

/**
 * The Zoom Room driver over SSH: the only file of this folder that others import. It wires the transport to the
 * driver; the protocol and its rules are in the files beside it.
 */
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';
import type { RoomDriver } from '../ports/room.ts';
import { createDriver } from './driver.ts';
import { createHostKeyPin } from './host-key-pin.ts';
import { sshTransport } from './ssh-transport.ts';
import { defaultTimings, type Timings } from './timings.ts';

export interface ZoomRoomDriverOptions {
  readonly host: string;
  readonly port: number;
  /** The control-system passcode of the room. */
  readonly passcode: string;
  /** `SHA256:…` as OpenSSH prints them, without padding. One of them must be the room's. */
  readonly hostKeys: readonly string[];
  /** Asked only when there are no `hostKeys`: whether to trust this one from now on. Null: trust none. */
  readonly onFirstHostKey: ((fingerprint: string) => boolean) | null;
  /** Shown in the portal's list of devices. */
  readonly appVersion: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Shortened by tests. */
  readonly timings?: Partial<Timings>;
}

export function createZoomRoomDriver(options: ZoomRoomDriverOptions): RoomDriver {
  const { host, port, passcode, appVersion, clock, random, log } = options;
  const timings = { ...defaultTimings, ...options.timings };
  const pin = createHostKeyPin(options.hostKeys, options.onFirstHostKey);
  const { connectMs, keepaliveMs } = timings;
  const open = sshTransport({ host, port, passcode, pin, clock, connectMs, keepaliveMs });
  return createDriver({ open, appVersion, clock, random, log, timings });
}

/**
 * The byte stream over SSH (zoom-rooms.md 2.1). Nothing is sent, the passcode least of all, before the host key has
 * been found trusted. A dead line is noticed by SSH's own keepalive, which goes on while a prompt is open: it is no
 * command and disturbs nothing.
 */
import { Client, type ClientChannel, type ConnectConfig } from 'ssh2';
import type { Clock } from '../ports/clock.ts';
import type { HostKeyPin } from './host-key-pin.ts';
import type { CloseReason } from './session-state.ts';
import type { OpenTransport } from './transport.ts';

export interface SshOptions {
  readonly host: string;
  readonly port: number;
  readonly passcode: string;
  readonly pin: HostKeyPin;
  readonly clock: Clock;
  /** For the whole way from the first packet to the open shell. */
  readonly connectMs: number;
  readonly keepaliveMs: number;
}

/** Modern forms first. Rooms before version 5.17 know `ssh-rsa` alone; the pinned key is the same in either form. */
const algorithms: NonNullable<ConnectConfig['algorithms']> = {
  serverHostKey: ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-ed25519', 'ecdsa-sha2-nistp256', 'ssh-rsa'],
};

/** Unanswered before the line counts as dead. The third interval ends it, so within 12 s at 3 s each. */
const unansweredKeepalives = 2;

/** How long a closing connection may take to send what it still holds. */
const drainMs = 1_000;

export function sshTransport(options: SshOptions): OpenTransport {
  const { clock, pin } = options;
  return (events) => {
    const client = new Client();
    let shell: ClientChannel | null = null;
    let isOver = false;
    let refusal: CloseReason | null = null;

    const stopDeadline = clock.schedule(options.connectMs, () => finish('lost'));
    const finish = (reason: CloseReason): void => {
      if (isOver) return;
      isOver = true;
      stopDeadline();
      client.destroy();
      events.closed(refusal ?? reason);
    };

    client.on('error', (error) => {
      finish('level' in error && error.level === 'client-authentication' ? 'loginRefused' : 'lost');
    });
    client.on('close', () => finish('lost'));
    client.on('ready', () => {
      client.setNoDelay(true);
      // Wide, so that the terminal of the room never breaks a line.
      client.shell({ term: 'vt100', cols: 4096, rows: 24 }, (error, channel) => {
        if (isOver) return;
        if (error !== undefined) {
          finish('lost');
          return;
        }
        shell = channel;
        channel.on('data', (bytes: Uint8Array) => {
          if (!isOver) events.heard(bytes);
        });
        // Unread, it would fill the window and stop the rest.
        channel.stderr.resume();
        channel.on('close', () => finish('lost'));
        stopDeadline();
        events.opened();
      });
    });
    client.connect({
      host: options.host,
      port: options.port,
      username: 'zoom',
      password: options.passcode,
      authHandler: ['password'],
      algorithms,
      readyTimeout: 0,
      keepaliveInterval: options.keepaliveMs,
      keepaliveCountMax: unansweredKeepalives,
      hostVerifier: (key: Uint8Array): boolean => {
        const verdict = pin.check(key);
        refusal = verdict === 'trusted' ? null : verdict;
        return verdict === 'trusted';
      },
    });

    return {
      write: (line) => {
        if (!isOver) shell?.write(`${line}\r`);
      },
      close: () => {
        if (isOver) return;
        isOver = true;
        stopDeadline();
        const stopWaiting = clock.schedule(drainMs, () => client.destroy());
        client.on('close', stopWaiting);
        client.end();
      },
    };
  };
}

/**
 * A person at an SSH terminal of the room, for tests: types lines and waits for what appears. It collects every byte
 * and finds frames by the room's own layout (a lone `{` to a lone `}`); nothing in it sleeps or polls.
 */
import { StringDecoder } from 'node:string_decoder';
import ssh2, { type ClientChannel, type ConnectConfig } from 'ssh2';
import type { ZoomRoomSimulator } from './index.ts';

export interface TerminalClient {
  /** Types a line and the return key. */
  readonly type: (line: string) => void;
  /** Types bytes as they are. */
  readonly raw: (bytes: string) => void;
  /** Everything received so far. */
  readonly output: () => Buffer;
  /** Sizes of the pieces it came in. */
  readonly pieces: () => readonly number[];
  /** Resolves with the text from the last thing found up to and including `wanted`. */
  readonly see: (wanted: string) => Promise<string>;
  /** The next frame, not yet looked at, of that name; frames before it are passed over. */
  readonly frame: (topKey: string) => Promise<Frame>;
  /** Resolves when the room ends the connection. */
  readonly closed: Promise<void>;
  readonly close: () => void;
}

export interface Frame {
  readonly topKey: string;
  readonly type: string;
  readonly sync: boolean;
  readonly state: string;
  /** The payload with loosely typed switches made plain. */
  readonly payload: unknown;
  readonly text: string;
}

export interface ClientOptions {
  readonly passcode?: string;
  readonly config?: ConnectConfig;
  readonly hasTerminal?: boolean;
}

/** Resolves when the shell is open; rejects when the room refuses the login. */
export async function openTerminal(
  room: ZoomRoomSimulator,
  options: ClientOptions = {},
): Promise<TerminalClient> {
  const connection = new ssh2.Client();
  const closed = new Promise<void>((resolve) => connection.once('close', () => resolve()));
  const chunks: Buffer[] = [];
  const decoder = new StringDecoder('utf8');
  let text = '';
  const waiting = new Set<() => void>();
  let isCheckDue = false;
  /** Looks once for all that has come in one turn of the event loop: pieces can be single bytes. */
  const lookSoon = (): void => {
    if (isCheckDue) return;
    isCheckDue = true;
    setImmediate(() => {
      isCheckDue = false;
      for (const check of [...waiting]) check();
    });
  };
  const channel = await new Promise<ClientChannel>((resolve, reject) => {
    connection.on('error', reject);
    connection.once('ready', () => {
      const opened = (error: Error | undefined, shell: ClientChannel): void => {
        if (error !== undefined) {
          reject(error);
          return;
        }
        // Listening from the very first moment: what the room says unasked must not be missed.
        shell.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          text += decoder.write(chunk);
          lookSoon();
        });
        resolve(shell);
      };
      if (options.hasTerminal === false) connection.shell(false, opened);
      else connection.shell(opened);
    });
    connection.connect({
      ...room.ssh,
      username: 'zoom',
      password: options.passcode ?? room.passcode,
      ...options.config,
    });
  });

  let seenTo = 0;
  /** Tries again when something was received, until `attempt` gives something. */
  const until = <T>(attempt: () => T | null): Promise<T> =>
    new Promise((resolve) => {
      const check = (): void => {
        const found = attempt();
        if (found === null) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });

  const see = (wanted: string): Promise<string> =>
    until(() => {
      const at = text.indexOf(wanted, seenTo);
      if (at < 0) return null;
      const seen = text.slice(seenTo, at + wanted.length);
      seenTo = at + wanted.length;
      return seen;
    });

  const frame = (topKey: string): Promise<Frame> =>
    until(() => {
      for (;;) {
        const found = /(?:^|\n)(\{\r\n[^]*?\r\n\})\r\n/.exec(text.slice(seenTo));
        if (found === null) return null;
        seenTo += found.index + found[0].length;
        const parsed = parseFrame(found[1] ?? '');
        if (parsed?.topKey === topKey) return parsed;
      }
    });

  return {
    type: (line) => channel.write(`${line}\r`),
    raw: (bytes) => channel.write(bytes),
    output: () => Buffer.concat(chunks),
    pieces: () => chunks.map((chunk) => chunk.length),
    see,
    frame,
    closed,
    close: () => connection.end(),
  };
}

/** Null for a frame that is not JSON even after its line breaks within strings are escaped. */
function parseFrame(text: string): Frame | null {
  try {
    return frameFrom(text, JSON.parse(text));
  } catch {
    try {
      return frameFrom(text, JSON.parse(withEscapedBreaks(text)));
    } catch {
      return null;
    }
  }
}

function frameFrom(text: string, json: unknown): Frame {
  const message = json as Record<string, unknown> & { Status: { state: string } };
  const topKey = String(message['topKey']);
  return {
    topKey,
    type: String(message['type']),
    sync: message['Sync'] === true,
    state: message.Status.state,
    payload: plain(message[topKey]),
    text,
  };
}

/** Within quotes, line breaks become what they should have been. */
const withEscapedBreaks = (text: string): string =>
  text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, (quoted) => quoted.replaceAll('\r', '\\r').replaceAll('\n', '\\n'));

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  }
  if (typeof value !== 'string') return value;
  if (/^(on|true)$/i.test(value)) return true;
  return /^(off|false)$/i.test(value) ? false : value;
}

/**
 * From messages to bytes: pretty-printed JSON frames or the older text blocks, cut into pieces where that is asked
 * for. Knows no state of the room. The JSON form is two-space indented, keys in ASCII order, CRLF line ends and a
 * blank line after each frame.
 */
import type { Chance, Json, JsonObject } from './json.ts';
import type { RoomMessage } from './messages.ts';

export type Format = 'cli' | 'json';

export function render(message: RoomMessage, format: Format): string {
  return format === 'json' ? jsonFrame(message) : textBlock(message);
}

export function jsonFrame(message: RoomMessage): string {
  const envelope: Record<string, Json> = {
    Status: { message: message.message, state: message.state },
    Sync: message.sync,
    topKey: message.topKey,
    type: message.type,
  };
  if (message.payload !== undefined) envelope[message.topKey] = message.payload;
  const lines = JSON.stringify(sorted(envelope), null, 2).replaceAll('\n', '\r\n');
  const text = message.rawLineBreaks === true ? lines.replaceAll('\\r\\n', '\r\n') : lines;
  return `${text}\r\n\r\n`;
}

function sorted(value: Json): Json {
  if (isList(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : 1));
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] ?? null)]));
}

/**
 * The text form: marker, path and value per row. A command's rows follow its `OK`; those of a status or a
 * configuration come before it; what the room tells unasked has no `OK`.
 */
export function textBlock(message: RoomMessage): string {
  const { topKey, payload } = message;
  if (message.type === 'zCommand') {
    const head = `*r ${topKey} (status=${message.state}):`;
    const rows =
      message.state === 'Error'
        ? [`*r ${topKey} reason: ${message.message}`]
        : rowsOf(`*r ${topKey}`, payload);
    return block([...(message.sync ? ['OK'] : []), head, ...rows, '** end', '']);
  }
  if (message.state === 'Error') return block([`*e ${topKey}: ${message.message}`, 'ERROR', '']);
  const lead = {
    zStatus: `*s ${topKey}`,
    zConfiguration: `*c zConfiguration ${topKey}`,
    zEvent: `*e ${topKey}`,
  };
  const tail = message.sync ? ['** end', '', 'OK', ''] : ['** end', ''];
  return block([...rowsOf(lead[message.type], payload), ...tail]);
}

const block = (lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');

function rowsOf(path: string, value: Json | undefined): string[] {
  if (value === undefined) return [path];
  // Array positions count from one in the text form.
  if (isList(value)) return value.flatMap((item, at) => rowsOf(`${path} ${at + 1}`, item));
  if (isObject(value)) return Object.keys(value).flatMap((key) => rowsOf(`${path} ${key}`, value[key]));
  return [`${path}: ${String(value === true ? 'on' : value === false ? 'off' : (value ?? ''))}`];
}

export const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

export const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value);

/** How output is cut: not at all, into pieces of so many bytes, or into pieces of chance length. */
export type Chop = number | 'random' | null;

/** The same bytes in pieces; a piece may end inside a character or between CR and LF. */
export function* chopped(bytes: Buffer, chop: Chop, chance: Chance): Generator<Buffer> {
  if (chop === null) {
    yield bytes;
    return;
  }
  let at = 0;
  while (at < bytes.length) {
    const size = chop === 'random' ? chance.between(1, 23) : chop;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

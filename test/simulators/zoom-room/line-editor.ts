/**
 * What the room's terminal does with typed bytes: it ends a line at CR, swallows the LF of a CRLF, edits with
 * backspace, delete and the arrow keys, and gives back what is to be echoed. Other control characters and a lone LF
 * end nothing.
 */
const maxLineBytes = 4096;
const cr = 0x0d;
const escape = 0x1b;
const backspaces: readonly number[] = [0x08, 0x7f];
const left = 0x08;
const space = 0x20;

export interface Typed {
  /** Finished lines, in order. */
  readonly lines: readonly string[];
  /** What a terminal with echo shows for these bytes. */
  readonly echo: Buffer;
}

export type LineEditor = (bytes: Buffer) => Typed;

const times = (count: number, byte: number): readonly number[] => Array.from({ length: count }, () => byte);

export function createLineEditor(): LineEditor {
  let line: number[] = [];
  let cursor = 0;
  /** What has come of a key that sends more than one byte: ESC, `[`, digits, and a last letter or `~`. */
  let key: number[] | null = null;

  /** The rest of the line drawn anew, `blank` cells wiped, and the cursor back where it was. */
  const redraw = (blank: number): readonly number[] => {
    const rest = line.slice(cursor);
    return [...rest, ...times(blank, space), ...times(rest.length + blank, left)];
  };
  const insert = (byte: number): readonly number[] => {
    if (line.length >= maxLineBytes) return [];
    line.splice(cursor, 0, byte);
    cursor += 1;
    return [byte, ...redraw(0)];
  };
  const removeBack = (): readonly number[] => {
    if (cursor === 0) return [];
    cursor -= 1;
    line.splice(cursor, 1);
    return [left, ...redraw(1)];
  };
  const removeAhead = (): readonly number[] => {
    if (cursor === line.length) return [];
    line.splice(cursor, 1);
    return redraw(1);
  };
  const moveLeft = (): readonly number[] => {
    if (cursor === 0) return [];
    cursor -= 1;
    return [left];
  };
  const moveRight = (): readonly number[] => {
    const under = line[cursor];
    if (under === undefined) return [];
    cursor += 1;
    return [under];
  };

  const special: Readonly<Record<string, () => readonly number[]>> = {
    '[D': moveLeft,
    '[C': moveRight,
    '[3~': removeAhead,
  };
  /** One more byte of a special key; null: it goes on. */
  const finishKey = (byte: number, so: readonly number[]): readonly number[] | null => {
    const isOpen = so.length === 0 ? byte === 0x5b : byte < 0x40;
    if (isOpen) return null;
    return special[Buffer.from([...so, byte]).toString('latin1')]?.() ?? [];
  };

  const press = (byte: number): readonly number[] => {
    if (byte === escape) key = [];
    else if (backspaces.includes(byte)) return removeBack();
    else if (byte >= space) return insert(byte);
    return [];
  };

  return (bytes) => {
    const lines: string[] = [];
    const echo: number[] = [];
    for (const byte of bytes) {
      if (byte === cr) {
        lines.push(Buffer.from(line).toString('utf8'));
        line = [];
        cursor = 0;
        key = null;
        // The echoed line is followed by an empty one before the reply.
        echo.push(cr, 0x0a, cr, 0x0a);
      } else if (key === null) {
        echo.push(...press(byte));
      } else {
        const shown = finishKey(byte, key);
        if (shown === null) key.push(byte);
        else {
          key = null;
          echo.push(...shown);
        }
      }
    }
    return { lines, echo: Buffer.from(echo) };
  };
}

/**
 * What the room's terminal does with typed bytes: it ends a line at CR, swallows the LF of a CRLF, rubs out on
 * backspace and gives back what is to be echoed. Other control characters and a lone LF end nothing.
 */
const maxLineBytes = 4096;
const cr = 0x0d;
const lf = 0x0a;
const backspaces: readonly number[] = [0x08, 0x7f];

export interface Typed {
  /** Finished lines, in order. */
  readonly lines: readonly string[];
  /** What a terminal with echo shows for these bytes. */
  readonly echo: Buffer;
}

export type LineEditor = (bytes: Buffer) => Typed;

export function createLineEditor(): LineEditor {
  let pending: number[] = [];
  return (bytes) => {
    const lines: string[] = [];
    const echo: number[] = [];
    for (const byte of bytes) {
      if (byte === cr) {
        lines.push(Buffer.from(pending).toString('utf8'));
        pending = [];
        // The echoed line is followed by an empty one before the reply.
        echo.push(cr, lf, cr, lf);
      } else if (backspaces.includes(byte)) {
        if (pending.pop() !== undefined) echo.push(0x08, 0x20, 0x08);
      } else if (byte >= 0x20 && pending.length < maxLineBytes) {
        pending.push(byte);
        echo.push(byte);
      }
    }
    return { lines, echo: Buffer.from(echo) };
  };
}

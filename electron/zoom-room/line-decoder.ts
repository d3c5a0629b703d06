/**
 * Bytes to lines. Any cut of the same bytes gives the same lines: UTF-8 is decoded as a stream, lines end at LF, and
 * CRs before it are dropped (some versions end a block with a lone LF, so splitting on CRLF would miss the next line).
 * A line longer than the bound is cut there, so memory is bounded whatever arrives. It does not know frames.
 */
export interface LineDecoder {
  /** The lines finished by these bytes, without their ends. */
  readonly push: (bytes: Uint8Array) => readonly string[];
}

export const maxLineChars = 8 * 1024 * 1024;

export function createLineDecoder(maxChars = maxLineChars): LineDecoder {
  // A byte order mark is data here: dropping it would make the result depend on where the stream begins.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let parts: string[] = [];
  let length = 0;

  const keep = (piece: string): void => {
    const kept = piece.slice(0, maxChars - length);
    if (kept === '') return;
    parts.push(kept);
    length += kept.length;
  };
  const finish = (): string => {
    const line = parts.join('').replace(/\r+$/, '');
    parts = [];
    length = 0;
    return line;
  };

  return {
    push: (bytes) => {
      const text = decoder.decode(bytes, { stream: true });
      const lines: string[] = [];
      let from = 0;
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
        keep(text.slice(from, end));
        lines.push(finish());
        from = end + 1;
      }
      keep(text.slice(from));
      return lines;
    },
  };
}

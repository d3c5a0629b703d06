/**
 * Lines to JSON documents and text lines. A document begins at a line that is exactly `{` and ends at one that is
 * exactly `}`: nested closers are always indented, so this holds where counting braces would not (zoom-rooms.md 3.2).
 * A broken document never takes a good neighbour with it, and memory is bounded by `maxChars` twice.
 */
import { parseLenient } from './json-repair.ts';

export type FrameItem =
  | { readonly kind: 'document'; readonly value: unknown; readonly chars: number }
  /** A line outside any document; never empty. */
  | { readonly kind: 'text'; readonly line: string }
  /** What could not be read; `topKey` only where it is plainly one, for the log. */
  | {
      readonly kind: 'dropped';
      readonly why: 'invalid' | 'tooLong';
      readonly chars: number;
      readonly topKey: string | null;
    };

export interface FrameDecoder {
  readonly push: (line: string) => readonly FrameItem[];
}

export const maxFrameChars = 8 * 1024 * 1024;

interface Frame {
  readonly lines: string[];
  chars: number;
}

export function createFrameDecoder(maxChars = maxFrameChars): FrameDecoder {
  let open: Frame | null = null;
  /**
   * A document that would not parse, with the lines since. A raw line break inside a text can put `}` alone on a
   * line and end a document too early; the next `}` may be the real end, so one joined try is made then.
   */
  let broken: Frame | null = null;

  const dropBroken = (): FrameItem[] => {
    const items = broken === null ? [] : [dropped('invalid', broken)];
    broken = null;
    return items;
  };

  const close = (frame: Frame): FrameItem[] => {
    const alone = readFrame(frame);
    if (alone !== null) return [...dropBroken(), ...alone];
    const joined = broken === null ? null : join(broken, frame);
    const whole = joined === null || joined.chars > maxChars ? null : read(joined.lines);
    if (joined !== null && whole !== null) {
      broken = null;
      return [{ kind: 'document', value: whole.value, chars: joined.chars }];
    }
    const items = dropBroken();
    broken = frame;
    return items;
  };

  const outside = (line: string): FrameItem[] => {
    if (line === '{') {
      open = { lines: [line], chars: 1 };
      return [];
    }
    const text: FrameItem[] = line.trim() === '' ? [] : [{ kind: 'text', line }];
    if (broken === null) return line === '}' ? [] : text;
    append(broken, line);
    if (broken.chars > maxChars) return [...dropBroken(), ...text];
    // Told as text at once all the same: a notice must not wait for the next document.
    if (line !== '}') return text;
    const whole = read(broken.lines);
    if (whole === null) return dropBroken();
    const { chars } = broken;
    broken = null;
    return [{ kind: 'document', value: whole.value, chars }];
  };

  return {
    push: (line) => {
      if (open === null) return outside(line);
      append(open, line);
      if (open.chars > maxChars) {
        const items = [...dropBroken(), dropped('tooLong', open)];
        // The line that went over the bound may itself begin the next document.
        open = line === '{' ? { lines: [line], chars: 1 } : null;
        return items;
      }
      if (line !== '}') return [];
      const frame = open;
      open = null;
      return close(frame);
    },
  };
}

function append(frame: Frame, line: string): void {
  frame.lines.push(line);
  frame.chars += line.length + 1;
}

function join(first: Frame, second: Frame): Frame {
  return { lines: [...first.lines, ...second.lines], chars: first.chars + second.chars };
}

const read = (lines: readonly string[]): ReturnType<typeof parseLenient> => parseLenient(lines.join('\n'));

/** The document of a frame; where its beginning was lost, the one that starts at the last lone `{` within. */
function readFrame(frame: Frame): FrameItem[] | null {
  const whole = read(frame.lines);
  if (whole !== null) return [{ kind: 'document', value: whole.value, chars: frame.chars }];
  const start = frame.lines.lastIndexOf('{');
  if (start === 0) return null;
  const tail = frame.lines.slice(start);
  const rest = read(tail);
  if (rest === null) return null;
  const chars = tail.reduce((sum, line) => sum + line.length + 1, 0);
  const lost = { lines: frame.lines.slice(0, start), chars: frame.chars - chars };
  return [dropped('invalid', lost), { kind: 'document', value: rest.value, chars }];
}

function dropped(why: 'invalid' | 'tooLong', frame: Frame): FrameItem {
  const named = frame.lines.map((line) => /^ {2}"topKey": "([A-Za-z ]{1,40})",?$/.exec(line)?.[1]);
  return {
    kind: 'dropped',
    why,
    chars: frame.chars,
    topKey: named.find((name) => name !== undefined) ?? null,
  };
}

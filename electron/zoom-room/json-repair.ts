/**
 * Reads the JSON that rooms really send. Some texts hold raw line breaks or unescaped quotes (mail bodies, error
 * texts); these are escaped before a second and a third try. It invents nothing: what stays unreadable is null.
 */
export interface Parsed {
  readonly value: unknown;
}

/** Null when `text` is not JSON and cannot be made so. Never throws. */
export function parseLenient(text: string): Parsed | null {
  return parse(text) ?? parse(escapeControls(text)) ?? parse(escapeControls(escapeQuotes(text)));
}

function parse(text: string): Parsed | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    // Not JSON: that is what the caller wants to know.
    return null;
  }
}

/** Control characters inside strings become escapes; between strings they are whitespace and stay. */
function escapeControls(text: string): string {
  let out = '';
  let from = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) inString = !inString;
    else if (code === 0x5c && inString) at += 1;
    else if (code < 0x20 && inString) {
      out += text.slice(from, at) + `\\u${code.toString(16).padStart(4, '0')}`;
      from = at + 1;
    }
  }
  return out + text.slice(from);
}

/** On lines of the form `"name": "text"`, quotes and stray backslashes within the text become escapes. */
function escapeQuotes(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const [, head, inside, tail] = /^(\s*"[^"]*"\s*:\s*")(.*)("\s*,?)$/.exec(line) ?? [];
      if (head === undefined || inside === undefined || tail === undefined) return line;
      const escaped = inside.replace(/\\(["\\/bfnrt]|u[0-9a-fA-F]{4})|\\|"/g, (hit) =>
        hit.length > 1 ? hit : `\\${hit}`,
      );
      return head + escaped + tail;
    })
    .join('\n');
}

/**
 * Writes XML by template: whatever is put into one is escaped, unless it was made by a template itself. So nothing
 * that somebody typed can become an element. Knows no vocabulary.
 */

/** A piece of well-formed XML. */
export interface Xml {
  readonly xml: string;
}

type Part = string | number | Xml | readonly Xml[];

/** xml`<t:Subject>${subject}</t:Subject>`; attribute values stand in double quotes. */
export function xml(pieces: TemplateStringsArray, ...parts: readonly Part[]): Xml {
  const written = pieces.map((piece, index) => piece + write(parts[index] ?? ''));
  return { xml: written.join('') };
}

export const nothing: Xml = { xml: '' };

function write(part: Part): string {
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  return 'xml' in part ? part.xml : part.map((one) => one.xml).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // As they are, they would come out as blanks or line feeds.
  '\t': '&#9;',
  '\r': '&#13;',
};

/** Characters that XML has no place for are left out. */
function escape(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Cs}]/gu, '')
    .replace(/[&<>"'\t\r]/g, (character) => entities[character] ?? character);
}

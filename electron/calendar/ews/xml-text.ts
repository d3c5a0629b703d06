/** Characters and references of XML 1.0 as Exchange sends them: what it forbids comes out of mailboxes, and is left out. */

/** Why a document was refused; free of its contents. */
export class Refusal extends Error {}

export function refuse(cause: string): never {
  throw new Refusal(cause);
}

const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const reference = /&(?:#x([0-9a-f]{1,8})|#([0-9]{1,8})|([a-z]+));|&/gi;
const entities = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Without a byte-order mark and what XML has no place for, line ends as one character. */
export function legalText(text: string): string {
  const whole = (text.startsWith('\ufeff') ? text.slice(1) : text).replace(forbidden, '');
  return whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
}

/** Refuses an entity that XML does not name. A reference to a character that XML forbids is left out. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (_all, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities.get(name) ?? refuse('broken XML');
    if (hex === undefined && decimal === undefined) refuse('broken XML');
    const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
    return isCharacter(code) ? String.fromCodePoint(code) : '';
  });
}

function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

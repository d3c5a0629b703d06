/**
 * Bytes to text for answers of Exchange, which writes UTF-8 whatever a gateway may put into the header. So UTF-8 is
 * tried first and believed where it fits; the declared encoding only where it does not. Knows nothing of XML.
 */

/** Null when the bytes are text in no encoding that is named. */
export function decodeText(bytes: Buffer, contentType: string): string | null {
  const declared = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  return decodeAs(markedEncoding(bytes) ?? 'utf-8', bytes) ?? decodeAs(declared, bytes);
}

/** By the byte-order mark. */
function markedEncoding(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function decodeAs(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // An encoding that nobody knows, or bytes that are not in it.
    return null;
  }
}

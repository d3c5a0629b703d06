/**
 * Makes text from a calendar fit to be shown: one line, no control or direction characters that could rearrange a
 * screen, no directory paths in place of names, bounded in length. Decides when a title says nothing of its own.
 */

/** Exchange's own limit for a subject. */
const mostGraphemes = 255;
/** Control, direction and filler characters; the joiners of emoji and of Persian stay. */
const unwanted =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
/** An X.500 path, which old items carry where a name or an address belongs. */
const directoryPath = /\/o=[^/]*\/(?:ou|cn)=/i;

let segmenter: Intl.Segmenter | null = null;

/** One clean line, or null when nothing readable is left. */
export function readableText(raw: string | null): string | null {
  if (raw === null) return null;
  const line = raw
    .slice(0, 10_000)
    .replaceAll(/[\s\u2028\u2029]+/g, ' ')
    .replaceAll(unwanted, '')
    .trim();
  if (line === '' || directoryPath.test(line)) return null;
  return clip(line);
}

/** The title of a booking: null when the server has put the organiser's name in its place. */
export function titleOf(subject: string | null, organizerName: string | null): string | null {
  const title = readableText(subject);
  return isSameName(title, organizerName) ? null : title;
}

/** Whether the subject is nothing but the organiser's name, as calendar processing leaves it. */
export function isSameName(subject: string | null, organizerName: string | null): boolean {
  if (subject === null || organizerName === null) return false;
  const plain = (text: string): string => text.normalize('NFC').toLowerCase();
  return plain(subject) === plain(organizerName);
}

function clip(line: string): string {
  if (line.length <= mostGraphemes) return line;
  segmenter ??= new Intl.Segmenter('sv', { granularity: 'grapheme' });
  let end = 0;
  let count = 0;
  for (const { index, segment } of segmenter.segment(line)) {
    if (count === mostGraphemes) break;
    count += 1;
    end = index + segment.length;
  }
  return line.slice(0, end).trimEnd();
}

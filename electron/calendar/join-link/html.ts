/**
 * Reads the HTML of an invitation as one line of thought: its text, and its links with the place where each stands
 * in that text. Tolerates the broken HTML of Word and of forwarded mail; runs nothing and fetches nothing.
 */
import { Parser } from 'htmlparser2';

export interface PlacedLink {
  /** Where in the text the link begins. */
  readonly at: number;
  /** Addresses of the same link, the most trustworthy first. */
  readonly addresses: readonly string[];
}

export interface ReadableText {
  readonly text: string;
  readonly links: readonly PlacedLink[];
}

const silentTags = new Set(['head', 'style', 'script', 'title']);
const lineTags = new Set(
  'p div br tr li ul ol dl dt dd table hr pre h1 h2 h3 h4 h5 h6 blockquote section article'.split(' '),
);
const cellTags = new Set(['td', 'th']);

export function readHtml(html: string): ReadableText {
  const pieces: string[] = [];
  const links: PlacedLink[] = [];
  let length = 0;
  let silence = 0;
  let preformatted = 0;
  const write = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (silentTags.has(name)) silence += 1;
      if (name === 'pre') preformatted += 1;
      if (lineTags.has(name)) write('\n');
      if (cellTags.has(name)) write(' ');
      const href = attributes['href'];
      if (name !== 'a' || href === undefined) return;
      // Outlook keeps the true address beside the rewritten one.
      const original = attributes['originalsrc'];
      links.push({
        at: length,
        addresses: (original === undefined ? [href] : [original, href]).map(unescape),
      });
    },
    ontext: (piece) => {
      if (silence === 0) write(preformatted > 0 ? piece : piece.replaceAll(/[\r\n\t]+/g, ' '));
    },
    onclosetag: (name) => {
      if (silentTags.has(name)) silence -= 1;
      if (name === 'pre') preformatted -= 1;
      if (lineTags.has(name) && name !== 'br') write('\n');
    },
  });
  parser.end(html);
  return { text: pieces.join(''), links };
}

/** Forwarded mail escapes a link twice: the parser has undone one layer, this undoes at most one more. */
function unescape(address: string): string {
  return address.replaceAll(/&amp;/gi, '&');
}

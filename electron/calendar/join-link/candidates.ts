/**
 * Gathers every address in a booking that could be a way into a meeting, from the surest source to the least sure,
 * and lays all its text end to end so that a passcode can be tied to the link it stands below. Judges nothing.
 */
import { type PlacedLink, type ReadableText, readHtml } from './html.ts';

export interface ItemBody {
  readonly contentType: 'html' | 'text';
  readonly content: string;
}

/** What a server tells of one booking, as it stands there. */
export interface JoinSource {
  readonly subject: string | null;
  readonly locations: readonly string[];
  readonly body: ItemBody | null;
  /** Addresses from fields that are made for them. */
  readonly structured: readonly string[];
}

/** In order of trust. */
export type SourceRank = 0 | 1 | 2 | 3;

export interface Candidate extends PlacedLink {
  readonly rank: SourceRank;
}

export interface Gathered {
  readonly text: string;
  readonly candidates: readonly Candidate[];
}

/** A Teams or Word-made body is 10 to 100 kB; nothing that a person needs stands beyond ten times that. */
const mostBodyLength = 1_000_000;
const mostCandidates = 500;
const mostAddressLength = 8_000;

/** `visible text<URL>`, Outlook's text form; long ones are broken at the margin, some with a soft `=`. */
const bracketed = /<(?:https?|zoommtg|zoomus):\/\/[^<>]{1,8000}>/gi;
const bare = /[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'`\u00a0]{1,8000}/gi;
/** Written by hand, without `https://`: taken as if it stood there. */
const schemeless = /(?<![\w./@:%=?&-])(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}\/[^\s<>"'`\u00a0]{1,2000}/gi;
const trailingSigns = /[.,;:!?)>\]}'"”’]+$/;

export function gather(source: JoinSource): Gathered {
  const parts: { readonly rank: SourceRank; readonly read: ReadableText }[] = [
    ...source.structured.map((address) => ({ rank: 0 as const, read: readText(address) })),
    ...source.locations.map((location) => ({ rank: 1 as const, read: readText(location) })),
    ...(source.body === null ? [] : [{ rank: 2 as const, read: readBody(source.body) }]),
    ...(source.subject === null ? [] : [{ rank: 3 as const, read: readText(source.subject) }]),
  ];
  let text = '';
  const candidates: Candidate[] = [];
  for (const { rank, read } of parts) {
    const offset = text.length;
    for (const link of read.links) {
      if (candidates.length < mostCandidates) candidates.push({ ...link, rank, at: offset + link.at });
    }
    text += `${read.text}\n\n`;
  }
  return { text, candidates };
}

/** Exchange hands an empty HTML body out as a whole document with nothing in it. */
export function isEmptyBody(body: ItemBody): boolean {
  const { text, links } = readBody(body);
  return links.length === 0 && text.trim() === '';
}

function readBody({ contentType, content }: ItemBody): ReadableText {
  const bounded = content.slice(0, mostBodyLength);
  if (contentType === 'text') return readText(bounded);
  const html = readHtml(bounded);
  const { text, links } = readText(html.text);
  return {
    text,
    links: [...html.links.filter(isOfUsefulLength), ...links].sort((a, b) => a.at - b.at),
  };
}

function isOfUsefulLength({ addresses }: PlacedLink): boolean {
  return addresses.every((address) => address.length <= mostAddressLength);
}

/** Takes the links out of a text. Spaces stand where they stood: places stay true, and no part is read twice. */
function readText(whole: string): ReadableText {
  // Most locations and subjects are plain words.
  if (!whole.includes('/')) return { text: whole, links: [] };
  const links: PlacedLink[] = [];
  const take = (text: string, pattern: RegExp, addressIn: (found: string) => string): string =>
    text.replaceAll(pattern, (found: string, at: number) => {
      links.push({ at, addresses: [addressIn(found)] });
      return ' '.repeat(found.length);
    });
  const withoutBracketed = take(whole, bracketed, (found) =>
    found.slice(1, -1).replaceAll(/=?\r?\n\s*/g, ''),
  );
  const withoutBare = take(withoutBracketed, bare, tidy);
  const text = take(withoutBare, schemeless, (found) => `https://${tidy(found)}`);
  return { text, links: links.sort((a, b) => a.at - b.at) };
}

function tidy(address: string): string {
  return address.replace(trailingSigns, '');
}

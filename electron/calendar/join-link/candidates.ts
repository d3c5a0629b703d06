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
  const links = [...html.links.filter(isOfUsefulLength), ...linksIn(html.text)];
  return { text: html.text, links: links.sort((a, b) => a.at - b.at) };
}

function readText(text: string): ReadableText {
  return { text, links: linksIn(text) };
}

function isOfUsefulLength({ addresses }: PlacedLink): boolean {
  return addresses.every((address) => address.length <= mostAddressLength);
}

function linksIn(text: string): readonly PlacedLink[] {
  const links: PlacedLink[] = [];
  // Spaces take the place of what has been read: places in the text stay true, and no part is read twice.
  const read = (rest: string, pattern: RegExp, addressIn: (found: string) => string): string =>
    rest.replaceAll(pattern, (whole: string, ...details: unknown[]) => {
      const at = details.find((detail) => typeof detail === 'number') ?? 0;
      links.push({ at, addresses: [addressIn(whole)] });
      return ' '.repeat(whole.length);
    });
  const withoutBracketed = read(text, bracketed, (whole) => whole.slice(1, -1).replaceAll(/=?\r?\n\s*/g, ''));
  const withoutBare = read(withoutBracketed, bare, tidy);
  read(withoutBare, schemeless, (whole) => `https://${tidy(whole)}`);
  return links.sort((a, b) => a.at - b.at);
}

function tidy(address: string): string {
  return address.replace(trailingSigns, '');
}

/**
 * Searching the room's phone book. The page knows contacts by ids of its own (`page-id.ts`), and names as they may be
 * shown. Pure.
 */
import type { Contact, RoomContacts } from '../../shared/model/room.ts';
import type { ContactsSlice } from '../../shared/snapshot.ts';
import { displayName } from './display-text.ts';
import { pageId } from './page-id.ts';

/** More than these nobody reads: a letter more in the search is quicker. */
const mostMatches = 50;

const { compare } = new Intl.Collator('sv', { numeric: true });

/** Letters that have no accent to take off. */
const plainLetters: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** Words in small letters without accents: whoever types `asa ost` finds Åsa Öst. */
function wordsOf(text: string): readonly string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[øæœßłđðþ]/g, (letter) => plainLetters[letter] ?? letter);
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function fits(name: string, wanted: readonly string[]): boolean {
  const words = wordsOf(name);
  return wanted.every((start) => words.some((word) => word.startsWith(start)));
}

/** People stand before rooms, and each by name. */
const inOrder = (a: Contact, b: Contact): number =>
  Number(a.isRoom) - Number(b.isRoom) || compare(a.name, b.name);

/** The room's own id; null when nobody has this one, or by the rarest of chances two do. */
export function roomContactId(contacts: readonly Contact[], wanted: string): string | null {
  const found = contacts.filter(({ id }) => pageId(id) === wanted);
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** What the search finds: every word of it begins a word of the name. Null: nobody searches. */
export function searchContacts({ state, contacts }: RoomContacts, query: string | null): ContactsSlice {
  if (query === null) return { state, query: '', matches: [], matchCount: 0 };
  const wanted = wordsOf(query);
  const found = contacts.filter(({ name }) => fits(name, wanted)).sort(inOrder);
  return {
    state,
    query,
    matches: found.slice(0, mostMatches).map(({ id, name, presence, isRoom }) => ({
      id: pageId(id),
      name: displayName(name),
      presence,
      isRoom,
    })),
    matchCount: found.length,
  };
}

/**
 * Searching the room's phone book, and the ids that the page knows contacts by: the room's own ids are addresses,
 * which the page has no need of. Pure.
 */
import type { Contact, RoomContacts } from '../../shared/model/room.ts';
import type { ContactsSlice } from '../../shared/snapshot.ts';
import { displayName } from './display-text.ts';

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

/**
 * The id that the page knows a contact by, 53 bits of a hash of the room's own (cyrb53): the same as long as the
 * contact is, and never another one's when the list changes under a finger.
 */
export function pageContactId(id: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < id.length; index += 1) {
    const unit = id.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36);
}

/** The room's own id; null when nobody has this one, or by the rarest of chances two do. */
export function roomContactId(contacts: readonly Contact[], pageId: string): string | null {
  const found = contacts.filter(({ id }) => pageContactId(id) === pageId);
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
      id: pageContactId(id),
      name: displayName(name),
      presence,
      isRoom,
    })),
    matchCount: found.length,
  };
}

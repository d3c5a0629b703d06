import { describe, expect, it } from 'vitest';
import { pageId } from '../../electron/app/page-id.ts';
import { roomContactId, searchContacts } from '../../electron/app/phone-book.ts';
import type { Contact, RoomContacts } from '../../shared/model/room.ts';

const contact = (name: string, more: Partial<Contact> = {}): Contact => ({
  id: `${name}@xmpp.example`,
  name,
  presence: 'online',
  isRoom: false,
  ...more,
});
const book = (...contacts: Contact[]): RoomContacts => ({ state: 'loaded', contacts });
const found = (query: string | null, ...names: string[]): string[] =>
  searchContacts(book(...names.map((name) => contact(name))), query).matches.map(({ name }) => name);

describe('searching the phone book', () => {
  it.each([
    ['the beginning of any word', 'ek', ['Karin Ek', 'Ekman Bo', 'Lekmann Åke'], ['Ekman Bo', 'Karin Ek']],
    ['every word of the search, in any order', 'ek ka', ['Karin Ek', 'Karin Bo'], ['Karin Ek']],
    ['small letters or large', 'KARIN', ['karin ek'], ['karin ek']],
    ['letters without their accents', 'asa oberg', ['Åsa Öberg'], ['Åsa Öberg']],
    ['accents where they are typed', 'Åsa', ['Åsa', 'Asa'], ['Asa', 'Åsa']],
    ['letters that have no accent to lose', 'soren aeb', ['Søren Æblad'], ['Søren Æblad']],
    ['words between hyphens', 'lind', ['Eva Berg-Lind'], ['Eva Berg-Lind']],
    ['everybody, where nothing is typed', '  ', ['Bo', 'Ada'], ['Ada', 'Bo']],
    ['nobody, where nothing fits', 'xyz', ['Bo'], []],
  ])('finds %s', (_name, query, names, expected) => {
    expect(found(query, ...names)).toEqual(expected);
  });

  it('shows people before rooms, each by name', () => {
    const rooms = book(
      contact('Bävern', { isRoom: true }),
      contact('Östen'),
      contact('Älgen', { isRoom: true }),
    );
    expect(searchContacts(rooms, '').matches.map(({ name }) => name)).toEqual(['Östen', 'Bävern', 'Älgen']);
  });

  it('shows fifty and says how many there are', () => {
    const many = Array.from({ length: 70 }, (_, index) => contact(`Anna ${index}`));
    const slice = searchContacts(book(...many), 'anna');
    expect(slice.matches).toHaveLength(50);
    expect(slice.matchCount).toBe(70);
  });

  it('shows nobody while nobody searches', () => {
    expect(searchContacts(book(contact('Bo')), null)).toEqual({
      state: 'loaded',
      query: '',
      matches: [],
      matchCount: 0,
    });
  });

  it('shows names clean and never the room’s own ids', () => {
    const slice = searchContacts(book(contact('Bo\u202e Ek', { id: 'hemlig@xmpp.example' })), 'bo');
    expect(slice.matches).toMatchObject([{ name: 'Bo Ek', presence: 'online', isRoom: false }]);
    expect(JSON.stringify(slice)).not.toContain('hemlig');
  });
});

describe('the page’s id of a contact', () => {
  it('leads back to the room’s own, wherever the contact stands by then', () => {
    const [bo, eva] = [contact('Bo'), contact('Eva')];
    expect(roomContactId([bo, eva], pageId(eva.id))).toBe(eva.id);
    expect(roomContactId([eva, bo], pageId(eva.id))).toBe(eva.id);
    expect(roomContactId([bo], pageId(eva.id))).toBeNull();
  });

  it('is short and different for each of many', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => pageId(`user${index}@xmpp.example`));
    expect(new Set(ids).size).toBe(ids.length);
    expect(Math.max(...ids.map(({ length }) => length))).toBeLessThanOrEqual(11);
  });

  it('leads to nobody when two have the same', () => {
    expect(roomContactId([contact('Bo'), contact('Bo')], pageId('Bo@xmpp.example'))).toBeNull();
  });
});

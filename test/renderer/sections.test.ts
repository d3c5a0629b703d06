/** The list of people: its sections, what a search finds, and rows that stay under a finger. */
import { describe, expect, test } from 'vitest';
import type { PersonRow } from '../../shared/snapshot.ts';
import { heldStill, searched, sectionsOf } from '../../renderer/sheets/People/sections.ts';
import { people, person } from '../ui/meeting-slices.ts';

const namesOf = (rows: readonly PersonRow[]): readonly string[] => rows.map(({ name }) => name);

describe('sections', () => {
  test('stand in the order of what they want of a host: waiting, hands, hosts, the rest', () => {
    expect(sectionsOf(people()).map(({ name, rows }) => [name, rows.map(({ id }) => Number(id))])).toEqual([
      ['waiting', [1, 2]],
      ['hands', [3]],
      ['hosts', [4]],
      ['others', [5, 6, 7, 8, 9]],
    ]);
  });

  test('that nobody is in are left out', () => {
    expect(sectionsOf([person(1, 'Åsa')]).map(({ name }) => name)).toEqual(['others']);
    expect(sectionsOf([])).toEqual([]);
  });

  test('hold everybody exactly once, whatever they are at the same time', () => {
    const rows = [
      person(1, 'A', { isWaiting: true, hand: 2, role: 'host' }),
      person(2, 'B', { hand: 1, role: 'coHost' }),
      person(3, 'C', { role: 'coHost' }),
    ];
    expect(sectionsOf(rows).map(({ name, rows: [one] }) => [name, one?.id])).toEqual([
      ['waiting', '1'],
      ['hands', '2'],
      ['hosts', '3'],
    ]);
  });

  test('keep the order that main gave', () => {
    const rows = [person(2, 'Ö', { hand: 1 }), person(1, 'A', { hand: 2 })];
    expect(sectionsOf(rows)[0]?.rows).toEqual(rows);
  });
});

describe('a search', () => {
  const rows = ['Åke Öst', 'Renée Dupont', 'Anna-Karin Ek', 'Bo Åkesson', 'Jörgen 🎓', 'ØYSTEIN'].map(
    (name, at) => person(at, name),
  );
  const found = (query: string): readonly string[] => namesOf(searched(rows, query));

  test.each([
    ['åk', ['Åke Öst', 'Bo Åkesson']],
    ['AK', ['Åke Öst', 'Bo Åkesson']],
    ['renee', ['Renée Dupont']],
    ['RENÉE', ['Renée Dupont']],
    ['ost', ['Åke Öst']],
    ['ek', ['Anna-Karin Ek']],
    ['  ek ', ['Anna-Karin Ek']],
    ['bo å', ['Bo Åkesson']],
    ['øy', ['ØYSTEIN']],
    ['🎓', ['Jörgen 🎓']],
  ])('for %o finds those one of whose names begins so', (query, names) => {
    expect(found(query)).toEqual(names);
  });

  test('does not find the middle of a name', () => {
    expect(found('nna')).toEqual([]);
  });

  test('for nothing leaves everybody', () => {
    expect(searched(rows, '')).toBe(rows);
    expect(searched(rows, '   ')).toBe(rows);
  });

  test('takes signs as they are, not as a pattern', () => {
    expect(found('.*')).toEqual([]);
    expect(found('(')).toEqual([]);
  });
});

describe('rows under a finger', () => {
  const shown = people();

  test('neither go nor come nor change places', () => {
    const now = [...people(3).slice(2)].reverse();
    expect(heldStill(shown, now).map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
  });

  test('show what has become of those who are still there', () => {
    const now = shown.map((row) => ({ ...row, microphone: 'on' as const, name: `${row.name}!` }));
    expect(heldStill(shown, now).map(({ microphone, name }) => `${name} ${microphone}`)).toEqual(
      shown.map(({ name }) => `${name}! on`),
    );
  });

  test('stay in their sections although admitted, made host or with the hand down', () => {
    const now = shown.map((row) => ({ ...row, isWaiting: false, hand: null, role: 'host' as const }));
    expect(sectionsOf(heldStill(shown, now)).map(({ name, rows }) => [name, rows.length])).toEqual(
      sectionsOf(shown).map(({ name, rows }) => [name, rows.length]),
    );
  });

  test('that have gone stand as they last were', () => {
    expect(heldStill(shown, [])).toEqual(shown);
  });
});

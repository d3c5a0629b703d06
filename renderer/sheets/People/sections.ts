/** The list of people as it is shown: sections in main's order, what a search leaves, and still under a finger. Pure. */
import type { PersonRow } from '../../../shared/snapshot.ts';

export type SectionName = 'waiting' | 'hands' | 'hosts' | 'others';

export interface Section {
  readonly name: SectionName;
  readonly rows: readonly PersonRow[];
}

const names: readonly SectionName[] = ['waiting', 'hands', 'hosts', 'others'];

function sectionOf(row: PersonRow): SectionName {
  if (row.isWaiting) return 'waiting';
  if (row.hand !== null) return 'hands';
  return row.role === 'participant' ? 'others' : 'hosts';
}

/** Empty sections are left out; within one the order is main's. */
export function sectionsOf(rows: readonly PersonRow[]): readonly Section[] {
  return names
    .map((name) => ({ name, rows: rows.filter((row) => sectionOf(row) === name) }))
    .filter((section) => section.rows.length > 0);
}

/** Without regard to case or accents: `ak` finds Åke. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

/** Those one of whose names begins so. */
export function searched(rows: readonly PersonRow[], query: string): readonly PersonRow[] {
  const wanted = folded(query).trim();
  if (wanted === '') return rows;
  return rows.filter(({ name }) => {
    const text = folded(name);
    return text.startsWith(wanted) || text.includes(` ${wanted}`);
  });
}

/** The rows of `shown` with the facts of `now`: nobody moves, comes or goes while a finger is there. */
export function heldStill(shown: readonly PersonRow[], now: readonly PersonRow[]): readonly PersonRow[] {
  const facts = new Map(now.map((row) => [row.id, row]));
  return shown.map((row) => {
    const fact = facts.get(row.id);
    if (fact === undefined) return row;
    // What decides the section stays as it was, else the row would move after all.
    return { ...fact, isWaiting: row.isWaiting, hand: row.hand, role: row.role };
  });
}

/**
 * Text of others made fit for one line: no line breaks or other controls, no towers of accents, cut between characters.
 * What else is unseen, and may turn or hide what stands beside it, is the caller's to say.
 */

/** No more of a text than this is looked at; the rest could not be shown anyway. */
const mostUnits = 1_000;

/** Line breaks and other controls part words. */
const parting = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
const blanks = / {2,}/g;
const accentTower = /(\p{M}{3})\p{M}+/gu;

/** At most `mostCharacters`; empty when nothing of it can be shown. `unseen` matches what is taken out. */
export function oneLine(raw: string, unseen: RegExp, mostCharacters: number): string {
  const text = raw
    .slice(0, mostUnits)
    .replace(parting, ' ')
    .replace(unseen, '')
    // What was taken out may have stood between two blanks.
    .replace(blanks, ' ')
    .replace(accentTower, '$1')
    .trim();
  // By whole characters: half of one would be shown as a box.
  return text.length <= mostCharacters ? text : Array.from(text).slice(0, mostCharacters).join('').trim();
}

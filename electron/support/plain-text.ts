/**
 * Text of others made fit for one line: what the service desk says, before it is shown, and the names of room and
 * panel, before they are sent. Judges names by their look alone; it knows no people.
 */

/** No more of a text than this is looked at; the rest could not be shown anyway. */
const mostUnits = 1_000;

/** Line breaks and other controls part words. */
const parting = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
/** What steers direction or joins without being seen, characters without a meaning, halves of characters. */
const unseen = /[\p{Cf}\p{Co}\p{Cs}]/gu;
const accentTower = /(\p{M}{3})\p{M}+/gu;

/** One line of at most `mostCharacters`; null when nothing of it can be shown. */
export function plainText(raw: string, mostCharacters: number): string | null {
  const text = raw
    .slice(0, mostUnits)
    .replace(parting, ' ')
    .replace(unseen, '')
    .replace(accentTower, '$1')
    .trim();
  // By whole characters: half of one would be shown as a box.
  const short = Array.from(text).slice(0, mostCharacters).join('').trim();
  return short === '' ? null : short;
}

const mostNameCharacters = 60;
const address = /@/;
const link = /:\/\/|\bwww\./i;
/** Numbers of meetings and telephones have nine digits or more, in groups or not; those of rooms have fewer. */
const longNumber = /\d(?:[\s().-]*\d){8}/;

/** The name of a place; null when it looks like an address, a link or a number to call. */
export function placeName(raw: string): string | null {
  const name = plainText(raw, mostNameCharacters);
  if (name === null) return null;
  return [address, link, longNumber].some((form) => form.test(name)) ? null : name;
}

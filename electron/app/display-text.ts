/**
 * Names that came over the network, made fit for one line of a screen: no control characters, nothing that turns the
 * direction of what stands beside them, no towers of accents, and never longer than a line could be.
 */

const mostCharacters = 120;
/** No more of a text than this is looked at; the rest could not be shown anyway. */
const mostUnits = 1_000;

/** Line breaks and other controls part words. */
const parting = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
/** Marks that only steer direction, the byte order mark, and halves of characters. Emoji keep their joiners. */
const unseen = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\p{Cs}]/gu;
const accentTower = /(\p{M}{3})\p{M}+/gu;

/** The name as it may be shown; empty when nothing of it can be. */
export function displayName(raw: string): string {
  const text = raw
    .slice(0, mostUnits)
    .replace(parting, ' ')
    .replace(unseen, '')
    .replace(accentTower, '$1')
    .trim();
  // By whole characters: half of one would be shown as a box.
  return text.length <= mostCharacters ? text : Array.from(text).slice(0, mostCharacters).join('').trim();
}

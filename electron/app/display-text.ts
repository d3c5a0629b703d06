/**
 * Names that came over the network, made fit for one line of a screen: no control characters, nothing that turns the
 * direction of what stands beside them, no towers of accents, and never longer than a line could be.
 */
import { oneLine } from '../../shared/one-line.ts';

const mostCharacters = 120;
/** Marks that only steer direction, the byte order mark, and halves of characters. Emoji keep their joiners. */
const unseen = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\p{Cs}]/gu;

/** The name as it may be shown; empty when nothing of it can be. */
export function displayName(raw: string): string {
  return oneLine(raw, unseen, mostCharacters);
}

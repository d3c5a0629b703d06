/**
 * Text of others made fit for one line: what the service desk says, before it is shown, and the names of room and
 * panel, before they are sent. Judges names by their look alone; it knows no people.
 */

import { oneLine } from '../../shared/one-line.ts';

/** What steers direction or joins without being seen, characters without a meaning, halves of characters. */
const unseen = /[\p{Cf}\p{Co}\p{Cs}]/gu;

/** One line of at most `mostCharacters`; null when nothing of it can be shown. */
export function plainText(raw: string, mostCharacters: number): string | null {
  const short = oneLine(raw, unseen, mostCharacters);
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

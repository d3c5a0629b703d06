/**
 * Puts a thing of the page into words for the ear: its own words, what it is, how it stands. Private words are
 * replaced by what kind of words they are, since a loudspeaker is heard by everybody (EN 301 549 5.1.3.8, 5.1.3.9).
 * Knows nothing of the page: `read-page.ts` makes the things.
 */
import type { Secret, SpeechTexts } from '../text/speech.ts';

export interface Piece {
  /** A line break stands where two parts meet that the eye tells apart by place. */
  readonly text: string;
  /** Null: anybody may hear it. */
  readonly secret: Secret | null;
}

export interface Thing {
  /** `words`: all that is there to be read only. */
  readonly kind: 'button' | 'switch' | 'field' | 'heading' | 'words';
  readonly pieces: readonly Piece[];
  /** What stands in a field; null: not a field. */
  readonly value: Piece | null;
  /** Of a switch; null: not a switch. */
  readonly isOn: boolean | null;
  readonly isChosen: boolean;
  readonly isDisabled: boolean;
  readonly isBusy: boolean;
}

function replaced({ text, secret }: Piece, texts: SpeechTexts): string {
  const bare = text.trim();
  if (secret === null || bare === '') return text;
  if (secret !== 'code') return text.replace(bare, texts.secrets[secret]);
  if (bare.length > 1) return texts.characters(bare.length);
  return /\d/.test(bare) ? texts.digit : texts.character;
}

/** Breaks become pauses, except where the page has a space for them already. */
function flowing(text: string, to: string): string {
  return text
    .replace(/\n*[ \u00a0]\n+|\n+[ \u00a0]\n*/g, ' ')
    .replace(/\s*[\n·]+\s*/g, ', ')
    .replace(/(\d\d:\d\d)–(?=\d\d:\d\d)/g, `$1 ${to} `)
    .replace(/([.:?!,…])(?:\s*,)+/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,]+|[\s,]+$/g, '');
}

/** The words of some pieces alone. `isAsked`: somebody wants to hear private words, too. */
export function wordsOf(pieces: readonly Piece[], texts: SpeechTexts, isAsked: boolean): string {
  const words = pieces.map((piece) => (isAsked ? piece.text : replaced(piece, texts)));
  return flowing(words.join(''), texts.to);
}

/** All that is said of a thing, in the order in which it is needed: words, kind, state. */
export function saidOf(thing: Thing, texts: SpeechTexts, isAsked: boolean): string {
  const { kind, pieces, value, isOn } = thing;
  const name = wordsOf(pieces, texts, isAsked);
  const held = value === null ? '' : wordsOf([value], texts, isAsked);
  const state = isOn === null ? '' : isOn ? texts.on : texts.off;
  // A switch may show its state as one of its words.
  const showsState = pieces.some(({ text }) => text.trim().toLowerCase() === state);
  const parts = [
    name,
    kind === 'words' ? '' : texts.kinds[kind],
    value === null ? '' : held === '' ? texts.empty : held,
    showsState ? '' : state,
    thing.isChosen ? texts.chosen : '',
    thing.isBusy ? texts.busy : '',
    thing.isDisabled ? texts.disabled : '',
  ];
  return flowing(parts.filter((part) => part !== '').join('\n'), texts.to);
}

/** Whether asking would add anything. */
export function hasSecrets({ pieces, value }: Thing): boolean {
  return pieces.some(({ secret }) => secret !== null) || (value !== null && value.secret !== null);
}

/** Chooses the catalogue of a language, and puts what main reports by code into sentences of it. */
import type { Language, Notice } from '../../shared/snapshot.ts';
import type { Format } from './format.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';
import type { Texts } from './texts.ts';

const catalogues: Readonly<Record<Language, Texts>> = { sv, en };

export function textsOf(language: Language): Texts {
  return catalogues[language];
}

const isTold = (texts: Texts, code: Notice['code']): code is keyof Texts['told'] =>
  Object.hasOwn(texts.told, code);

const isTimed = (texts: Texts, code: Notice['code']): code is keyof Texts['timed'] =>
  Object.hasOwn(texts.timed, code);

/** Puts a notice or a refusal into words: what did not come about, why, and what to do. */
export function sentenceOf(
  texts: Texts,
  { about, code, at, reference = null }: Pick<Notice, 'about' | 'code' | 'at' | 'reference'>,
  format: Pick<Format, 'time'>,
): string {
  if (reference !== null) return texts.reported(reference);
  if (at !== null && isTimed(texts, code)) {
    const sentence = texts.timed[code](format.time(at));
    return isTold(texts, code) || about === null ? sentence : `${texts.failed[about]} ${sentence}`;
  }
  if (isTold(texts, code)) return texts.told[code];
  return about === null ? texts.reason[code] : `${texts.failed[about]} ${texts.reason[code]}`;
}

/** Nothing is left untranslated: no catalogue has the other language's sentences or words. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { literalsOf } from './catalogue-literals.ts';

const folder = fileURLToPath(new URL('../../renderer/text/', import.meta.url));
const topics = readdirSync(folder)
  .map((file) => /^sv(.*)\.ts$/u.exec(file)?.[1])
  .filter((topic) => topic !== undefined);

const textsIn = (language: 'sv' | 'en', topic: string): readonly string[] =>
  literalsOf(readFileSync(`${folder}${language}${topic}.ts`, 'utf8')).map(({ text }) => text.trim());

/** The same in both languages: names of products and things, and words that Swedish and English share. */
const names = new Set([
  'AirPlay',
  'ABC',
  'Zoom',
  'Teams',
  'Google Meet',
  'Webex',
  'Skype',
  'SIP',
  'H.323',
  'Serviceportalen',
  'Support:',
  'Version',
  'SV',
  'EN',
  's',
  'm',
  'h',
]);

const englishWords =
  /\b(the|and|of|with|your|you|this|that|please|not|meeting|share|sharing|screen|cancel|again|close|help|room|sound|picture|until|from|turn)\b/iu;
const swedishWords =
  /\b(och|inte|rummet|mötet|det|den|som|till|från|med|eller|avbryt|stäng|dela|skärm|lösenkod|bokning|panelen)\b|[åäö]/iu;

/** Where one language names a thing of the other. */
const borrowed = new Set(['English', 'Svenska', 'Google Meet']);

describe.each(topics)('the catalogue sv%s', (topic) => {
  test('shares no sentence with its English one', () => {
    const english = new Set(textsIn('en', topic));
    const same = textsIn('sv', topic).filter((text) => english.has(text) && !names.has(text));
    expect(same).toEqual([]);
  });

  test('has no English in it, and the English one no Swedish', () => {
    const isForeign = (words: RegExp) => (text: string) => words.test(text) && !borrowed.has(text);
    expect(textsIn('sv', topic).filter(isForeign(englishWords))).toEqual([]);
    expect(textsIn('en', topic).filter(isForeign(swedishWords))).toEqual([]);
  });
});

test('literals are told from keys and comparisons', () => {
  const source =
    "import 'x'; const a = { 'b.c': 'Ett ord', d: (n: string) => n === 'one' ? `${n} dagar` : '1' };";
  expect(literalsOf(source).map(({ text }) => text)).toEqual(['Ett ord', ' dagar']);
});

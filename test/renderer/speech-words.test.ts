/** What is said of a thing, and what a loudspeaker never says unless somebody asks. */
import { secrets } from '../../renderer/text/speech.ts';
import { describe, expect, test } from 'vitest';
import { hasSecrets, saidOf, type Piece, type Thing } from '../../renderer/speech/what-is-said.ts';
import { enSpeech } from '../../renderer/text/en-speech.ts';
import { svSpeech } from '../../renderer/text/sv-speech.ts';

const open = (text: string): Piece => ({ text, secret: null });

const thing = (parts: Partial<Thing>): Thing => ({
  kind: 'words',
  pieces: [],
  value: null,
  isOn: null,
  isChosen: false,
  isDisabled: false,
  isBusy: false,
  ...parts,
});

const inSwedish = (parts: Partial<Thing>, isAsked = false): string => saidOf(thing(parts), svSpeech, isAsked);

describe('in what order', () => {
  test.each([
    ['a button', { kind: 'button', pieces: [open('Starta möte nu')] }, 'Starta möte nu, knapp'],
    [
      'one that cannot be used',
      { kind: 'button', pieces: [open('Anslut')], isDisabled: true },
      'Anslut, knapp, går inte just nu',
    ],
    [
      'one under way',
      { kind: 'button', pieces: [open('Startar …')], isBusy: true },
      'Startar … knapp, pågår',
    ],
    ['what is chosen', { kind: 'button', pieces: [open('Galleri')], isChosen: true }, 'Galleri, knapp, vald'],
    ['a switch', { kind: 'switch', pieces: [open('Stor text')], isOn: false }, 'Stor text, reglage, av'],
    [
      'a switch that says so itself',
      { kind: 'switch', pieces: [open('Stor text'), open('\n'), open('På')], isOn: true },
      'Stor text, På, reglage',
    ],
    [
      'an empty field',
      { kind: 'field', pieces: [open('Mötes-ID')], value: open('') },
      'Mötes-ID, fält, tomt',
    ],
    ['a field', { kind: 'field', pieces: [open('Mötes-ID')], value: open('852 1') }, 'Mötes-ID, fält, 852 1'],
    ['a heading', { kind: 'heading', pieces: [open('I dag')] }, 'I dag, rubrik'],
    ['words', { pieces: [open('Bokat')] }, 'Bokat'],
  ] as const)('%s is told by words, kind and state', (_name, parts, words) => {
    expect(inSwedish(parts)).toBe(words);
  });
});

describe('how it flows', () => {
  test.each([
    ['parts that stand apart get a pause', ['10:00', '\n', '\n', 'Ledigt'], '10:00, Ledigt'],
    ['parts with a space between them get none', ['14 ', '\n', 'deltagare'], '14 deltagare'],
    ['points between facts are pauses', ['Zoom · preliminärt'], 'Zoom, preliminärt'],
    ['a pause after the end of a sentence is one', ['Klart.', '\n', 'Stäng'], 'Klart. Stäng'],
    ['hours are from one to the other', ['14:30–15:30'], '14:30 till 15:30'],
    ['nothing begins or ends with a pause', ['\n', ' · ', 'Nu', '\n'], 'Nu'],
  ])('%s', (_name, texts, words) => {
    expect(inSwedish({ pieces: texts.map(open) })).toBe(words);
  });
});

describe('private words', () => {
  test.each([
    ['meeting', 'Kvartal 4', 'bokat möte', 'booked meeting'],
    ['organizer', 'Anna Ek', 'en organisatör', 'an organiser'],
    ['participant', 'Nils Lund', 'en deltagare', 'a participant'],
    ['person', 'Eva Holm', 'en person', 'a person'],
    ['code', '7', 'siffra', 'digit'],
    ['code', 'k', 'tecken', 'character'],
    ['code', '4711', '4 tecken', '4 characters'],
  ] as const)('of the kind %s are replaced: %s', (secret, text, swedish, english) => {
    const parts = { pieces: [{ text, secret }] };
    expect(inSwedish(parts)).toBe(swedish);
    expect(saidOf(thing(parts), enSpeech, false)).toBe(english);
    expect(inSwedish(parts, true)).toBe(text);
  });

  test('leave the sentence around them whole', () => {
    const pieces: readonly Piece[] = [
      { text: 'Nils Lund ', secret: 'participant' },
      open('\n'),
      open('väntar utanför'),
    ];
    expect(inSwedish({ pieces })).toBe('en deltagare väntar utanför');
    expect(inSwedish({ pieces }, true)).toBe('Nils Lund väntar utanför');
  });

  test('in a field are counted', () => {
    const field = {
      kind: 'field',
      pieces: [open('Lösenkod')],
      value: { text: 'hemlig', secret: 'code' },
    } as const;
    expect(inSwedish(field)).toBe('Lösenkod, fält, 6 tecken');
    expect(hasSecrets(thing(field))).toBe(true);
  });

  test('are never among what is said, whatever they are and wherever they stand', () => {
    for (const secret of secrets) {
      for (const text of ['Åsa', ' Åsa ', '$&Åsa', 'Åsa\nÅsa', '·Åsa']) {
        const hidden: Piece = { text, secret };
        const said = [
          inSwedish({ pieces: [open('Bokat av '), hidden, open('.')] }),
          inSwedish({ kind: 'field', pieces: [open('Kod')], value: hidden }),
        ];
        expect(said.join()).not.toContain('Åsa');
      }
    }
  });

  test('are missed where there are none', () => {
    expect(hasSecrets(thing({ pieces: [open('Hjälp')], value: open('1') }))).toBe(false);
    expect(hasSecrets(thing({ pieces: [open('Hos '), { text: 'Eva', secret: 'person' }] }))).toBe(true);
  });
});

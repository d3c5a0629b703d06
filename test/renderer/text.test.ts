/** Both catalogues say everything, in their own language, with something to do. */
import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../shared/errors.ts';
import { sentenceOf, textsOf } from '../../renderer/text/catalogue.ts';
import { enScreens } from '../../renderer/text/en-screens.ts';
import { responsibleFor } from '../../renderer/text/screens.ts';
import { svScreens } from '../../renderer/text/sv-screens.ts';

const sv = textsOf('sv');
const en = textsOf('en');
const whole = { sv: { ...sv, ...svScreens }, en: { ...en, ...enScreens } };

/** Every plain sentence of a catalogue, with the path of its key. */
function sentences(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    if (typeof value === 'string') return [[`${path}${key}`, value]];
    return typeof value === 'object' && value !== null ? sentences(value, `${path}${key}.`) : [];
  });
}

describe('the catalogues', () => {
  test('have no empty sentence', () => {
    for (const [key, sentence] of [...sentences(whole.sv), ...sentences(whole.en)]) {
      expect(sentence.trim(), key).not.toBe('');
    }
  });

  test('differ wherever a sentence is longer than a name', () => {
    const english = new Map(sentences(whole.en));
    const same = sentences(whole.sv)
      .filter(([key, sentence]) => english.get(key) === sentence)
      .map(([, sentence]) => sentence);
    expect(new Set(same)).toEqual(new Set(['AirPlay', 'ABC']));
  });

  test('have a sentence for every error, without its code in it', () => {
    for (const code of errorCodes) {
      for (const texts of [sv, en]) {
        expect(texts.reason[code]).toMatch(/\.$/);
        expect(texts.reason[code]).not.toContain(code);
      }
    }
  });
});

const format = { time: () => '15:00' };

describe('notices', () => {
  test('say what did not come about and what to do', () => {
    expect(sentenceOf(sv, { about: 'microphone.set', code: 'room.timeout', at: null }, format)).toBe(
      'Mikrofonen ändrades inte. Zoom-rummet svarade inte i tid. Försök igen.',
    );
    expect(sentenceOf(en, { about: 'share.start', code: 'share.refused', at: null }, format)).toBe(
      'Sharing did not start. Somebody else is sharing, or the host has turned sharing off. Ask the host.',
    );
  });

  test('about nothing in particular say the reason alone', () => {
    expect(sentenceOf(sv, { about: null, code: 'storage.failed', at: null }, format)).toBe(
      sv.reason['storage.failed'],
    );
  });

  test('with a time of their own say it', () => {
    const at = 7;
    expect(sentenceOf(sv, { about: 'booking.book', code: 'booking.booked', at }, format)).toBe(
      'Bokat till 15:00',
    );
    expect(sentenceOf(sv, { about: 'booking.book', code: 'calendar.taken', at }, format)).toBe(
      'Bokningen gick inte igenom. Tiden är redan bokad. Nästa lediga tid är 15:00.',
    );
    expect(sentenceOf(en, { about: 'booking.end', code: 'booking.ended', at }, format)).toBe('Booking ended');
  });

  test('that are no failures are told as they are', () => {
    expect(sentenceOf(sv, { about: 'meeting.leave', code: 'meeting.ended', at: null }, format)).toBe(
      'Mötet är slut.',
    );
  });
});

test('counted things have the right number', () => {
  expect([0, 1, 6].map(sv.state.startsIn)).toEqual(['Börjar nu', 'Börjar om 1 minut', 'Börjar om 6 minuter']);
  expect([1, 2].map(en.state.startsIn)).toEqual(['Starts in 1 minute', 'Starts in 2 minutes']);
  expect([1, 14].map(enScreens.call.participants)).toEqual(['participant', 'participants']);
  expect([0, 1, 2].map((booked) => sv.agenda.strip('07', '18', booked))).toEqual([
    'Dagen 07–18: inga bokningar',
    'Dagen 07–18: 1 bokning',
    'Dagen 07–18: 2 bokningar',
  ]);
});

test('every expectation of the config is in words, with its detail where it has one', () => {
  const kinds = [
    'file',
    'json',
    'present',
    'text',
    'number',
    'wholeNumber',
    'yesOrNo',
    'list',
    'section',
    'choice',
    'range',
    'example',
    'supported',
  ] as const;
  for (const texts of [svScreens, enScreens]) {
    const words = kinds.map((kind) => texts.setup.expectation({ kind, detail: null }));
    expect(new Set(words).size).toBe(kinds.length);
    for (const kind of ['json', 'range', 'example'] as const) {
      expect(texts.setup.expectation({ kind, detail: '12:3' })).toContain('12:3');
    }
    expect(texts.setup.expectation({ kind: 'choice', detail: 'graph | ews' })).toContain('graph, ews');
  }
});

test('keys of the config belong to whoever has their values', () => {
  expect(['room.csapi.port', 'calendar.mailbox', 'panel.name', ''].map(responsibleFor)).toEqual([
    'roomOwner',
    'calendarOwner',
    'installer',
    'installer',
  ]);
});

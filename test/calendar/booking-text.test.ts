import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableText, titleOf } from '../../electron/calendar/booking-text.ts';

const rightToLeft = '\u202e';

describe('a title', () => {
  it.each([
    ['  Styrgrupp \r\n möte ', 'Styrgrupp möte'],
    [`Styr${rightToLeft}grupp\u200b\u0007`, 'Styrgrupp'],
    ['Fika 👩‍👩‍👧 i dag', 'Fika 👩‍👩‍👧 i dag'],
    ['half a pair \ud83d', 'half a pair'],
    ['Anna Andersson Styrgrupp', 'Anna Andersson Styrgrupp'],
  ])('%j reads %j', (subject, expected) => {
    expect(titleOf(subject, 'Anna Andersson')).toBe(expected);
  });

  it.each([
    null,
    '',
    ' \u00a0\r\n',
    '\u200b\u202e',
    'Anna Andersson ',
    'ANNA ANDERSSON',
    '/O=UNI/OU=EXCHANGE/CN=RECIPIENTS/CN=ANNA',
  ])('is none when the server has left %j', (subject) => {
    expect(titleOf(subject, 'Anna Andersson')).toBeNull();
  });

  it('compares names whatever way their letters are composed', () => {
    expect(titleOf('Åsa Öberg'.normalize('NFD'), 'Åsa Öberg'.normalize('NFC'))).toBeNull();
  });

  it('stands without an organiser', () => {
    expect(titleOf('Styrgrupp', null)).toBe('Styrgrupp');
  });

  it('is clipped between whole characters', () => {
    expect(readableText('👩‍👩‍👧'.repeat(300))).toBe('👩‍👩‍👧'.repeat(255));
    expect(readableText('å'.repeat(255))).toHaveLength(255);
  });

  it('is one line without control characters, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (raw) => {
        const read = readableText(raw);
        if (read === null) return;
        expect(read).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(read).toBe(read.trim());
        expect(read).not.toBe('');
      }),
    );
  });
});

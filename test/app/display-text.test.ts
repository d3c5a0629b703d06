import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayName } from '../../electron/app/display-text.ts';

describe('a name on the screen', () => {
  it.each([
    ['keeps what people are called', 'Åsa Öberg-N’Diaye', 'Åsa Öberg-N’Diaye'],
    ['keeps emoji whole, joiners included', '👩‍🔬 Ada 🏳️‍🌈', '👩‍🔬 Ada 🏳️‍🌈'],
    ['stands on one line', ' Bo\r\nEk\t\u2028Ny ', 'Bo Ek Ny'],
    ['has no control characters', 'Bo\u0000\u001b[31mEk', 'Bo [31mEk'],
    ['cannot turn what stands beside it', 'Bo \u202egnitaehc\u202c \u2066x\u2069\u200f', 'Bo gnitaehc x'],
    ['cannot hide itself', '\u200b\u2060\ufeff', ''],
    ['builds no towers of accents', `Z${'\u0301'.repeat(50)}o`, `Z${'\u0301'.repeat(3)}o`],
    ['loses halves of characters', 'Bo \ud83d', 'Bo'],
    ['may be empty', '', ''],
  ])('%s', (_name, raw, shown) => {
    expect(displayName(raw)).toBe(shown);
  });

  it('is cut between characters after 120 of them', () => {
    expect(Array.from(displayName('🦌'.repeat(300)))).toHaveLength(120);
    expect(displayName('x'.repeat(10_000))).toBe('x'.repeat(120));
    expect(displayName('x'.repeat(120))).toHaveLength(120);
  });

  it('is fit to be shown whatever was sent, and stays as it is when cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (raw) => {
        const shown = displayName(raw);
        expect(Array.from(shown).length).toBeLessThanOrEqual(120);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
        expect(displayName(shown)).toBe(shown);
      }),
    );
  });
});

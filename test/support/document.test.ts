/** What a report may hold: nothing but what it names, no text that looks personal, and the same bytes for ever. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultDocument, writeDocument } from '../../electron/support/document.ts';
import { placeName, plainText } from '../../electron/support/plain-text.ts';
import { readConfig } from '../../shared/config.ts';
import { anyContext } from './bench.ts';

const id = '6f1b6d4e-5e0e-4f6a-8a53-0d9c8a1f2b3c';
const write = (context: typeof anyContext) =>
  writeDocument({ id, category: 'other', context, at: Date.parse('2026-11-24T08:00:00Z'), lostBefore: 0 });

describe('a report', () => {
  it('leaves out every key that it does not name', () => {
    const more = { ...anyContext, title: 'Styrelsemöte', versions: { ...anyContext.versions, user: 'anna' } };
    expect(write(more)).toEqual(write(anyContext));
    expect(JSON.stringify(write(more))).not.toMatch(/Styrelse|anna/);
  });

  it('says nothing in place of a version of an unusual form, and bounds numbers and lists', () => {
    const lastErrors = Array.from({ length: 30 }, () => ({ code: 'room.timeout', ageSeconds: 1.6 }) as const);
    const versions = { panel: '<b>', zoomRoom: 'https://x', system: 'x'.repeat(61) };
    const { context } = write({ ...anyContext, versions, lastErrors, uptimeSeconds: Number.NaN });
    expect(context.versions).toEqual({ panel: 'unknown', zoomRoom: null, system: null });
    expect(context.lastErrors).toEqual(lastErrors.slice(0, 10).map(({ code }) => ({ code, ageSeconds: 2 })));
    expect(context.uptimeSeconds).toBe(0);
    expect(write({ ...anyContext, uptimeSeconds: -5 }).context.uptimeSeconds).toBe(0);
    expect(write({ ...anyContext, uptimeSeconds: 1e15 }).context.uptimeSeconds).toBe(315_360_000);
  });

  it('has the same bytes after it was kept and read, whatever the rooms are called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (roomName) => {
        const text = JSON.stringify(write({ ...anyContext, roomName }));
        expect(JSON.stringify(faultDocument.parse(JSON.parse(text)))).toBe(text);
      }),
    );
  });
});

describe('the name of a place', () => {
  it.each(['Älgen', 'Mötesrum 3041-2', 'D-huset 5:1024', 'Aula Magna (vänster)'])('may be %s', (name) => {
    expect(placeName(name)).toBe(name);
  });

  it.each(['anna@su.se', 'https://zoom.us/j/1', 'WWW.su.se', '812 3456 7890', '+46 (0)8-16 20 00 00', ' \n'])(
    'may not be %j',
    (name) => {
      expect(placeName(name)).toBeNull();
    },
  );
});

it('text of others becomes one line that nothing hides in, of whole characters', () => {
  expect(plainText('a\u0301\u0302\u0303\u0304\u0305', 9)).toBe('a\u0301\u0302\u0303');
  // What was taken out between two blanks leaves one.
  expect(plainText('a \u202e b', 9)).toBe('a b');
  expect(plainText('\ud83d\ude80\ud83d\ude80', 1)).toBe('\ud83d\ude80');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (raw) => {
      const text = plainText(raw, 50) ?? '-';
      expect(Array.from(text).length).toBeLessThanOrEqual(50);
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(text).toBe(text.trim());
    }),
  );
});

describe('the address of the desk in the config', () => {
  const refusedKeys = (reportUrl: string): readonly string[] => {
    const read = readConfig({ version: 1, support: { reportUrl } });
    return read.ok ? [] : read.error.map(({ key }) => key).filter((key) => key.startsWith('support'));
  };

  it.each([
    'https://desk.su.se/api/reports',
    'https://desk.example:443/hook?sig=a',
    'http://127.0.0.1:8080/reports',
  ])('may be %s', (url) => {
    expect(refusedKeys(url)).toEqual([]);
  });

  it.each([
    'http://desk.su.se/',
    'http://127.0.0.1.evil.example/',
    'https://user:pw@desk.su.se/',
    'ftp://desk.su.se',
  ])('may not be %s', (url) => {
    expect(refusedKeys(url)).toEqual(['support.reportUrl']);
  });
});

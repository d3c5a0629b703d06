import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineDecoder } from '../../electron/zoom-room/line-decoder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Cuts `data` at the given places, wherever they fall. */
function cut(data: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [...new Set(cuts.map((place) => place % (data.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, index) => data.subarray(from, places[index] ?? data.length));
}

describe('the line decoder', () => {
  it('ends lines at CRLF and at a lone LF alike', () => {
    expect(createLineDecoder().push(bytes('OK\r\n\n{\r\n'))).toEqual(['OK', '', '{']);
  });

  it('keeps half a character until its other half arrives', () => {
    const decoder = createLineDecoder();
    const data = bytes('Möte\r\n');
    expect(decoder.push(data.subarray(0, 2))).toEqual([]);
    expect(decoder.push(data.subarray(2))).toEqual(['Möte']);
  });

  it('keeps a CR that stands within a line', () => {
    expect(createLineDecoder().push(bytes('a\rb\r\n'))).toEqual(['a\rb']);
  });

  it('keeps a byte order mark, wherever it stands', () => {
    expect(createLineDecoder().push(bytes('\uFEFFa\n\uFEFFb\n'))).toEqual(['\uFEFFa', '\uFEFFb']);
  });

  it('cuts a line at the bound and goes on with the next', () => {
    const decoder = createLineDecoder(5);
    expect(decoder.push(bytes('1234567'))).toEqual([]);
    expect(decoder.push(bytes('89\r\nok\r\n'))).toEqual(['12345', 'ok']);
  });

  it('gives the same lines for any cut of any bytes', () => {
    const text = fc.array(fc.constantFrom('{', '}', 'Å', '🙂', '\r', '\n', '\r\n', 'word', '"', '\uFEFF'));
    const data = fc.oneof(
      text.map((words) => bytes(words.join(''))),
      fc.uint8Array({ maxLength: 200 }),
    );
    fc.assert(
      fc.property(data, fc.array(fc.nat(400)), fc.integer({ min: 1, max: 12 }), (whole, cuts, bound) => {
        const pieces = createLineDecoder(bound);
        const lines = cut(whole, cuts).flatMap((piece) => pieces.push(piece));
        expect(lines).toEqual(createLineDecoder(bound).push(whole));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(bound);
      }),
    );
  });
});

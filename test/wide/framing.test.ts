/** The room's byte stream, cut anywhere, broken anyhow, thousands of times: what comes out depends on the bytes alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameDecoder, type FrameItem } from '../../electron/zoom-room/frame-decoder.ts';
import { createLineDecoder } from '../../electron/zoom-room/line-decoder.ts';

function decode(pieces: readonly Uint8Array[]): FrameItem[] {
  const lines = createLineDecoder();
  const frames = createFrameDecoder();
  return pieces.flatMap((piece) => lines.push(piece).flatMap((line) => frames.push(line)));
}

const document = fc
  .dictionary(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 })
  .map((payload) => ({ payload, topKey: 'Call', type: 'zStatus' }));

/** As a room writes it: pretty-printed, CRLF, and the kinds of line that stand between documents. */
const part = fc.oneof(
  {
    weight: 6,
    arbitrary: document.map((value) => `${JSON.stringify(value, null, 2).replaceAll('\n', '\r\n')}\r\n\r\n`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('OK\r\n\n', '*e Pipe OtherControllerLogin\r\n', 'ERROR\r\n', '}\r\n', '{\r\n'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `${text}\r\n`) },
);

const stream = fc.array(part, { maxLength: 8 }).map((parts) => new TextEncoder().encode(parts.join('')));

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  const bounds = [0, ...ends, bytes.length];
  return bounds.slice(1).map((end, index) => bytes.subarray(bounds[index], end));
}

describe('the room’s byte stream', () => {
  it('says the same however it is cut, five thousand streams', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat(), { maxLength: 40 }), (bytes, places) => {
        expect(decode(cut(bytes, places))).toEqual(decode([bytes]));
      }),
      { numRuns: 5_000 },
    );
  });

  it('says the same cut at every single place, also byte by byte', () => {
    fc.assert(
      fc.property(stream, (bytes) => {
        const whole = decode([bytes]);
        for (let at = 0; at <= bytes.length; at += 1) {
          expect(decode([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(whole);
        }
        expect(decode([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('gives every document that stands between good neighbours', () => {
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 20 }), (documents) => {
        const text = documents
          .map((one) => `${JSON.stringify(one, null, 2).replaceAll('\n', '\r\n')}\r\n\r\n`)
          .join('');
        const items = decode([new TextEncoder().encode(text)]);
        // Through JSON once: what JSON cannot say (-0) is no fault of the decoder.
        expect(items.map((item) => (item.kind === 'document' ? item.value : item.kind))).toEqual(
          JSON.parse(JSON.stringify(documents)),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throws, whatever bytes come', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 10 }), (pieces) => {
        decode(pieces);
      }),
      { numRuns: 5_000 },
    );
  });
});

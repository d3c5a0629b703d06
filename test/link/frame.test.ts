/** The message shape of the link: what comes back out, and what is no frame. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from '../../electron/link/frame.ts';

describe('a frame', () => {
  it('comes back as it went in', () => {
    const frames = fc.record({
      channel: fc.string(),
      id: fc.option(fc.maxSafeInteger(), { nil: null }),
      // JSON knows no negative zero.
      body: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown),
    });
    fc.assert(
      fc.property(frames, (frame) => {
        expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
      }),
    );
  });

  it('without a body has null for one, and for a number it does not have', () => {
    expect(decodeFrame('{"channel":"a"}')).toEqual({ channel: 'a', id: null, body: null });
  });

  it('is refused, never thrown at, whatever the text is', () => {
    const texts = fc.oneof(fc.string(), fc.json());
    fc.assert(
      fc.property(texts, (text) => {
        const frame = decodeFrame(text);
        expect(frame === null || typeof frame.channel === 'string').toBe(true);
      }),
    );
    for (const text of ['', 'null', '1', '"a"', '[]', '{}', '{"channel":1}', '{"channel":"a","id":"1"}']) {
      expect(decodeFrame(text)).toBeNull();
    }
  });
});

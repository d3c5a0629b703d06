import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeIntent, decodePageFault } from '../../shared/bridge.ts';

const codeOf = (raw: unknown): string => {
  const decoded = decodeIntent(raw);
  return decoded.ok ? 'ok' : decoded.error.code;
};

describe('an intent', () => {
  it('is let through as it was meant', () => {
    expect(decodeIntent({ kind: 'microphone.set', isOn: false })).toEqual({
      ok: true,
      value: { kind: 'microphone.set', isOn: false },
    });
  });

  it('may carry a meeting number as people write it', () => {
    const decoded = decodeIntent({
      kind: 'meeting.joinNumber',
      meetingNumber: '612 3456-7890',
      passcode: null,
    });
    expect(decoded).toMatchObject({ ok: true, value: { meetingNumber: '61234567890' } });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'meeting.start'],
    ['an unknown kind', { kind: 'meeting.explode' }],
    ['a name every object has', { kind: 'constructor' }],
    ['an argument too many', { kind: 'meeting.start', force: true }],
    ['an argument too few', { kind: 'microphone.set' }],
    [
      'a number of the wrong length',
      { kind: 'meeting.joinNumber', meetingNumber: '12345678', passcode: null },
    ],
    ['a volume out of range', { kind: 'volume.set', percent: 101 }],
    ['a volume that is not whole', { kind: 'volume.set', percent: 10.5 }],
  ])('is refused when it is %s', (_name, raw) => {
    expect(codeOf(raw)).toBe('intent.malformed');
  });

  it('cannot smuggle a second command line to the room', () => {
    for (const passcode of ['1\rzCommand Call Leave', '1\n2', '1\u00002', '1 2']) {
      expect(codeOf({ kind: 'prompt.answerPasscode', passcode })).toBe('intent.malformed');
    }
  });

  it('is decoded without ever throwing', () => {
    fc.assert(fc.property(fc.anything(), (raw) => typeof codeOf(raw) === 'string'));
  });
});

describe('a fault in the page', () => {
  it('is taken when it has the right form and a bounded length', () => {
    expect(decodePageFault({ message: 'x', source: 'App' }).ok).toBe(true);
    expect(decodePageFault({ message: 'x'.repeat(4001), source: 'App' }).ok).toBe(false);
    expect(decodePageFault(null).ok).toBe(false);
  });
});

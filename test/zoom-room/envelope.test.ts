import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  at,
  toBoolean,
  toMeetingNumber,
  toNumber,
  toOneOf,
  toText,
} from '../../electron/zoom-room/coerce.ts';
import { decodeEnvelope } from '../../electron/zoom-room/envelope.ts';

describe('the envelope', () => {
  it('takes the payload by its key, not from the status that bears the same name', () => {
    const message = decodeEnvelope({
      Call: { Status: 'IN_MEETING' },
      Status: { message: '', state: 'OK' },
      Sync: false,
      topKey: 'Call',
      type: 'zStatus',
    });
    expect(message).toEqual({
      topKey: 'Call',
      type: 'zStatus',
      sync: false,
      failed: false,
      payload: { Status: 'IN_MEETING' },
    });
  });

  it('knows an error by its state and by the type zError', () => {
    expect(decodeEnvelope({ topKey: 'X', Status: { state: 'error' } })?.failed).toBe(true);
    expect(decodeEnvelope({ topKey: 'X', type: 'zError' })?.failed).toBe(true);
  });

  it('reads loose booleans and unknown types', () => {
    expect(decodeEnvelope({ topKey: 'X', Sync: 'On', type: 'zNew' })).toMatchObject({
      sync: true,
      type: null,
    });
  });

  it('has no payload where the key is absent or inherited', () => {
    expect(decodeEnvelope({ topKey: 'Bookings Updated' })?.payload).toBeUndefined();
    expect(decodeEnvelope({ topKey: 'constructor' })?.payload).toBeUndefined();
  });

  it('never throws, and takes only objects with a topKey for messages', () => {
    expect(decodeEnvelope([{ topKey: 'Call' }])).toBeNull();
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const message = decodeEnvelope(value);
        if (message !== null) expect(message.topKey).not.toBe('');
      }),
    );
  });
});

describe('loose values', () => {
  it('reads booleans in every form seen', () => {
    expect([true, 'on', 'ON', 'true'].map(toBoolean)).toEqual([true, true, true, true]);
    expect([false, 'off', 'False'].map(toBoolean)).toEqual([false, false, false]);
    expect([1, '', 'yes', null, undefined, {}].map(toBoolean)).toEqual([null, null, null, null, null, null]);
  });

  it('reads numbers and texts, and takes the empty for nothing', () => {
    expect(['12', 12, '', 'x', null, Number.NaN].map(toNumber)).toEqual([12, 12, null, null, null, null]);
    expect([' a ', 5, '', '  ', null].map(toText)).toEqual(['a', '5', null, null, null]);
  });

  it('reads meeting numbers as digits, and none from nought', () => {
    expect(['812 3456 7890', 81234567890, '0', '', 'abc', '81-2'].map(toMeetingNumber)).toEqual([
      '81234567890',
      '81234567890',
      null,
      null,
      null,
      '812',
    ]);
  });

  it('compares enumerations without regard to case', () => {
    expect(toOneOf('in_meeting', ['IN_MEETING', 'UNKNOWN'])).toBe('IN_MEETING');
    expect(toOneOf('elsewhere', ['IN_MEETING'])).toBeNull();
    expect(toOneOf(7, ['IN_MEETING'])).toBeNull();
  });

  it('finds keys whatever their case and with colons and spaces after them', () => {
    expect(at({ hand_status: { 'is_raise_hand: ': true } }, 'hand_status', 'is_raise_hand')).toBe(true);
    expect(at({ Layout: { Sharethumb: 'on' } }, 'layout', 'ShareThumb')).toBe('on');
    expect(at('text', 'length')).toBeUndefined();
    expect(at({}, 'constructor')).toBeUndefined();
  });
});

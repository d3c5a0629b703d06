import { describe, expect, it } from 'vitest';
import { expectedAnswer, isAnswer } from '../../electron/zoom-room/answers.ts';
import { decodeEnvelope } from '../../electron/zoom-room/envelope.ts';
import { createHostKeyPin, fingerprintOf } from '../../electron/zoom-room/host-key-pin.ts';
import { isQuery, lines, syncLines } from '../../electron/zoom-room/protocol.ts';

function answers(line: string, topKey: string, more: object = {}): boolean {
  const message = decodeEnvelope({ topKey, type: 'zCommand', Sync: true, Status: { state: 'OK' }, ...more })!;
  return isAnswer(message, expectedAnswer(line));
}

describe('which message answers', () => {
  it.each([
    ['zCommand Dial Join meetingNumber: 1 password: 2', 'DialJoinResult'],
    ['zCommand Dial StartPmi Duration: 30', 'DialStartPmiResult'],
    [lines.leave, 'CallDisconnectResult'],
    [lines.disconnect, 'CallDisconnectResult'],
    [lines.info, 'InfoResult'],
    [lines.participants, 'ListParticipantsResult'],
    ['zCommand Call Accept callerJID: x', 'CallAcceptRejectResult'],
    [lines.stopCable, 'CallSharingHDMIResult'],
    [lines.callStatus, 'Call'],
    ['zStatus Audio Output Line', 'Audio Output Line'],
    ['zStatus Call Layout', 'Layout'],
    [`${lines.volume}: 5`, 'Audio'],
    [lines.microphone, 'Call'],
  ])('%s by %s', (line, topKey) => {
    expect(answers(line, topKey)).toBe(true);
    expect(answers(line, topKey.toUpperCase())).toBe(true);
    expect(answers(line, topKey, { Sync: false })).toBe(false);
    expect(answers(line, topKey, { type: 'zEvent' })).toBe(false);
  });

  it('may come under the name of the path instead of the documented one', () => {
    expect(answers(lines.info, 'CallInfoResult')).toBe(true);
    expect(answers(`${lines.microphone}: on`, 'CallMicrophoneMuteResult')).toBe(true);
  });

  it('is a list of bookings even though that calls itself an event', () => {
    expect(answers('zCommand Bookings List', 'BookingsListResult', { type: 'zEvent' })).toBe(true);
  });

  it('comes under any name where none is known, but not under that of another command', () => {
    expect(answers(lines.startLocalShare, 'WhateverResult')).toBe(true);
    expect(answers(lines.startLocalShare, 'DialJoinResult')).toBe(false);
    expect(answers(lines.leave, 'WhateverResult')).toBe(false);
  });

  it('is looked for elsewhere where versions keep the layout elsewhere', () => {
    expect(answers(lines.layout, 'Client')).toBe(true);
    expect(answers(lines.layout, 'Layout')).toBe(true);
    expect(answers(lines.lock, 'Client')).toBe(false);
  });

  it('is an error under any name that is not another command’s', () => {
    const error = { Status: { state: 'Error' } };
    expect(answers(lines.leave, 'WhateverResult', error)).toBe(true);
    expect(answers(lines.leave, 'InfoResult', error)).toBe(false);
    expect(answers(lines.leave, 'onUnsupported Command')).toBe(true);
  });
});

describe('lines', () => {
  it('are told apart into questions and changes', () => {
    expect([lines.callStatus, lines.volume, lines.info, lines.participants].every(isQuery)).toBe(true);
    expect([`${lines.volume}: 5`, lines.leave, lines.startLocalShare].some(isQuery)).toBe(false);
  });

  it('take nothing but plain characters from the version', () => {
    expect(syncLines('1.2.3-beta\rzCommand Call Leave')[1]).toBe(
      'zConfiguration Client appVersion: 1.2.3-betazCommandCallLeave',
    );
  });
});

describe('the host key pin', () => {
  const key = Uint8Array.of(1, 2, 3);
  const other = Uint8Array.of(4);

  it('writes fingerprints as OpenSSH does', () => {
    expect(fingerprintOf(key)).toBe('SHA256:A5BYxvLAy0ksUzsKTRTvd8wPeKvMztUofYShogEc+4E');
  });

  it('trusts any of the keys given, with or without padding, and no other', () => {
    const pin = createHostKeyPin([fingerprintOf(other), `${fingerprintOf(key)}=`], () => true);
    expect([key, other, Uint8Array.of(9)].map(pin.check)).toEqual(['trusted', 'trusted', 'hostKeyChanged']);
  });

  it('asks again about a first key that was not approved', () => {
    let asked = 0;
    const pin = createHostKeyPin([], () => (asked += 1) > 1);
    expect([key, key, key, other].map(pin.check)).toEqual([
      'hostKeyUnknown',
      'trusted',
      'trusted',
      'hostKeyChanged',
    ]);
    expect(asked).toBe(2);
  });
});

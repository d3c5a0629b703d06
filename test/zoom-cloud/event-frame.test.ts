import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame } from '../../electron/zoom-cloud/event-frame.ts';

const frame = (content: unknown, module = 'message'): string => JSON.stringify({ module, content });
const event = (name: string, object: unknown): unknown => ({
  event: name,
  event_ts: 1,
  payload: { account_id: 'a', object },
});

describe('a frame of the event WebSocket', () => {
  it.each<[string, unknown, unknown]>([
    [
      'meeting.started',
      { id: '81234567890', topic: 'x' },
      { kind: 'meetingStarted', meetingNumber: '81234567890' },
    ],
    ['meeting.ended', { id: 81234567890 }, { kind: 'meetingEnded', meetingNumber: '81234567890' }],
    [
      'meeting.participant_joined',
      { id: '81234567890', participant: { user_name: 'Älgen', email: 'karin@su.se' } },
      { kind: 'joined', meetingNumber: '81234567890', name: 'Älgen' },
    ],
    [
      'meeting.participant_left',
      { id: '81234567890', participant: { user_name: 'Älgen' } },
      { kind: 'left', meetingNumber: '81234567890', name: 'Älgen' },
    ],
    [
      'zoomroom.checked_in',
      { id: 'r', event_id: 'AAMk=' },
      { kind: 'checkedIn', roomId: 'r', itemId: 'AAMk=' },
    ],
    ['zoomroom.alert', { id: 'r', issue: 'x' }, { kind: 'roomChanged', roomId: 'r' }],
    ['zoomroom.updated', { id: 'r' }, { kind: 'roomChanged', roomId: 'r' }],
  ])('with %s is read, be its content text, an object, or the frame itself', (name, object, expected) => {
    const one = event(name, object);
    for (const text of [frame(JSON.stringify(one)), frame(one), JSON.stringify(one)]) {
      expect(decodeFrame(text)).toEqual({ kind: 'event', event: expected });
    }
  });

  it.each([
    ['{"module":"build_connection","success":true,"content":"connected"}', 'built'],
    ['{"module":"build_connection","success":true}', 'built'],
    ['{"module":"heartbeat","success":true,"content":""}', 'heartbeat'],
    ['{"module":"build_connection","success":false,"content":"Invalid Token"}', 'tokenRefused'],
    ['{"module":"heartbeat","success":false,"content":"Token is invalid"}', 'tokenRefused'],
    ['{"module":"heartbeat","success":false,"content":"no"}', 'unknown'],
    [frame(JSON.stringify(event('zoomroom.sensor_data', {}))), 'otherEvent'],
    [frame(JSON.stringify(event('meeting.started', { id: 'x' }))), 'unknown'],
    [frame('{"event":'), 'unknown'],
    [frame(7), 'unknown'],
    [frame('', 'news'), 'unknown'],
    ['', 'unknown'],
    ['[]', 'unknown'],
    ['null', 'unknown'],
  ])('%s is %s', (text, kind) => {
    expect(decodeFrame(text).kind).toBe(kind);
  });

  it('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.json().map(frame)), (text) => {
        expect(typeof decodeFrame(text).kind).toBe('string');
      }),
    );
  });
});

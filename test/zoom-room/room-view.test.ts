import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEnvelope, messageTypes } from '../../electron/zoom-room/envelope.ts';
import { mergeMessage, type StateTree } from '../../electron/zoom-room/merge.ts';
import { hearParticipants, nobody } from '../../electron/zoom-room/participants.ts';
import { hear } from '../../electron/zoom-room/hear/index.ts';
import { emptyRecord, type RoomRecord } from '../../electron/zoom-room/room-record.ts';
import { viewOf } from '../../electron/zoom-room/room-view.ts';
import type { RoomState } from '../../shared/model/room.ts';

const message = (type: string, topKey: string, payload: unknown) =>
  decodeEnvelope({ type, topKey, [topKey]: payload })!;
type Said = readonly [type: string, topKey: string, payload: unknown];

const recordOf = (...said: readonly Said[]): RoomRecord =>
  said.reduce(
    (record, [type, topKey, payload], at) =>
      hear(record, message(type, topKey, payload), { ms: at, instant: at }).record,
    emptyRecord,
  );
const view = (...said: readonly Said[]): RoomState => viewOf(recordOf(...said), { kind: 'ready', since: 0 });

const person = (id: number | string, name: string, more: object = {}): object => ({
  user_id: id,
  user_name: name,
  ...more,
});
const people = (...payloads: readonly unknown[]) =>
  payloads.reduce<ReturnType<typeof hearParticipants>>(
    ({ participants }, payload) => hearParticipants(participants, payload),
    { participants: nobody, change: null },
  );
const names = (...payloads: readonly unknown[]): string[] =>
  [...people(...payloads).participants.values()].map(({ name }) => name);

describe('merging', () => {
  it('merges objects deeply and replaces arrays and scalars', () => {
    const first = mergeMessage({}, message('zStatus', 'Capabilities', { a: { b: 1, c: [1, 2] }, d: 1 }));
    const second = mergeMessage(first, message('zStatus', 'Capabilities', { a: { c: [3] }, d: 2 }));
    expect(second).toEqual({ 'zStatus Capabilities': { a: { b: 1, c: [3] }, d: 2 } });
    expect(first).toEqual({ 'zStatus Capabilities': { a: { b: 1, c: [1, 2] }, d: 1 } });
  });

  it('keeps the two trees called Call apart', () => {
    const tree = [
      message('zStatus', 'Call', { Layout: { a: 1 } }),
      message('zConfiguration', 'Call', { Layout: 'x' }),
    ].reduce<StateTree>(mergeMessage, {});
    expect(tree).toEqual({ 'zStatus Call': { Layout: { a: 1 } }, 'zConfiguration Call': { Layout: 'x' } });
  });

  it('keeps a known topKey in its place whatever type it comes with', () => {
    expect(mergeMessage({}, message('zEvent', 'Sharing', { dispState: 'None' }))).toEqual({
      'zStatus Sharing': { dispState: 'None' },
    });
  });

  it('keeps nothing of floods, of invitations, and of payloads that are none', () => {
    expect(mergeMessage({}, message('zEvent', 'Phonebook', { 'Added Contact': {} }))).toEqual({});
    expect(
      mergeMessage(
        {},
        message('zCommand', 'InfoResult', { Info: {}, invite_email_content: 'x', meeting_id: '1' }),
      ),
    ).toEqual({
      'zCommand InfoResult': { meeting_id: '1' },
    });
    expect(mergeMessage({}, message('zStatus', 'Sharing', 'text'))).toEqual({});
  });

  it('treats a key called __proto__ like any other', () => {
    const payload: unknown = JSON.parse('{"__proto__": {"polluted": true}}');
    const tree = mergeMessage(
      mergeMessage({}, message('zStatus', 'Sharing', { a: 1 })),
      message('zStatus', 'Sharing', payload),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(tree['zStatus Sharing'])).toBe(Object.prototype);
  });

  it('does not exhaust the stack on payloads of any depth', () => {
    const deep = JSON.parse('{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000)) as unknown;
    const tree = mergeMessage({}, message('zStatus', 'Sharing', deep));
    expect(() => mergeMessage(tree, message('zStatus', 'Sharing', deep))).not.toThrow();
  });
});

describe('participants', () => {
  it('takes a list as a whole and a change as one', () => {
    expect(names([person(1024, 'A'), person(2048, 'B')], person(3072, 'C'))).toEqual(['A', 'B', 'C']);
    expect(names(person(1024, 'A'), [person(2048, 'B')])).toEqual(['B']);
  });

  it('knows a person by the id without its noise, also above 2³¹, as number or text', () => {
    expect(names(person(1024, 'A'), person(1500, 'A2'))).toEqual(['A2']);
    expect(names(person(4_294_968_320, 'B'), person('4294968321', 'B2'))).toEqual(['B2']);
    expect(names(person(1024, 'A'), person(2048, 'B'))).toEqual(['A', 'B']);
  });

  it('lets people leave, also those it never knew', () => {
    const left = { event: 'ZRCUserChangedEventLeftMeeting' };
    expect(names(person(1024, 'A'), person(1025, 'A', left))).toEqual([]);
    expect(names(person(1024, 'A'), person(9999, 'X', left))).toEqual(['A']);
  });

  it('counts the room once, the newest entry', () => {
    const own = { is_myself: 'on' };
    expect(names(person(1024, 'Rum', own), person(2048, 'B'), person(3072, 'Rum igen', own))).toEqual([
      'B',
      'Rum igen',
    ]);
    expect(names([person(1024, 'Rum', own), person(3072, 'Rum igen', own)])).toEqual(['Rum igen']);
  });

  it('keeps what a change does not say', () => {
    const { participants } = people(
      person(1024, 'A', {
        is_host: true,
        'audio_status state': 'AUDIO_MUTED',
        'video_status is_sending': true,
      }),
      { user_id: 1024, 'audio_status state': 'AUDIO_UNMUTED' },
    );
    expect([...participants.values()]).toEqual([
      {
        id: '1024',
        name: 'A',
        isMyself: false,
        isHost: true,
        isCoHost: false,
        isInWaitingRoom: false,
        audioMuted: false,
        videoOn: true,
        handRaised: false,
        handRaisedAt: null,
        isRecording: false,
        mayRecord: false,
        joinedBy: 'zoom',
        camera: 'none',
      },
    ]);
  });

  it('reads hands under the odd keys of older rooms and the plain ones of newer', () => {
    const hand = (status: object): boolean =>
      [...people(person(1024, 'A', { hand_status: status })).participants.values()][0]!.handRaised;
    expect(hand({ 'is_raise_hand: ': true, 'is_valid: ': 'on' })).toBe(true);
    expect(hand({ is_raise_hand: 'true' })).toBe(true);
    expect(hand({ 'is_raise_hand: ': true, 'is_valid: ': 'off' })).toBe(false);
    expect(hand({ is_raise_hand: false })).toBe(false);
  });

  it('says of somebody without sound neither muted nor not', () => {
    const { participants } = people(
      person(1024, 'A', { 'audio_status type': 'AUDIO_NONE', 'audio_status state': 'AUDIO_MUTED' }),
    );
    expect([...participants.values()][0]!.audioMuted).toBeNull();
  });

  it('cuts names to a length', () => {
    expect(names(person(1024, 'å'.repeat(10_000)))[0]).toHaveLength(200);
  });

  it('says what kind of change it was', () => {
    expect(people(person(1, 'A', { event: 'ZRCUserChangedEventHostChanged' })).change).toBe('hostChanged');
    expect(people([]).change).toBe('list');
    expect(people('nothing').change).toBeNull();
  });
});

describe('what is shown of the room', () => {
  it('calls a meeting of a sharing type a local share, and an ordinary one a meeting', () => {
    const inMeeting: Said = ['zStatus', 'Call', { Status: 'IN_MEETING' }];
    expect(view(inMeeting, ['zCommand', 'InfoResult', { meeting_type: 'SHARING_LAPTOP' }]).call.kind).toBe(
      'localShare',
    );
    expect(
      view(['zCommand', 'InfoResult', { meeting_type: 'NORMAL', meeting_id: '812 345' }], inMeeting).call,
    ).toEqual({
      kind: 'inMeeting',
      since: 1,
      meetingNumber: '812345',
    });
    expect(view(inMeeting, ['zEvent', 'StartLocalPresentMeeting', { success: true }]).call.kind).toBe(
      'localShare',
    );
  });

  it('turns a local share into a meeting when the room does', () => {
    const state = view(
      ['zStatus', 'Call', { Status: 'IN_MEETING' }],
      ['zCommand', 'InfoResult', { meeting_type: 'SHARING_NONE' }],
      ['zCommand', 'InfoResult', { meeting_type: 'NORMAL' }],
    );
    expect(state.call.kind).toBe('inMeeting');
  });

  it('forgets the people, the topic, the recording and the share of a meeting that has ended', () => {
    const state = view(
      ['zStatus', 'Call', { Status: 'IN_MEETING' }],
      ['zCommand', 'ListParticipantsResult', [person(1024, 'A')]],
      ['zCommand', 'InfoResult', { meeting_list_item: { meetingName: 'Planering' } }],
      ['zEvent', 'UpdateCallRecordInfo', { meetingIsBeingRecorded: 'on' }],
      ['zEvent', 'SharingState', { state: 'Receiving' }],
      ['zStatus', 'Call', { Status: 'NOT_IN_MEETING' }],
    );
    expect(state).toMatchObject({
      call: { kind: 'idle' },
      participants: [],
      meetingTopic: null,
      recording: { isOn: false },
      sharing: { inMeeting: 'none' },
    });
  });

  it('keeps since when a call stands, however often it is told', () => {
    const said: Said = ['zStatus', 'Call', { Status: 'IN_MEETING' }];
    expect(view(said, said, said).call).toMatchObject({ since: 0 });
  });

  it('offers AirPlay only where the room has it, and the cable only where one is', () => {
    const sharing: Said = [
      'zStatus',
      'Sharing',
      {
        serverName: 'Älgen',
        password: '1234',
        isBlackMagicConnected: 'on',
        directPresentationSharingKey: 'TRKVBN',
      },
    ];
    expect(view(sharing).capabilities).toEqual(expect.arrayContaining(['airPlay', 'cable', 'sharingKey']));
    expect(view(sharing).sharing).toMatchObject({
      airPlay: { name: 'Älgen', passcode: '1234' },
      cable: 'connected',
      key: 'TRKVBN',
    });
    expect(
      view(sharing, ['zStatus', 'Capabilities', { is_Airhost_Disabled: true }]).sharing.airPlay,
    ).toBeNull();
    expect(view().capabilities).not.toContain('cable');
    expect(viewOf(recordOf(sharing), { kind: 'lost', since: 0 }).capabilities).toEqual([]);
  });

  it('tells who shares in a meeting', () => {
    const shows = (state: string): string =>
      view(['zEvent', 'SharingState', { state, paused: 'off' }]).sharing.inMeeting;
    expect(['None', 'Connecting', 'sending', 'Receiving', 'Send_Receiving', 'new'].map(shows)).toEqual([
      'none',
      'connecting',
      'sending',
      'receiving',
      'receiving',
      'none',
    ]);
  });

  it('rounds and bounds the volume', () => {
    expect(view(['zConfiguration', 'Audio', { Output: { volume: '37.4' } }]).volumePercent).toBe(37);
    expect(view(['zConfiguration', 'Audio', { Output: { volume: 250 } }]).volumePercent).toBe(100);
  });

  it('changes nothing for a failed answer', () => {
    const failed = decodeEnvelope({
      topKey: 'Call',
      Call: { Status: 'IN_MEETING' },
      Status: { state: 'Error' },
    })!;
    expect(hear(emptyRecord, failed, { ms: 0, instant: 0 }).record).toBe(emptyRecord);
  });

  it('makes a state of any messages whatever, and never throws', () => {
    const topKey = fc.constantFrom(
      'Call',
      'Sharing',
      'SharingState',
      'InfoResult',
      'ListParticipantsResult',
      'Audio',
      'SystemUnit',
      'IncomingCallIndication',
      'TreatedIncomingCallIndication',
      'MeetingNeedsPassword',
      'NeedWaitForHost',
      'Pipe',
      'Capabilities',
      'UpdateCallRecordInfo',
    );
    const key = fc.constantFrom(
      'Status',
      'Microphone',
      'Mute',
      'user_id',
      'is_myself',
      'hand_status',
      'callerJID',
      'lifeTime',
      'Output',
      'volume',
      'state',
      'meeting_type',
    );
    const payload = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.dictionary(key, fc.jsonValue({ maxDepth: 2 })),
      fc.array(fc.dictionary(key, fc.jsonValue({ maxDepth: 1 })), { maxLength: 3 }),
    );
    const said = fc.tuple(fc.constantFrom(...messageTypes), topKey, payload);
    fc.assert(
      fc.property(fc.array(said, { maxLength: 12 }), (all) => {
        const state = view(...all);
        expect(state.participants.filter(({ isMyself }) => isMyself).length).toBeLessThanOrEqual(1);
        expect(state.volumePercent ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { laneOf } from '../../electron/app/lanes.ts';
import { decide } from '../../electron/app/undertake.ts';
import type { PanelState } from '../../electron/app/state.ts';
import type { Intent } from '../../shared/bridge.ts';
import {
  hostCapabilities,
  type RoomCapability,
  type RoomLink,
  type RoomState,
} from '../../shared/model/room.ts';
import { at, panelState, person, undertaking } from './states.ts';
import { idle, planned, type Offer } from './offer.ts';
import { meeting, offers } from './offered.ts';

const now = at('2026-11-24T10:00');
const guest = person('1', { isMyself: true });

function outcome(room: RoomState, intent: Intent, panel: Partial<PanelState> = {}): unknown {
  const decided = decide(panelState([planned], { ...panel, room }), intent);
  if (!decided.ok) return decided.error.code;
  return decided.value.kind === 'room' ? decided.value.command : decided.value;
}
const able = (room: RoomState, needs: RoomCapability | null): RoomState => ({
  ...room,
  capabilities: needs === null ? [] : [needs],
});
const named = (some: readonly Offer[]): [string, Offer][] => some.map((offer) => [offer.intent.kind, offer]);
const ofRooms = offers.filter(({ needs }) => needs !== null);

describe('an intent', () => {
  it.each(named(offers))('%s is offered to a room that is able to, in its moment', (_kind, offer) => {
    expect(outcome(able(offer.room, offer.needs), offer.intent, offer.panel)).toEqual(offer.leadsTo);
  });

  it.each(named(offers.filter(({ notIn }) => notIn.length > 0)))(
    '%s is not possible in any other moment',
    (_kind, { intent, needs, notIn }) => {
      for (const room of notIn) expect(outcome(able(room, needs), intent)).toBe('intent.notPossible');
    },
  );

  it.each(named(ofRooms))('%s is refused where the room cannot do it', (_kind, { intent, needs, room }) => {
    const others = meeting.capabilities.filter((one) => one !== needs);
    expect(outcome({ ...room, capabilities: others }, intent)).toBe('room.unsupported');
  });

  it.each(named(ofRooms.filter(({ needs }) => needs !== null && hostCapabilities.includes(needs))))(
    '%s is the host’s to do where the room is a guest',
    (_kind, { intent, room }) => {
      const asGuest = { ...room, participants: [guest, ...room.participants.slice(1)], capabilities: [] };
      expect(outcome(asGuest, intent)).toBe('meeting.notHost');
    },
  );

  it.each(named(ofRooms))('%s reaches no room that is out of reach', (_kind, { intent, room, needs }) => {
    const linked = (link: RoomLink) => outcome({ ...able(room, needs), link }, intent);
    expect(linked({ kind: 'lost', since: now })).toBe('room.unreachable');
    expect(linked({ kind: 'takenOver', since: now })).toBe('room.takenOver');
    expect(linked({ kind: 'off' })).toBe('room.notConfigured');
  });
});

describe('somebody who has left', () => {
  const about = offers.filter(({ intent }) => 'personId' in intent && intent.personId !== null);
  it.each(named(about))('is told by %s', (_kind, { intent, needs, room }) => {
    const left = { ...able(room, needs), participants: room.participants.filter(({ isMyself }) => isMyself) };
    expect(outcome(left, intent)).toBe('meeting.personGone');
  });

  it('is told when nobody waits to be let in any more', () => {
    const room = { ...able(meeting, 'admit'), participants: [guest] };
    expect(outcome(room, { kind: 'people.admitAll' })).toBe('meeting.personGone');
  });
});

describe('people', () => {
  const room: RoomState = { ...meeting, capabilities: [...hostCapabilities, 'pin', 'farEndCamera'] };
  it.each<[string, Intent]>([
    ['let in who is inside', { kind: 'people.admit', personId: '2' }],
    ['muted while they wait outside', { kind: 'people.setMicrophone', personId: '3', isOn: false }],
    ['shown while they wait outside', { kind: 'people.setSpotlight', personId: '3', isOn: true }],
    ['pinned while they wait outside', { kind: 'people.setPin', personId: '3', screen: 1 }],
    ['the room, when it comes to muting', { kind: 'people.setMicrophone', personId: '1', isOn: false }],
    ['the room, when it comes to removing', { kind: 'people.remove', personId: '1' }],
    ['the room, when it comes to making a host', { kind: 'people.makeHost', personId: '1' }],
    ['pinned to a screen the room does not have', { kind: 'people.setPin', personId: '2', screen: 3 }],
  ])('are not %s', (_name, intent) => {
    expect(outcome(room, intent)).toBe('intent.notPossible');
  });

  it('may be turned away while they wait, and unpinned from anywhere', () => {
    expect(outcome(room, { kind: 'people.remove', personId: '3' })).toMatchObject({ participantId: '3' });
    expect(outcome(room, { kind: 'people.setPin', personId: '2', screen: null })).toMatchObject({
      screen: null,
    });
  });

  it('lend their camera before it is moved', () => {
    const move = { kind: 'camera.move', direction: 'in', personId: '2' } as const;
    const own = { ...room, participants: [person('2', { camera: 'canAsk' })] };
    expect(outcome(own, move)).toBe('camera.refused');
    expect(outcome({ ...own, cameraHold: { participantId: '2', state: 'asked' } }, move)).toBe(
      'camera.refused',
    );
    expect(outcome({ ...own, cameraHold: { participantId: '2', state: 'given' } }, move)).toMatchObject({
      command: { participantId: '2' },
    });
    expect(outcome(able(own, 'moveCamera'), move)).toBe('room.unsupported');
  });
});

describe('what a room offers of its own', () => {
  const all: RoomState = {
    ...meeting,
    capabilities: ['layout', 'thumbnail', 'record', 'selectDevice', 'cameraShare', 'cable', 'roomSystem'],
  };
  it.each<[string, Intent, Partial<RoomState>, string]>([
    ['a layout it lacks', { kind: 'layout.setStyle', style: 'strip' }, {}, 'intent.notPossible'],
    [
      'a thumbnail that stays where it is',
      { kind: 'layout.setThumbnailPosition', position: 'up' },
      { layout: { ...meeting.layout, canMoveThumbnail: false } },
      'intent.notPossible',
    ],
    [
      'a page after the last',
      { kind: 'layout.turnPage', forward: true },
      { layout: { ...meeting.layout, page: { isFirst: false, isLast: true } } },
      'intent.notPossible',
    ],
    [
      'a page before the first',
      { kind: 'layout.turnPage', forward: false },
      { layout: { ...meeting.layout, page: { isFirst: true, isLast: false } } },
      'intent.notPossible',
    ],
    [
      'to record where that is not allowed',
      { kind: 'recording.set', isOn: true },
      { recording: { ...meeting.recording, mayRecord: false } },
      'recording.notAllowed',
    ],
    [
      'a device of another kind',
      { kind: 'device.select', device: 'speaker', deviceId: 'usb-1' },
      {},
      'intent.notPossible',
    ],
    [
      'a camera it does not have',
      { kind: 'share.setCamera', deviceId: 'usb-9', isOn: true },
      {},
      'intent.notPossible',
    ],
    [
      'a cable that is not there',
      { kind: 'share.startCable' },
      { sharing: { ...meeting.sharing, cable: 'absent' } },
      'share.noCable',
    ],
    [
      'a cable without a picture',
      { kind: 'share.startCable' },
      { sharing: { ...meeting.sharing, cable: 'noPicture' } },
      'share.noCable',
    ],
    [
      'to give up a call that is not made',
      { kind: 'invite.cancelRoomSystem' },
      { roomSystemCall: 'failed' },
      'intent.notPossible',
    ],
  ])('is not %s', (_name, intent, more, code) => {
    expect(outcome({ ...all, ...more }, intent)).toBe(code);
  });

  it('may be stopped wherever it was begun', () => {
    const forbidden = { ...all, recording: { ...all.recording, mayRecord: false } };
    expect(outcome(forbidden, { kind: 'recording.set', isOn: false })).toMatchObject({ isOn: false });
    expect(outcome(all, { kind: 'share.setCamera', deviceId: 'usb-9', isOn: false })).toMatchObject({
      isOn: false,
    });
    const inside = able(meeting, 'localShare');
    expect(outcome(inside, { kind: 'share.stop' })).toEqual({ kind: 'stopShare' });
  });

  it('is not claimed twice: a host has nothing to claim', () => {
    expect(outcome(able(meeting, 'claimHost'), { kind: 'meeting.claimHost', hostKey: '123456' })).toBe(
      'intent.notPossible',
    );
  });
});

describe('the phone book', () => {
  it('is read on the first search, and not again while it is read', () => {
    const unread = { ...able(idle, 'contacts'), contacts: { state: 'notLoaded' as const, contacts: [] } };
    const search = { kind: 'contacts.search', query: '' } as const;
    expect(outcome(unread, search)).toMatchObject({ loads: true });
    const reading = panelState([], { room: unread, undertakings: [undertaking('contacts.search')] });
    expect(decide(reading, search)).toMatchObject({ ok: true, value: { loads: false } });
  });

  it('invites all that were chosen or nobody', () => {
    const gone: Intent = { kind: 'invite.contacts', contactIds: ['nobody'] };
    expect(outcome(able(idle, 'invite'), gone)).toBe('meeting.personGone');
    expect(outcome(able(meeting, 'invite'), gone)).toBe('meeting.personGone');
  });

  it.each(['phone.hangUp', 'phone.sendDtmf'] as const)('a call that is over is told by %s', (kind) => {
    const room = { ...meeting, phoneCalls: [], capabilities: ['phone', 'dtmf'] as const };
    expect(outcome(room, { kind, callId: 'call-1', key: '1' })).toBe('meeting.noLongerThere');
  });
});

describe('what is under way', () => {
  const room: RoomState = { ...meeting, capabilities: [...hostCapabilities, 'dtmf', 'selectDevice'] };
  const busy = (intent: Intent, during: Intent): unknown => {
    const begun = undertaking(during.kind, {
      about: 'personId' in during ? during.personId : null,
      lane: laneOf(during) ?? during.kind,
    });
    const decided = decide(panelState([planned], { room, undertakings: [begun] }), intent);
    return decided.ok ? 'free' : decided.error.code;
  };
  const mute = (personId: string): Intent => ({ kind: 'people.setMicrophone', personId, isOn: false });
  const digit: Intent = { kind: 'phone.sendDtmf', callId: 'call-1', key: '1' };

  it('keeps the same from being done to the same person, and to nobody else', () => {
    expect(busy(mute('2'), mute('2'))).toBe('intent.busy');
    expect(busy(mute('2'), mute('4'))).toBe('free');
    expect(busy({ kind: 'people.remove', personId: '2' }, mute('2'))).toBe('free');
  });

  it('keeps somebody from being let in twice', () => {
    expect(busy({ kind: 'people.admit', personId: '3' }, { kind: 'people.admitAll' })).toBe('intent.busy');
    expect(busy({ kind: 'people.admitAll' }, { kind: 'people.admit', personId: '3' })).toBe(
      'meeting.personGone',
    );
    expect(busy({ kind: 'people.admitAll' }, { kind: 'people.admitAll' })).toBe('intent.busy');
  });

  it('keeps neither digits nor volume waiting', () => {
    expect(busy(digit, digit)).toBe('free');
  });

  it('keeps one way into a call from another, and one way out', () => {
    const start: Intent = { kind: 'meeting.start' };
    expect(busy({ kind: 'share.start' }, start)).toBe('intent.busy');
    expect(busy({ kind: 'share.toMeeting' }, start)).toBe('intent.busy');
    expect(busy({ kind: 'share.stop' }, { kind: 'meeting.leave' })).toBe('intent.busy');
    expect(busy({ kind: 'meeting.endForAll' }, start)).toBe('free');
  });

  it('keeps one choice of a device from another of the same kind', () => {
    const select = (device: 'camera' | 'speaker', deviceId: string): Intent => ({
      kind: 'device.select',
      device,
      deviceId,
    });
    expect(busy(select('camera', 'usb-1'), select('camera', 'usb-2'))).toBe('intent.busy');
    expect(busy(select('camera', 'usb-1'), select('speaker', 'usb-2'))).toBe('free');
  });
});

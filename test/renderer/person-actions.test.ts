/** What can be done about a person: by what the room can do, and by how the person is; each with exactly its intent. */
import { describe, expect, test } from 'vitest';
import { decodeIntent } from '../../shared/bridge.ts';
import { hostCapabilities, roomCapabilities, type RoomCapability } from '../../shared/model/room.ts';
import type { PersonRow } from '../../shared/snapshot.ts';
import { actionsFor, type PersonActionName } from '../../renderer/sheets/People/person-actions.ts';
import { person } from '../ui/meeting-slices.ts';

type Facts = Partial<PersonRow>;

const namesFor = (facts: Facts, capabilities: readonly RoomCapability[] = roomCapabilities, screens = 1) =>
  actionsFor(person(6, 'Björn Öst', facts), capabilities, screens).map(({ name }) => name);

describe('what is offered', () => {
  const usual: readonly PersonActionName[] = [
    'askUnmute',
    'stopVideo',
    'spotlight',
    'pin',
    'allowRecording',
    'makeHost',
    'remove',
  ];

  test.each<[string, Facts, readonly PersonActionName[]]>([
    ['a participant', {}, usual],
    ['a co-host', { role: 'coHost' }, usual],
    ['the host', { role: 'host' }, usual.filter((name) => name !== 'makeHost')],
    ['the room itself', { isMyself: true, cameraControl: 'canAsk' }, ['spotlight', 'pin']],
    ['somebody who waits', { isWaiting: true, cameraControl: 'canAsk' }, ['admit', 'remove']],
    ['somebody who speaks', { microphone: 'on' }, ['mute', ...usual.slice(1)]],
    ['somebody without sound', { microphone: 'none' }, usual.slice(1)],
    ['somebody without picture', { camera: 'off' }, ['askUnmute', 'askVideo', ...usual.slice(2)]],
    ['a telephone', { joinedBy: 'phone' }, usual.filter((name) => name !== 'stopVideo')],
    ['a room system', { joinedBy: 'roomSystem' }, usual],
    ['somebody shown large', { isSpotlit: true }, usual.with(2, 'unspotlight')],
    ['somebody pinned', { pinnedTo: 1 }, usual.with(3, 'unpin')],
    ['somebody who may record', { mayRecord: true }, usual.with(4, 'forbidRecording')],
    ['somebody with a camera to move', { cameraControl: 'canAsk' }, usual.toSpliced(4, 0, 'askCamera')],
    ['somebody already asked', { cameraControl: 'asked' }, usual],
    ['somebody whose camera we move', { cameraControl: 'controlled' }, usual.toSpliced(4, 0, 'giveCamera')],
  ])('about %s', (_, facts, expected) => {
    expect(namesFor(facts)).toEqual(expected);
  });

  test.each<[RoomCapability, Facts, PersonActionName]>([
    ['admit', { isWaiting: true }, 'admit'],
    ['removeParticipant', { isWaiting: true }, 'remove'],
    ['removeParticipant', {}, 'remove'],
    ['muteParticipant', {}, 'askUnmute'],
    ['participantVideo', {}, 'stopVideo'],
    ['spotlight', {}, 'spotlight'],
    ['pin', {}, 'pin'],
    ['farEndCamera', { cameraControl: 'canAsk' }, 'askCamera'],
    ['allowRecording', {}, 'allowRecording'],
    ['makeHost', {}, 'makeHost'],
  ])('needs the room to be able to: %s', (capability, facts, name) => {
    expect(namesFor(facts)).toContain(name);
    expect(
      namesFor(
        facts,
        roomCapabilities.filter((one) => one !== capability),
      ),
    ).not.toContain(name);
    expect(namesFor(facts, [capability])).toEqual([name]);
  });

  test('is nothing that belongs to a host, when the room is none', () => {
    const asGuest = roomCapabilities.filter((one) => !hostCapabilities.includes(one));
    expect(namesFor({ isWaiting: true }, asGuest)).toEqual([]);
    for (const name of ['askUnmute', 'stopVideo', 'makeHost', 'remove', 'allowRecording', 'spotlight']) {
      expect(namesFor({}, asGuest)).not.toContain(name);
    }
  });

  test('is a pin for each of the room’s screens', () => {
    const pins = actionsFor(person(6, 'Björn Öst'), ['pin'], 3);
    expect(pins.map(({ screen, intent }) => [screen, intent])).toEqual([
      [1, { kind: 'people.setPin', personId: '6', screen: 1 }],
      [2, { kind: 'people.setPin', personId: '6', screen: 2 }],
      [3, { kind: 'people.setPin', personId: '6', screen: 3 }],
    ]);
  });
});

describe('what is sent', () => {
  test.each<[PersonActionName, Facts, object]>([
    ['admit', { isWaiting: true }, { kind: 'people.admit' }],
    ['mute', { microphone: 'on' }, { kind: 'people.setMicrophone', isOn: false }],
    ['askUnmute', { microphone: 'off' }, { kind: 'people.setMicrophone', isOn: true }],
    ['stopVideo', { camera: 'on' }, { kind: 'people.setCamera', isOn: false }],
    ['askVideo', { camera: 'off' }, { kind: 'people.setCamera', isOn: true }],
    ['spotlight', {}, { kind: 'people.setSpotlight', isOn: true }],
    ['unspotlight', { isSpotlit: true }, { kind: 'people.setSpotlight', isOn: false }],
    ['pin', {}, { kind: 'people.setPin', screen: 1 }],
    ['unpin', { pinnedTo: 2 }, { kind: 'people.setPin', screen: null }],
    ['allowRecording', {}, { kind: 'people.allowRecording', isOn: true }],
    ['forbidRecording', { mayRecord: true }, { kind: 'people.allowRecording', isOn: false }],
    ['askCamera', { cameraControl: 'canAsk' }, { kind: 'camera.request' }],
    ['giveCamera', { cameraControl: 'controlled' }, { kind: 'camera.release' }],
    ['makeHost', {}, { kind: 'people.makeHost' }],
    ['remove', {}, { kind: 'people.remove' }],
  ])('for %s is its own intent about that person, which main takes on', (name, facts, intent) => {
    const action = actionsFor(person(6, 'Björn Öst', facts), roomCapabilities, 1).find(
      (one) => one.name === name,
    );
    expect(action?.intent).toEqual({ ...intent, personId: '6' });
    expect(decodeIntent(action?.intent)).toEqual({ ok: true, value: action?.intent });
  });
});

test('only what cannot be taken back asks first', () => {
  const all = [{}, { isWaiting: true }, { cameraControl: 'controlled' as const }].flatMap((facts) =>
    actionsFor(person(6, 'Björn Öst', facts), roomCapabilities, 2),
  );
  expect(new Set(all.filter(({ asks }) => asks).map(({ name }) => name))).toEqual(
    new Set(['makeHost', 'remove']),
  );
  expect(all.filter(({ name }) => name === 'remove').every(({ asks }) => asks)).toBe(true);
});

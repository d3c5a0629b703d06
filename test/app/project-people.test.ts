import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPeopleProjection } from '../../electron/app/project-people.ts';
import type { Participant, RoomState } from '../../shared/model/room.ts';
import type { PersonRow } from '../../shared/snapshot.ts';
import { meetingRoom, person } from './states.ts';

const rowsOf = (people: readonly Participant[], more: Partial<RoomState> = {}): readonly PersonRow[] =>
  createPeopleProjection()(meetingRoom(people, more)).rows;
const ids = (rows: readonly PersonRow[]): string[] => rows.map(({ id }) => id);

describe('the list of people', () => {
  it('has those waiting first, then raised hands, the host’s side, and the rest by name', () => {
    const rows = rowsOf([
      person('1', { name: 'Zoe' }),
      person('2', { name: 'Åsa' }),
      person('3', { name: 'Bo', isCoHost: true }),
      person('4', { name: 'Ulf', isHost: true }),
      person('5', { name: 'Eva', handRaised: true, handRaisedAt: 20 }),
      person('6', { name: 'Ada', isInWaitingRoom: true }),
      person('7', { name: 'Per', handRaised: true, handRaisedAt: 10, isHost: true }),
      person('8', { name: 'Adam', handRaised: true }),
    ]);
    expect(ids(rows)).toEqual(['6', '7', '5', '8', '4', '3', '1', '2']);
    expect(rows.map(({ hand }) => hand)).toEqual([null, 1, 2, 3, null, null, null, null]);
    expect(rows.map(({ role }) => role).slice(4, 6)).toEqual(['host', 'coHost']);
    expect(rows[0]?.isWaiting).toBe(true);
  });

  it('does not count the hand of somebody who waits to be let in', () => {
    expect(rowsOf([person('1', { handRaised: true, isInWaitingRoom: true })])[0]?.hand).toBeNull();
  });

  it('sorts as Swedish does, numbers by value, and leaves equals as they came', () => {
    const names = ['Östen', 'Ärla', 'Åke', 'Zeb', 'Rum 10', 'Rum 9', 'anna', 'Anna'];
    const rows = rowsOf(names.map((name, index) => person(String(index), { name })));
    expect(rows.map(({ name }) => name)).toEqual([
      'anna',
      'Anna',
      'Rum 9',
      'Rum 10',
      'Zeb',
      'Åke',
      'Ärla',
      'Östen',
    ]);
    expect(ids(rowsOf(['5', '3', '4'].map((id) => person(id, { name: 'Anna' }))))).toEqual(['5', '3', '4']);
  });

  it('tells sound, picture, spotlight, pin and how somebody came', () => {
    const [row] = rowsOf(
      [
        person('1', {
          audioMuted: true,
          videoOn: true,
          joinedBy: 'phone',
          isRecording: true,
          mayRecord: true,
        }),
      ],
      { spotlightId: '1', pins: [{ screen: 2, participantId: '1' }] },
    );
    expect(row).toMatchObject({
      microphone: 'off',
      camera: 'on',
      joinedBy: 'phone',
      isRecording: true,
      mayRecord: true,
      isSpotlit: true,
      pinnedTo: 2,
    });
    expect(rowsOf([person('1', { audioMuted: false })])[0]).toMatchObject({
      microphone: 'on',
      camera: 'off',
    });
    expect(rowsOf([person('1')])[0]).toMatchObject({ microphone: 'none', isSpotlit: false, pinnedTo: null });
  });

  it.each([
    ['asked', 'asked'],
    ['given', 'controlled'],
    ['refused', 'canAsk'],
  ] as const)('says that a camera that was %s is %s', (state, shown) => {
    const rows = rowsOf([person('1', { camera: 'canAsk' }), person('2', { camera: 'canAsk' })], {
      cameraHold: { participantId: '1', state },
    });
    expect(rows.map(({ cameraControl }) => cameraControl)).toEqual([shown, 'canAsk']);
  });
});

describe('a list that changes', () => {
  it('keeps the rows of everybody who has not changed, and itself when nobody has', () => {
    const project = createPeopleProjection();
    const people = [person('1'), person('2'), person('3')];
    const first = project(meetingRoom(people));
    expect(project(meetingRoom([...people]))).toBe(first);
    const second = project(meetingRoom([person('1', { audioMuted: true }), ...people.slice(1)]));
    expect(second).not.toBe(first);
    expect(second.rows[0]).not.toBe(first.rows[0]);
    expect(second.rows.slice(1).every((row, index) => row === first.rows[index + 1])).toBe(true);
  });

  it('changes the rows that a spotlight, a pin, a camera or another’s hand is about', () => {
    const project = createPeopleProjection();
    const people = [person('1', { handRaised: true, handRaisedAt: 5 }), person('2')];
    expect(project(meetingRoom(people)).rows[0]?.hand).toBe(1);
    const late = [people[0]!, person('2', { handRaised: true, handRaisedAt: 1 })];
    expect(project(meetingRoom(late)).rows.map(({ id, hand }) => [id, hand])).toEqual([
      ['2', 1],
      ['1', 2],
    ]);
    for (const more of [
      { spotlightId: '1' },
      { pins: [{ screen: 1, participantId: '1' }] },
      { cameraHold: { participantId: '1', state: 'asked' } },
    ] as const) {
      const before = project(meetingRoom(late));
      expect(project(meetingRoom(late, more))).not.toBe(before);
    }
  });

  it('is the same as a list made from nothing, whatever came before', () => {
    const anyone = fc.record({
      id: fc.integer({ min: 1, max: 6 }).map(String),
      name: fc.constantFrom('Åsa', 'asa', 'Bo', ''),
      isHost: fc.boolean(),
      isInWaitingRoom: fc.boolean(),
      handRaised: fc.boolean(),
      handRaisedAt: fc.option(fc.integer({ min: 0, max: 3 })),
    });
    const anyRoom = fc
      .record({
        people: fc.uniqueArray(anyone, { selector: ({ id }) => id }),
        spotlightId: fc.option(fc.constantFrom('1', '2')),
      })
      .map(({ people, spotlightId }) =>
        meetingRoom(
          people.map(({ id, ...more }) => person(id, more)),
          { spotlightId },
        ),
      );
    fc.assert(
      fc.property(fc.array(anyRoom, { minLength: 1, maxLength: 5 }), (rooms) => {
        const project = createPeopleProjection();
        for (const room of rooms) expect(project(room)).toEqual(createPeopleProjection()(room));
      }),
    );
  });
});

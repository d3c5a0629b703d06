import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Action } from '../../electron/app/action.ts';
import { createProjection } from '../../electron/app/project.ts';
import { decide } from '../../electron/app/undertake.ts';
import type { Intent } from '../../shared/bridge.ts';
import { panelError } from '../../shared/errors.ts';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import {
  layoutStyles,
  roomCapabilities,
  type Participant,
  type RoomCall,
  type RoomLink,
  type RoomPrompt,
  type RoomState,
} from '../../shared/model/room.ts';
import { abilityFor, myself } from '../fakes/fake-room/abilities.ts';
import { settle } from '../fakes/fake-clock.ts';
import { idle, planned } from './offer.ts';
import { offers } from './offered.ts';
import { runningPanel } from './running-panel.ts';
import { at, panelState, person, undertaking } from './states.ts';

const since = at('2026-11-24T10:00');
const unreachable = panelError('calendar.unreachable', 'later', null);
const anyLink = fc.oneof(
  { weight: 4, arbitrary: fc.constant<RoomLink>({ kind: 'ready', since }) },
  fc.constantFrom<RoomLink>(
    { kind: 'off' },
    { kind: 'lost', since },
    { kind: 'connecting', since },
    { kind: 'takenOver', since },
    { kind: 'refused', since, code: 'room.rejected' },
  ),
);
const anyCall = fc.constantFrom<RoomCall>(
  { kind: 'idle' },
  { kind: 'connecting', since, meetingNumber: null },
  { kind: 'inMeeting', since, meetingNumber: '61234567890' },
  { kind: 'inMeeting', since, meetingNumber: null },
  { kind: 'localShare', since },
  { kind: 'signedOut', since },
);
const anyPrompt = fc.constantFrom<RoomPrompt | null>(
  null,
  null,
  null,
  { kind: 'passcode', since, wrong: true },
  { kind: 'waitForHost', since },
  { kind: 'recordingConsent', since },
  { kind: 'incomingCall', since, callerName: '\u202e', expiresAt: since },
);
const anyPerson: fc.Arbitrary<Participant> = fc
  .record({
    id: fc.constantFrom('1', '2', '3', '4'),
    name: fc.string({ unit: 'binary' }),
    isMyself: fc.boolean(),
    isHost: fc.boolean(),
    isCoHost: fc.boolean(),
    isInWaitingRoom: fc.boolean(),
    handRaised: fc.boolean(),
    camera: fc.constantFrom('none', 'canAsk', 'controlled'),
  })
  .map(({ id, ...more }) => person(id, more));
const anyPeople = fc.uniqueArray(anyPerson, { selector: ({ id }) => id });

const anyRoom: fc.Arbitrary<RoomState> = fc
  .record({
    link: anyLink,
    capabilities: fc.subarray([...roomCapabilities]),
    call: anyCall,
    prompt: anyPrompt,
    participants: anyPeople,
    screenCount: fc.option(fc.integer({ min: 1, max: 3 })),
    roomSystemCall: fc.option(fc.constantFrom('ringing', 'accepted', 'failed')),
    styles: fc.subarray([...layoutStyles]),
    mayRecord: fc.option(fc.boolean()),
    cable: fc.constantFrom('absent', 'noPicture', 'connected', 'sharing'),
  })
  .map(({ styles, mayRecord, cable, ...more }) => ({
    ...idle,
    ...more,
    layout: { ...idle.layout, styles },
    recording: { ...idle.recording, mayRecord },
    sharing: { ...idle.sharing, cable },
  }));

const anyIntent: fc.Arbitrary<Intent> = fc.constantFrom(
  ...offers.map(({ intent }) => intent),
  { kind: 'camera.move', direction: 'in', personId: '2' },
  { kind: 'meeting.join', bookingKey: 'none' },
  { kind: 'recording.set', isOn: false },
);

/** The commands that carry an action out. */
function commandsOf(action: Action): RoomCommand[] {
  switch (action.kind) {
    case 'room':
    case 'moveCamera':
      return [action.command];
    case 'startFresh':
      return [{ kind: 'join', meetingNumber: '81234567890', passcode: null }];
    case 'startPersonal':
      return [{ kind: 'start', durationMinutes: action.durationMinutes }];
    case 'checkIn':
      return action.command === null ? [] : [action.command];
    case 'admitAll':
      return action.personIds.map((participantId) => ({ kind: 'admit', participantId }));
    case 'search':
      return action.loads ? [{ kind: 'loadContacts' }] : [];
    default:
      return [];
  }
}

it('no intent, in no state, becomes a command that the room is not able to', () => {
  const anyState = fc
    .record({
      room: anyRoom,
      makesMeetings: fc.boolean(),
      busy: fc.subarray(['people.admit', 'contacts.search', 'meeting.join'] as const),
      contactQuery: fc.option(fc.string()),
      bookings: fc.constantFrom([planned], []),
      isOffline: fc.boolean(),
      kinds: fc.subarray(['booking.end', 'booking.release'] as const, { maxLength: 1 }),
    })
    .map(({ room, makesMeetings, busy, contactQuery, bookings, isOffline, kinds }) =>
      panelState(bookings, {
        calendar: { bookings, asOf: since, trouble: isOffline ? { error: unreachable, since } : null },
        held: kinds.map((kind) => ({
          ...{ kind, booking: planned, isByRule: false, since, until: since + 8_000 },
        })),
        room,
        makesMeetings,
        contactQuery,
        undertakings: busy.map((kind) => undertaking(kind, { about: '3' })),
      }),
    );
  fc.assert(
    fc.property(anyState, anyIntent, (state, intent) => {
      const { room } = state;
      const decided = decide(state, intent);
      const isWritten = decided.ok && ['book', 'extend', 'hold', 'findRooms'].includes(decided.value.kind);
      if (isWritten) expect(state.calendar.trouble).toBeNull();
      for (const command of decided.ok ? commandsOf(decided.value) : []) {
        const ability = abilityFor(command);
        if (ability !== null) expect(room.capabilities).toContain(ability);
        expect(room.link.kind).toBe(command.kind === 'takeBack' ? 'takenOver' : 'ready');
      }
      const shown = createProjection()(state, null);
      expect(JSON.parse(JSON.stringify(shown))).toEqual(shown);
    }),
    { numRuns: 500 },
  );
});

it('a panel that is tapped at random while its room changes at random goes on, and tells every tap its fate', async () => {
  type Step = { readonly intent: Intent } | { readonly room: RoomState } | { readonly ms: number };
  const anyStep: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: anyIntent.map((intent) => ({ intent })) },
    fc.record({ room: anyRoom }),
    fc.record({ ms: fc.integer({ min: 1, max: 2_000 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 30 }), fc.boolean(), async (steps, hasScheduler) => {
      const { tap, room, clock, controller, shown } = await runningPanel({ inMeeting: true, hasScheduler });
      room.change({ participants: [myself, person('2'), person('3', { isInWaitingRoom: true })] });
      for (const step of steps) {
        if ('intent' in step) expect(typeof (await tap(step.intent)).ok).toBe('boolean');
        else if ('room' in step) room.change(step.room);
        else await clock.advance(step.ms);
      }
      await clock.advance(120_000);
      // A join stays open as long as a prompt does; the rest is over.
      expect(shown().pending.filter(({ kind }) => !kind.startsWith('meeting.'))).toEqual([]);
      controller.stop();
      await settle();
      expect(clock.pending()).toBe(0);
    }),
    { numRuns: 40 },
  );
});

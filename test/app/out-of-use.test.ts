/** A room that staff have taken out of use: which screen stands, what is refused, and what a restart remembers. */
import { describe, expect, it } from 'vitest';
import { createOutOfUse } from '../../electron/app/out-of-use.ts';
import { createProjection } from '../../electron/app/project.ts';
import { heldObstacle } from '../../electron/app/release-facts.ts';
import { reduce, type AppEvent } from '../../electron/app/reduce.ts';
import { chooseScreen } from '../../electron/app/screen.ts';
import type { PanelState } from '../../electron/app/state.ts';
import { decide } from '../../electron/app/undertake.ts';
import type { Intent } from '../../shared/bridge.ts';
import type { RoomState } from '../../shared/model/room.ts';
import type { OutOfUse } from '../../shared/snapshot.ts';
import { hour, minute } from '../../shared/time.ts';
import { booking, zoom } from '../fakes/bookings.ts';
import { settle } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { at, meetingRoom, panelState, readyRoom } from './states.ts';

const now = at('2026-11-24T10:00');
const broken: OutOfUse = { reason: 'fault', until: null };
const forAnHour: OutOfUse = { reason: 'maintenance', until: now + hour };
const closed = (more: Partial<PanelState> = {}): PanelState => panelState([], { outOfUse: broken, ...more });
const localShare: RoomState = { ...readyRoom, call: { kind: 'localShare', since: now } };
const tick = (state: PanelState, at: number): PanelState => reduce(state, { kind: 'tick', now: at });

describe('the screen of a room out of use', () => {
  it('says why and until when, also before the calendar has answered', () => {
    const expected = { kind: 'outOfUse', outOfUse: broken };
    expect(chooseScreen(closed(), null)).toEqual(expected);
    expect(chooseScreen(closed({ isStarting: true }), null)).toEqual(expected);
  });

  it('waits for the call or the share that runs, and comes when it has ended', () => {
    expect(chooseScreen(closed({ room: meetingRoom() }), null)).toEqual({ kind: 'call' });
    expect(chooseScreen(closed({ room: localShare }), null)).toEqual({ kind: 'sharing' });
    const after = reduce(closed({ room: meetingRoom() }), { kind: 'room', room: readyRoom, now });
    expect(chooseScreen(after, null).kind).toBe('outOfUse');
  });

  it('gives way to what the room asks', () => {
    const room: RoomState = { ...readyRoom, prompt: { kind: 'waitForHost', since: now } };
    expect(chooseScreen(closed({ room }), null).kind).toBe('prompt');
  });

  it('goes at its time, on the tick of that minute and not before', () => {
    const state = panelState([], { outOfUse: forAnHour });
    expect(chooseScreen(tick(state, now + hour - minute), null).kind).toBe('outOfUse');
    expect(chooseScreen(tick(state, now + hour), null).kind).toBe('home');
  });
});

describe('what would bring somebody into a room out of use', () => {
  const planned = booking('2026-11-24T09:30', '11:00', { join: zoom() });
  const ringing: RoomState = {
    ...readyRoom,
    prompt: { kind: 'incomingCall', since: now, callerName: 'Karin', expiresAt: now + minute },
  };
  const release = {
    ...{ key: 'gone', startsAt: now, endsAt: now + hour, at: now },
    ...{ isByRule: false, outcome: 'sent' as const },
  };
  const refused = { ok: false, error: { code: 'intent.notPossible', cause: 'out of use' } };
  const bookHere = {
    kind: 'booking.book',
    ...{ startsAt: at('2026-11-24T12:00'), minutes: 30, withZoom: false, roomId: null },
  } as const;

  it.each<readonly [Intent, RoomState]>([
    [{ kind: 'meeting.start' }, readyRoom],
    [{ kind: 'meeting.join', bookingKey: planned.key }, readyRoom],
    [{ kind: 'meeting.joinNumber', meetingNumber: '61234567890', passcode: null }, readyRoom],
    [{ kind: 'share.start' }, readyRoom],
    [{ kind: 'share.startCable' }, readyRoom],
    [{ kind: 'share.setCamera', deviceId: 'usb-1', isOn: true }, readyRoom],
    [{ kind: 'invite.contacts', contactIds: ['x'] }, readyRoom],
    [{ kind: 'invite.phone', number: '+468162000' }, readyRoom],
    [{ kind: 'share.toMeeting' }, localShare],
    [{ kind: 'call.accept' }, ringing],
    [bookHere, readyRoom],
    [{ kind: 'booking.takeBack', bookingKey: 'gone' }, readyRoom],
  ])('is refused: %j', (intent, room) => {
    const state = panelState([planned], { room });
    const ledger = { ...state.ledger, releases: [release] };
    expect(decide({ ...state, ledger, outOfUse: broken }, intent)).toMatchObject(refused);
    expect(decide({ ...state, ledger, outOfUse: { ...broken, until: now } }, intent)).not.toMatchObject(
      refused,
    );
  });

  it('is refused until the very moment that it is in use again, whatever the last tick was', () => {
    const state = panelState([], { outOfUse: forAnHour });
    expect(decide({ ...state, now: now + hour - 1 }, { kind: 'meeting.start' })).toMatchObject(refused);
    expect(decide({ ...state, now: now + hour }, { kind: 'meeting.start' }).ok).toBe(true);
  });

  it('does not touch a meeting that runs, the prompts of one that begins, other rooms, or help', () => {
    const meeting = closed({ room: meetingRoom() });
    expect(decide(meeting, { kind: 'share.startCable' })).not.toMatchObject(refused);
    expect(decide(meeting, { kind: 'microphone.set', isOn: true }).ok).toBe(true);
    expect(decide(meeting, { kind: 'meeting.leave' }).ok).toBe(true);
    expect(decide(closed({ room: localShare }), { kind: 'share.stop' }).ok).toBe(true);
    expect(decide(closed({ room: ringing }), { kind: 'call.reject' }).ok).toBe(true);
    expect(decide(closed(), { ...bookHere, roomId: 'room-1' })).not.toMatchObject(refused);
    expect(decide(closed(), { kind: 'panel.setLanguage', language: 'en' }).ok).toBe(true);
  });

  it('is not offered either', () => {
    const offered = createProjection()(closed(), null).room.capabilities;
    expect(offered).not.toContain('join');
    expect(offered).not.toContain('start');
    expect(offered).not.toContain('incomingCall');
    expect(offered).toContain('microphone');
    expect(createProjection()(panelState(), null).room.capabilities).toContain('join');
  });

  it('is not missed: no booking is given back because nobody came', () => {
    const held = {
      kind: 'booking.release',
      booking: planned,
      isByRule: true,
      since: now,
      until: now,
    } as const;
    const state = panelState([planned], { outOfUse: broken });
    expect(heldObstacle(state, held)).toBe('used');
    expect(heldObstacle(state, { ...held, isByRule: false })).toBeNull();
  });
});

describe('what staff have said', () => {
  function keeper(store = createMemoryStore()) {
    const events: AppEvent[] = [];
    const log = createMemoryLog();
    const made = createOutOfUse({ store, log, dispatch: (event) => events.push(event) });
    return { ...made, store, log, events };
  }

  it('holds at once and is there again after a restart', async () => {
    const before = keeper();
    expect(await before.set(forAnHour)).toEqual({ ok: true, value: null });
    expect(before.events).toEqual([{ kind: 'outOfUse', outOfUse: forAnHour }]);
    const after = keeper(before.store);
    await after.load();
    expect(after.events).toEqual([{ kind: 'outOfUse', outOfUse: forAnHour }]);
  });

  it('is gone after a restart once they have ended it', async () => {
    const before = keeper();
    await before.set(broken);
    await before.set(null);
    const after = keeper(before.store);
    await after.load();
    expect(after.events).toEqual([]);
    expect(before.log.entries.map(({ event }) => event)).toEqual(['outOfUse.begun', 'outOfUse.ended']);
  });

  it('is not overrun by what was said before the restart', async () => {
    const { store } = keeper();
    await keeper(store).set(broken);
    const after = keeper(store);
    const loaded = after.load();
    const set = after.set(null);
    await Promise.all([loaded, set]);
    expect(after.events).toEqual([{ kind: 'outOfUse', outOfUse: null }]);
  });

  it.each(['{"version":', '{"version":2,"outOfUse":null}', '{"version":1,"outOfUse":{"reason":"boredom"}}'])(
    'leaves the room in use where it cannot be read: %s',
    async (content) => {
      const { store, load, events } = keeper();
      await store.write('out-of-use.json', new TextEncoder().encode(content));
      await load();
      expect(events).toEqual([]);
    },
  );

  it('holds, and is told not to be kept, on a disk that does not take it', async () => {
    const { store, load, set, events, log } = keeper();
    store.setBroken(true);
    await load();
    expect(await set(broken)).toMatchObject({ ok: false, error: { code: 'storage.failed' } });
    await settle();
    expect(events).toEqual([{ kind: 'outOfUse', outOfUse: broken }]);
    expect(log.entries.map(({ event }) => event)).toEqual([
      ...['outOfUse.unreadable', 'outOfUse.begun', 'outOfUse.notKept'],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { pageId } from '../../electron/app/page-id.ts';
import type { PanelState } from '../../electron/app/state.ts';
import { decide } from '../../electron/app/undertake.ts';
import type { Intent } from '../../shared/bridge.ts';
import type { Booking } from '../../shared/model/booking.ts';
import type { RoomLink, RoomState } from '../../shared/model/room.ts';
import { booking, zoom } from '../fakes/bookings.ts';
import { at, panelState, readyRoom, testConfig, undertaking } from './states.ts';

const now = at('2026-11-24T10:00');
const inMeeting: RoomState = { ...readyRoom, call: { kind: 'inMeeting', since: now, meetingNumber: null } };

function outcome(state: ReturnType<typeof panelState>, intent: Intent): unknown {
  const decided = decide(state, intent);
  if (!decided.ok) return decided.error.code;
  return decided.value.kind === 'room' ? decided.value.command : decided.value;
}

describe('a tap on Join', () => {
  it('sends the number and the passcode that stand in the booking', () => {
    const joinable = booking('2026-11-24T09:30', '11:00', { join: zoom('61234567890', '471147') });
    expect(outcome(panelState([joinable]), { kind: 'meeting.join', bookingKey: joinable.key })).toEqual({
      kind: 'join',
      meetingNumber: '61234567890',
      passcode: '471147',
    });
  });

  it('hands another service’s link to a room that can join it, and to no other', () => {
    const url = 'https://meet.google.com/abc-defg-hij';
    const meet = booking('2026-11-24T09:30', '11:00', { join: { kind: 'thirdParty', service: 'meet', url } });
    const tap: Intent = { kind: 'meeting.join', bookingKey: meet.key };
    const able: RoomState = { ...readyRoom, capabilities: ['joinThirdParty'] };
    expect(outcome(panelState([meet], { room: able }), tap)).toEqual({
      kind: 'joinThirdParty',
      service: 'meet',
      url,
    });
    expect(outcome(panelState([meet]), tap)).toBe('room.unsupported');
  });

  it('is refused when the booking has gone, or has no meeting', () => {
    const plain = booking('2026-11-24T09:30', '11:00');
    expect(outcome(panelState([plain]), { kind: 'meeting.join', bookingKey: 'x' })).toBe(
      'meeting.noLongerThere',
    );
    expect(outcome(panelState([plain]), { kind: 'meeting.join', bookingKey: plain.key })).toBe(
      'intent.notPossible',
    );
  });
});

describe('a tap on Start', () => {
  it.each([
    ['half an hour in a free room', [], 30],
    ['until the next booking', [booking('2026-11-24T10:20', '11:00')], 20],
    ['until the running booking ends', [booking('2026-11-24T09:30', '11:15')], 75],
    ['five minutes at the least', [booking('2026-11-24T10:01', '11:00')], 5],
  ])('announces %s', (_name, bookings, durationMinutes) => {
    expect(outcome(panelState(bookings), { kind: 'meeting.start' })).toMatchObject({ durationMinutes });
  });

  it.each<[string, Booking[], string | null]>([
    ['half an hour in a free room', [], '10:30'],
    ['until the next booking', [booking('2026-11-24T10:20', '11:00')], '10:20'],
    ['nothing where the next one is about to begin', [booking('2026-11-24T10:04', '11:00')], null],
    ['nothing where the room is booked', [booking('2026-11-24T09:30', '11:15')], null],
    ['nothing where it is booked for the day', [booking('2026-11-24T00:00', '2026-11-25T00:00')], null],
    ['half an hour, whatever is over', [booking('2026-11-24T09:30', '10:00')], '10:30'],
    ['half an hour beside a note', [booking('2026-11-24T09:30', '11:15', { showAs: 'free' })], '10:30'],
  ])('books along: %s', (_name, bookings, end) => {
    const books = end === null ? null : { startsAt: now, endsAt: at(`2026-11-24T${end}`) };
    const personal = outcome(panelState(bookings), { kind: 'meeting.start' });
    if (books === null) expect(personal).toMatchObject({ kind: 'start' });
    else expect(personal).toMatchObject({ kind: 'startPersonal', books });
    const fresh = outcome(panelState(bookings, { makesMeetings: true }), { kind: 'meeting.start' });
    expect(fresh).toMatchObject({ kind: 'startFresh', books });
  });

  it('books nothing along while a booking is being made, nor without a calendar', () => {
    const booked = panelState([], { undertakings: [undertaking('booking.book', { lane: 'calendar' })] });
    expect(outcome(booked, { kind: 'meeting.start' })).toMatchObject({ kind: 'start' });
    const without = panelState([], { config: { ...testConfig(), calendar: null } });
    expect(outcome(without, { kind: 'meeting.start' })).toMatchObject({ kind: 'start' });
  });

  it('is refused in a meeting, and while joining is under way', () => {
    expect(outcome(panelState([], { room: inMeeting }), { kind: 'meeting.start' })).toBe(
      'intent.notPossible',
    );
    const joining = panelState([], { undertakings: [undertaking('meeting.join', { lane: 'entrance' })] });
    expect(outcome(joining, { kind: 'meeting.start' })).toBe('intent.busy');
    expect(outcome(joining, { kind: 'share.start' })).toBe('intent.busy');
  });
});

describe('a room out of reach', () => {
  const linked = (link: RoomLink) => panelState([], { room: { ...readyRoom, link } });
  it.each([
    [{ kind: 'lost', since: now }, 'room.unreachable'],
    [{ kind: 'connecting', since: now }, 'room.unreachable'],
    [{ kind: 'off' }, 'room.notConfigured'],
    [{ kind: 'takenOver', since: now }, 'room.takenOver'],
    [{ kind: 'refused', since: now, code: 'room.wrongPasscode' }, 'room.wrongPasscode'],
  ] as const)('is told for link %j', (link, code) => {
    expect(outcome(linked(link), { kind: 'meeting.start' })).toBe(code);
  });

  it('can be taken back from another controller, and only then', () => {
    const taken = linked({ kind: 'takenOver', since: now });
    expect(outcome(taken, { kind: 'room.takeBack' })).toEqual({ kind: 'takeBack' });
    expect(outcome(panelState(), { kind: 'room.takeBack' })).toBe('intent.notPossible');
  });

  it('does not keep anybody from changing the language', () => {
    const lost = linked({ kind: 'lost', since: now });
    expect(outcome(lost, { kind: 'panel.setLanguage', language: 'en' })).toEqual({
      kind: 'language',
      language: 'en',
    });
  });
});

describe('in a meeting', () => {
  it('switches say on, the room hears muted', () => {
    const state = panelState([], { room: inMeeting });
    expect(outcome(state, { kind: 'microphone.set', isOn: true })).toEqual({
      kind: 'setMicrophone',
      muted: false,
    });
    expect(outcome(state, { kind: 'camera.set', isOn: false })).toEqual({ kind: 'setCamera', muted: true });
  });

  it('the volume may be changed again while it is changing', () => {
    const state = panelState([], { room: inMeeting, undertakings: [undertaking('volume.set')] });
    expect(outcome(state, { kind: 'volume.set', percent: 50 })).toEqual({ kind: 'setVolume', percent: 50 });
  });
});

describe('a prompt', () => {
  const asking = (prompt: RoomState['prompt']) =>
    panelState([], {
      room: { ...readyRoom, call: { kind: 'connecting', since: now, meetingNumber: null }, prompt },
    });
  const ringing = asking({ kind: 'incomingCall', since: now, callerName: 'Karin', expiresAt: now + 1 });
  const asksPasscode = asking({ kind: 'passcode', since: now, wrong: false });

  it('is answered by what fits it and by nothing else', () => {
    expect(outcome(ringing, { kind: 'call.accept' })).toEqual({ kind: 'acceptCall' });
    expect(outcome(ringing, { kind: 'call.reject' })).toEqual({ kind: 'rejectCall' });
    expect(outcome(asksPasscode, { kind: 'prompt.answerPasscode', passcode: '1' })).toMatchObject({
      kind: 'answerPasscode',
    });
    expect(outcome(asksPasscode, { kind: 'call.accept' })).toBe('intent.notPossible');
    expect(outcome(ringing, { kind: 'prompt.answerPasscode', passcode: '1' })).toBe('intent.notPossible');
    expect(outcome(panelState(), { kind: 'call.accept' })).toBe('intent.notPossible');
  });

  it('can be given up, as can connecting', () => {
    expect(outcome(asksPasscode, { kind: 'prompt.cancel' })).toEqual({ kind: 'cancelJoin' });
    expect(outcome(asking(null), { kind: 'prompt.cancel' })).toEqual({ kind: 'cancelJoin' });
    expect(outcome(panelState(), { kind: 'prompt.cancel' })).toBe('intent.notPossible');
  });

  it('keeps a join from being started over it', () => {
    expect(outcome(ringing, { kind: 'meeting.start' })).toBe('intent.notPossible');
  });
});

it('what a room cannot do is refused', () => {
  const state = panelState([], { room: { ...readyRoom, capabilities: ['join'] } });
  expect(outcome(state, { kind: 'share.start' })).toBe('room.unsupported');
});

it('a booking is released by a tap only where whoever taps stands in the room', () => {
  const config = testConfig();
  const running = booking('2026-11-24T09:30', '11:00');
  const tap: Intent = { kind: 'booking.release', bookingKey: running.key };
  const placed = (placement: 'table' | 'door', driver: 'csapi' | 'cloud') =>
    outcome(
      panelState([running], {
        config: { ...config, panel: { ...config.panel, placement }, room: { ...config.room, driver } },
      }),
      tap,
    );
  expect(placed('table', 'cloud')).toMatchObject({ kind: 'hold', what: 'booking.release' });
  expect(placed('door', 'csapi')).toMatchObject({ kind: 'hold' });
  expect(placed('door', 'cloud')).toBe('calendar.notOurs');
});

it('rooms are booked by the id of the last search, in free time of theirs, and until their next booking', () => {
  const mailbox = 'bavern@su.example';
  const busy = [{ startsAt: at('2026-11-24T10:45'), endsAt: at('2026-11-24T12:00') }];
  const search = { asOf: now, rooms: [{ mailbox, name: 'Bävern', capacity: null, busy }] };
  const tap = (minutes: number | null, roomSearch: PanelState['roomSearch'] = search) =>
    outcome(panelState([booking('2026-11-24T09:30', '11:00')], { roomSearch, makesMeetings: true }), {
      ...{ kind: 'booking.book', startsAt: null, minutes, withZoom: true, roomId: pageId(mailbox) },
    });
  expect(tap(null)).toEqual({
    ...{ kind: 'book', topic: 'Möte i Älgen', mailbox },
    interval: { startsAt: now, endsAt: at('2026-11-24T10:45') },
  });
  expect(tap(60)).toBe('calendar.taken');
  expect(tap(15, { asOf: now, rooms: [{ mailbox, name: '', capacity: 1, busy: null }] })).toBe(
    'intent.notPossible',
  );
  expect(tap(15, { asOf: now, rooms: null })).toBe('intent.notPossible');
});

it('Zoom is told of a check-in by a number or an item, and of neither not at all', () => {
  const able: RoomState = { ...readyRoom, capabilities: ['checkIn'] };
  const tap = (more: Partial<Booking>) => {
    const running = booking('2026-11-24T09:30', '11:00', more);
    const intent: Intent = { kind: 'booking.checkIn', bookingKey: running.key };
    return outcome(panelState([running], { room: able }), intent);
  };
  expect(tap({})).toMatchObject({ kind: 'checkIn', command: null });
  expect(tap({ join: zoom('61234567890') })).toMatchObject({
    command: { meetingNumber: '61234567890', item: null },
  });
  expect(tap({ ref: { id: 'AAMk-1', changeKey: 'DwAA' } })).toMatchObject({
    command: { meetingNumber: null, item: { id: 'AAMk-1', changeKey: 'DwAA', mailbox: 'rum@su.example' } },
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callRoom, control, items, writeRoom } from './graph-caller.ts';
import type { Json } from './graph-caller.ts';
import { startExchange } from './index.ts';
import type { ExchangeSimulator } from './index.ts';

let now = Date.parse('2026-11-24T08:07:30Z');
const view = '/calendar/calendarView?startDateTime=2026-11-24T00:00:00Z&endDateTime=2026-11-25T00:00:00Z';
let exchange: ExchangeSimulator;

beforeEach(async () => {
  now = Date.parse('2026-11-24T08:07:30Z');
  exchange = await startExchange({ scenario: 'empty', now: () => now });
});
afterEach(() => exchange.stop());

async function order(command: unknown): Promise<Record<string, Json[]>> {
  return (await (await control(exchange, command)).json()) as Record<string, Json[]>;
}

async function shown(): Promise<Json[]> {
  return items(await callRoom(exchange, view));
}

/** The identity of the only meeting that Outlook users have. */
function uid(): string {
  return exchange.outlook.meetings()[0]!.uid;
}

const tomorrow = { inMinutes: 60, minutes: 30 };

describe('Outlook users', () => {
  it('invite the room with the facts of a booking, and read what it answers', async () => {
    const zoom = { number: '61234567890', passcode: '471147' };
    const organizer = { name: 'Eva Ek', address: 'eva@su.example' };
    const state = await order({
      do: 'invite',
      ...tomorrow,
      title: 'a',
      organizer,
      zoom,
      sensitivity: 'private',
      guests: [{ name: 'Bo Berg', address: 'bo@su.example' }],
    });
    expect(state['meetings']).toEqual([
      {
        uid: uid(),
        organizer,
        rooms: [exchange.mailbox],
        title: 'a',
        answers: { [exchange.mailbox]: 'accepted' },
      },
    ]);
    expect(state['outbox']).toMatchObject([
      {
        kind: 'invitation',
        from: organizer.address,
        to: exchange.mailbox,
        subject: 'a',
        startsAt: '2026-11-24T09:07:00.000Z',
      },
      { kind: 'accepted', from: exchange.mailbox, to: organizer.address, at: '2026-11-24T08:07:30.000Z' },
    ]);
    expect(await shown()).toMatchObject([
      {
        subject: 'a',
        sensitivity: 'private',
        location: { displayName: expect.stringContaining('zoom.us/j/61234567890') as string },
        bodyPreview: expect.stringContaining('Eva Ek') as string,
        attendees: { length: 2 },
      },
    ]);
  });

  it('invite other rooms, move, rename and cancel, one date or all of it', async () => {
    const repeat = { every: 'day', count: 3 };
    await order({ do: 'invite', ...tomorrow, repeat, rooms: [exchange.mailbox, 'rum-bjornen@su.example'] });
    await order({ do: 'updateMeeting', uid: uid(), title: 'new' });
    expect(await shown()).toMatchObject([
      { subject: 'new', start: { dateTime: '2026-11-24T09:07:00.0000000' } },
    ]);
    await order({
      do: 'updateMeeting',
      uid: uid(),
      date: '2026-11-24',
      inMinutes: 120,
      minutes: 15,
      text: 'hej',
    });
    expect(await shown()).toMatchObject([
      { type: 'exception', bodyPreview: 'hej', start: { dateTime: '2026-11-24T10:07:00.0000000' } },
    ]);
    await order({ do: 'cancelMeeting', uid: uid(), date: '2026-11-24' });
    expect(await shown()).toMatchObject([{ subject: 'Inställt: new', isCancelled: true }]);
    await order({ do: 'cancelMeeting', uid: uid(), word: 'Canceled' });
    expect(exchange.store.list('rum-bjornen@su.example')).toMatchObject([
      { title: 'Canceled: new', cancelled: true },
    ]);
  });

  it('forget a meeting, which stays in the room', async () => {
    await order({ do: 'invite', ...tomorrow });
    expect((await order({ do: 'forgetMeeting', uid: uid() }))['meetings']).toEqual([]);
    expect(await shown()).toHaveLength(1);
  });
});

describe('the attendant and the server', () => {
  it('are configured, and show how', async () => {
    const bjornen = 'rum-bjornen@su.example';
    await order({ do: 'setProcessing', settings: { deleteSubject: true, addOrganizerToSubject: true } });
    await order({ do: 'setProcessing', mailbox: bjornen, settings: { allowConflicts: true } });
    const state = await order({ do: 'setLatency', seconds: 5 });
    expect(state['attendant']).toMatchObject({
      latencySeconds: 5,
      pending: 0,
      processing: {
        [exchange.mailbox]: { deleteSubject: true, allowConflicts: false },
        [bjornen]: { deleteSubject: false, allowConflicts: true },
      },
    });
    await order({ do: 'invite', ...tomorrow, title: 'a' });
    expect(await shown()).toMatchObject([
      { subject: 'a', showAs: 'tentative', responseStatus: { response: 'notResponded' } },
    ]);
    now += 5000;
    expect(await shown()).toMatchObject([
      { subject: 'Anna Andersson ', showAs: 'busy', responseStatus: { response: 'accepted' } },
    ]);
  });

  it('keep declined items, or do not, as they are told', async () => {
    await order({ do: 'invite', ...tomorrow });
    const state = await order({ do: 'behave', keepsDeclined: true, roomCopy: 'ignored' });
    expect(state['behaviour']).toEqual({ keepsDeclined: true, viewLagMs: 0, roomCopy: 'ignored' });
    const [event] = await shown();
    const path = `/events/${encodeURIComponent(String(event!['id']))}`;
    await writeRoom(exchange, 'PATCH', path, { end: { dateTime: '2026-11-24T09:10:00', timeZone: 'UTC' } });
    await writeRoom(exchange, 'POST', `${path}/decline`, { comment: 'ingen kom' });
    expect(await shown()).toMatchObject([
      { responseStatus: { response: 'declined' }, end: { dateTime: '2026-11-24T09:37:00.0000000' } },
    ]);
    expect((await order({ do: 'behave' }))['behaviour']).toEqual({
      keepsDeclined: true,
      viewLagMs: 0,
      roomCopy: 'ignored',
    });
    expect(exchange.outlook.meetings()[0]?.answers.get(exchange.mailbox)).toBe('declined');
  });
});

describe('what is refused, in plain words', () => {
  it.each([
    ['inviting at no time', { do: 'invite' }, /^say when/],
    ['inviting a room that is not there', { do: 'invite', ...tomorrow, rooms: ['x'] }, /mailbox/],
    ['changing what is not there', { do: 'updateMeeting', uid: 'x' }, /no such meeting/],
    ['cancelling what is not there', { do: 'cancelMeeting', uid: 'x' }, /no such meeting/],
    ['forgetting what is not there', { do: 'forgetMeeting', uid: 'x' }, /no such meeting/],
    ['configuring what is not there', { do: 'setProcessing', mailbox: 'x', settings: {} }, /mailbox/],
    ['a setting that is none', { do: 'setProcessing', settings: { DeleteSubject: true } }, /DeleteSubject/],
  ])('%s', async (_, command, message) => {
    const refused = await control(exchange, command);
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringMatching(message)]);
  });

  it('a date that the meeting does not have, and a time that is none', async () => {
    await order({ do: 'invite', ...tomorrow });
    const wrongDate = await control(exchange, { do: 'updateMeeting', uid: uid(), date: '2026-12-24' });
    expect(await wrongDate.text()).toMatch(/no such date/);
    const wrongTime = await control(exchange, { do: 'updateMeeting', uid: uid(), inMinutes: 5 });
    expect(await wrongTime.text()).toMatch(/^say when/);
  });
});

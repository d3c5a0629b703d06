import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { EwsAccess } from '../../../electron/calendar/ews/login.ts';
import { createEwsMailboxes } from '../../../electron/calendar/ews/mailbox.ts';
import type { ItemRef, Mailbox, WriteFault } from '../../../electron/calendar/mailbox.ts';
import type { MailboxItem } from '../../../electron/calendar/mailbox-item.ts';
import type { Result } from '../../../shared/result.ts';
import { createFakeClock, type FakeClock } from '../../fakes/fake-clock.ts';
import { createMemoryLog } from '../../fakes/memory-log.ts';
import { createSeededRandom } from '../../fakes/seeded-random.ts';
import {
  answerOf,
  type Asked,
  envelope,
  errorOf,
  faultOf,
  type OddServer,
  room,
  sendXml,
  startOddServer,
} from './odd-server.ts';

interface Rig {
  readonly server: OddServer;
  readonly mailbox: Mailbox;
  readonly clock: FakeClock;
  readonly operations: () => readonly string[];
}

const forEver = new AbortController().signal;
const at = (text: string): number => Date.parse(text);
const hourMs = 3_600_000;
const range = { from: at('2026-11-23T00:00:00Z'), to: at('2026-11-27T00:00:00Z') };
const ref: ItemRef = { id: 'A"=', changeKey: 'K' };

async function rig(
  answer: (asked: Asked, count: number) => string,
  change: Partial<EwsAccess> = {},
): Promise<Rig> {
  const server = await startOddServer((asked, response: ServerResponse, count) =>
    sendXml(response, answer(asked, count)),
  );
  const clock = createFakeClock();
  const mailboxAt = createEwsMailboxes({
    ...{ access: { ...server.access, ...change }, timeZone: 'Europe/Stockholm', clock },
    ...{ random: createSeededRandom(), log: createMemoryLog() },
  });
  const operations = (): readonly string[] => server.asked.map(({ operation }) => operation);
  return { server, mailbox: mailboxAt(room), clock, operations };
}

function view(items: readonly string[], isWhole = true): string {
  const written = items.map(
    (id) =>
      `<t:CalendarItem><t:ItemId Id="${id}" ChangeKey="1"/><t:Sensitivity>Normal</t:Sensitivity><t:Start>2026-11-24T09:00:00Z</t:Start><t:End>2026-11-24T10:00:00Z</t:End></t:CalendarItem>`,
  );
  return answerOf(
    'FindItem',
    `<m:RootFolder IncludesLastItemInRange="${isWhole}"><t:Items>${written.join('')}</t:Items></m:RootFolder>`,
  );
}

/** What GetItem says of each item asked for: that the room organises it. */
function detailsOf({ body }: Asked, failing: readonly string[] = []): string {
  const ids = [...body.matchAll(/<t:ItemId Id="([^"]+)"/g)].map(([, id = '']) => id);
  return answerOf(
    'GetItem',
    ...ids.map((id) =>
      failing.includes(id)
        ? errorOf('ErrorItemNotFound')
        : `<m:Items><t:CalendarItem><t:ItemId Id="${id}"/><t:IsOrganizer>true</t:IsOrganizer></t:CalendarItem></m:Items>`,
    ),
  );
}

async function idsOf(mailbox: Mailbox): Promise<readonly string[]> {
  const read = await mailbox.readItems(range, forEver);
  if (!read.ok) throw new Error(read.error.error.cause ?? '');
  return read.value.map(({ ref: { id }, organizedByRoom }) => `${id}${organizedByRoom ? '!' : ''}`);
}

describe('reading a range', () => {
  it('asks for the halves of what was cut off, and takes what lies in both once', async () => {
    const { mailbox, server } = await rig((asked) => {
      if (asked.operation === 'GetItem') return detailsOf(asked);
      if (asked.body.includes('StartDate="2026-11-23T00:00:00Z" EndDate="2026-11-27T00:00:00Z"')) {
        return view(['cut'], false);
      }
      return asked.body.includes('EndDate="2026-11-25T00:00:00Z"') ? view(['a', 'b']) : view(['b', 'c']);
    });
    expect(await idsOf(mailbox)).toEqual(['a!', 'b!', 'c!']);
    expect(server.asked.filter(({ operation }) => operation === 'FindItem')).toHaveLength(3);
  });

  it('gives up on a view that is cut off for ever, before long', async () => {
    const { mailbox, server } = await rig(() => view(['a'], false));
    expect(await mailbox.readItems(range, forEver)).toMatchObject({
      error: { error: { code: 'calendar.badAnswer', cause: 'a view without end' } },
    });
    expect(server.asked.length).toBeLessThanOrEqual(50);
  });

  it('takes a folder without items for an empty one, and an answer without folder for none', async () => {
    const { mailbox } = await rig((_asked, count) =>
      count === 1
        ? answerOf('FindItem', '<m:RootFolder IncludesLastItemInRange="true"/>')
        : answerOf('FindItem', ''),
    );
    expect(await idsOf(mailbox)).toEqual([]);
    expect(await mailbox.readItems(range, forEver)).toMatchObject({ ok: false });
  });

  it('asks for the rest of an item once, in batches, and again when it has changed', async () => {
    const ids = Array.from({ length: 150 }, (_one, index) => `i${index}`);
    let isChanged = false;
    const { mailbox, operations, server } = await rig((asked) => {
      if (asked.operation === 'GetItem') return detailsOf(asked);
      return isChanged ? view(ids).replace('Id="i7" ChangeKey="1"', 'Id="i7" ChangeKey="2"') : view(ids);
    });
    expect(await idsOf(mailbox)).toEqual(ids.map((id) => `${id}!`));
    await idsOf(mailbox);
    isChanged = true;
    expect(await idsOf(mailbox)).toHaveLength(150);
    expect(operations()).toEqual(['FindItem', 'GetItem', 'GetItem', 'FindItem', 'FindItem', 'GetItem']);
    expect(server.asked.at(-1)?.body.match(/<t:ItemId /g)).toHaveLength(1);
  });

  it('leaves an item alone that would not tell the rest three times', async () => {
    const { mailbox, operations } = await rig((asked) =>
      asked.operation === 'GetItem' ? detailsOf(asked, ['b']) : view(['a', 'b']),
    );
    for (let turn = 0; turn < 5; turn += 1) expect(await idsOf(mailbox)).toEqual(['a!', 'b']);
    expect(operations().filter((operation) => operation === 'GetItem')).toHaveLength(3);
  });

  it('fails as a whole when the server is busy in the middle of it', async () => {
    const { mailbox } = await rig((asked) =>
      asked.operation === 'GetItem'
        ? answerOf('GetItem', errorOf('ErrorServerBusy', 42_000))
        : view(['a', 'b']),
    );
    expect(await mailbox.readItems(range, forEver)).toMatchObject({
      error: { waitMs: 42_000, error: { code: 'calendar.throttled' } },
    });
  });
});

describe('the calendar that is asked for', () => {
  it.each<[string, Partial<EwsAccess>, boolean, boolean]>([
    ['the room’s own', { user: room.toUpperCase() }, false, false],
    ['another’s, by delegate rights', { user: 'UNI\\svc' }, true, false],
    ['the account’s, acting as the room', { user: 'UNI\\svc', impersonate: true }, false, true],
  ])('is %s', async (_name, change, isNamed, isImpersonated) => {
    const { mailbox, server } = await rig(() => view([]), change);
    await mailbox.readItems(range, forEver);
    const body = server.asked[0]?.body ?? '';
    expect(body.includes(`<t:Mailbox><t:EmailAddress>${room}</t:EmailAddress></t:Mailbox>`)).toBe(isNamed);
    expect(body.includes('ExchangeImpersonation')).toBe(isImpersonated);
  });
});

describe('a body', () => {
  const item = { ref } as MailboxItem;

  it('is not had from an item that is gone, which says nothing of the next one', async () => {
    const { mailbox } = await rig(() => answerOf('GetItem', errorOf('ErrorItemNotFound')));
    expect(await mailbox.readBody(item, forEver)).toEqual({ ok: true, value: null });
  });

  it('is not had from a server in trouble', async () => {
    const { mailbox } = await rig(() => answerOf('GetItem', errorOf('ErrorMailboxStoreUnavailable')));
    expect(await mailbox.readBody(item, forEver)).toMatchObject({ ok: false });
  });
});

describe('a write', () => {
  const times = { startsAt: at('2026-11-24T13:00:00Z'), endsAt: at('2026-11-24T13:30:00Z') };
  const fresh = {
    ...{ ...times, subject: 'Bokad <vid> panelen', location: 'A507; https://zoom.us/j/1', press: 'p' },
    ...{ body: '<p>a & b</p>', mark: '{"v":1}' },
  };
  const left = (operation: string): string =>
    answerOf(
      operation,
      '<m:Items><t:CalendarItem><t:ItemId Id="N" ChangeKey="2"/></t:CalendarItem></m:Items>',
    );
  const writes: Readonly<Record<string, (mailbox: Mailbox) => Promise<Result<unknown, WriteFault>>>> = {
    create: (mailbox) => mailbox.create(fresh, forEver),
    setTimes: (mailbox) => mailbox.setTimes(ref, times, false, forEver),
    remove: (mailbox) => mailbox.remove(ref, forEver),
    cancel: (mailbox) => mailbox.cancel(ref, 'Slut & klart', forEver),
    decline: (mailbox) => mailbox.decline(ref, 'Ingen kom', forEver),
  };

  it.each([
    ['create', '<m:CreateItem SendMeetingInvitations="SendToNone">'],
    ['create', '<t:Subject>Bokad &lt;vid&gt; panelen</t:Subject><t:Body BodyType="HTML">&lt;p&gt;a &amp; b'],
    ['create', 'PropertySetId="2f3b8c54-6d0a-4b1e-9f57-aa1c30d1e7b2" PropertyName="Motespanel"'],
    [
      'create',
      '<t:StartTimeZone Id="W. Europe Standard Time"/><t:EndTimeZone Id="W. Europe Standard Time"/>',
    ],
    ['setTimes', 'ConflictResolution="NeverOverwrite" SendMeetingInvitationsOrCancellations="SendToNone"'],
    ['setTimes', '<t:ItemId Id="A&quot;=" ChangeKey="K"/>'],
    ['setTimes', '<t:End>2026-11-24T13:30:00Z</t:End>'],
    ['setTimes', '<t:EndTimeZone Id="W. Europe Standard Time"/>'],
    ['remove', 'DeleteType="MoveToDeletedItems" SendMeetingCancellations="SendToNone"'],
    [
      'cancel',
      '<t:NewBodyContent BodyType="Text">Slut &amp; klart</t:NewBodyContent></t:CancelCalendarItem>',
    ],
    [
      'decline',
      '<t:DeclineItem><t:Body BodyType="Text">Ingen kom</t:Body><t:ReferenceItemId Id="A&quot;=" ChangeKey="K"/>',
    ],
  ])('to %s says %s', async (name, part) => {
    const { mailbox, server } = await rig(({ operation }) => left(operation));
    expect(await writes[name]?.(mailbox)).toMatchObject({ ok: true });
    expect(server.asked[0]?.body).toContain(part);
    expect(server.asked).toHaveLength(1);
  });

  it('tells others when it should, and gives the item as it is now', async () => {
    const { mailbox, server } = await rig(({ operation }) => left(operation));
    expect(await mailbox.setTimes(ref, times, true, forEver)).toEqual({
      ok: true,
      value: { id: 'N', changeKey: '2' },
    });
    expect(server.asked[0]?.body).toContain('SendMeetingInvitationsOrCancellations="SendToAllAndSaveCopy"');
  });

  it.each([
    ['setTimes', 'ErrorIrresolvableConflict', 'conflict'],
    ['remove', 'ErrorItemNotFound', 'gone'],
    ['cancel', 'ErrorCalendarIsNotOrganizer', 'wrongRole'],
    ['decline', 'ErrorCalendarIsOrganizerForDecline', 'wrongRole'],
    ['create', 'ErrorQuotaExceeded', 'refused'],
    ['create', 'ErrorInternalServerError', 'unknown'],
    ['create', 'ErrorServerBusy', 'fault'],
  ])('to %s that ends in %s is told as %s', async (name, code, kind) => {
    const within = await rig(({ operation }) => answerOf(operation, errorOf(code)));
    expect(await writes[name]?.(within.mailbox)).toMatchObject({ error: { kind } });
    const instead = await rig(() => faultOf(code));
    expect(await writes[name]?.(instead.mailbox)).toMatchObject({ error: { kind } });
  });

  it.each([
    ['nothing of the item', answerOf('CreateItem', '')],
    ['half an answer', answerOf('CreateItem', '').slice(0, 400)],
    ['no message', envelope('<m:CreateItemResponse/>')],
  ])('may have been carried out when the answer is %s', async (_name, text) => {
    const { mailbox } = await rig(() => text);
    expect(await mailbox.create(fresh, forEver)).toMatchObject({ error: { kind: 'unknown' } });
  });
});

describe('an item', () => {
  const item = (inner: string): string =>
    answerOf('GetItem', `<m:Items><t:CalendarItem>${inner}</t:CalendarItem></m:Items>`);

  it('tells when it was made, or that it is not there', async () => {
    const made = await rig(() => item('<t:DateTimeCreated>2026-11-24T08:00:00Z</t:DateTimeCreated>'));
    expect(await made.mailbox.readCreatedAt(ref, forEver)).toEqual({
      ok: true,
      value: at('2026-11-24T08:00:00Z'),
    });
    const gone = await rig(() => answerOf('GetItem', errorOf('ErrorItemNotFound')));
    expect(await gone.mailbox.readCreatedAt(ref, forEver)).toEqual({ ok: true, value: null });
    const busy = await rig(() => answerOf('GetItem', errorOf('ErrorServerBusy')));
    expect(await busy.mailbox.readCreatedAt(ref, forEver)).toMatchObject({ ok: false });
  });

  it('tells its series, or that it has none', async () => {
    const dated = await rig(() => item('<t:ItemId Id="M" ChangeKey="3"/>'));
    expect(await dated.mailbox.readSeries(ref, forEver)).toEqual({
      ok: true,
      value: { id: 'M', changeKey: '3' },
    });
    expect(dated.server.asked[0]?.body).toContain('<t:RecurringMasterItemId OccurrenceId="A&quot;="/>');
    const single = await rig(() => answerOf('GetItem', errorOf('ErrorCalendarCannotUseIdForOccurrenceId')));
    expect(await single.mailbox.readSeries(ref, forEver)).toEqual({ ok: true, value: null });
  });
});

describe('other rooms', () => {
  const wanted = { startsAt: at('2026-10-25T00:30:00Z'), endsAt: at('2026-10-25T01:30:00Z') };
  const one = (inner: string): string => `<FreeBusyResponse>${inner}</FreeBusyResponse>`;
  const good =
    '<ResponseMessage ResponseClass="Success"><ResponseCode>NoError</ResponseCode></ResponseMessage>';
  const event = (from: string, to: string, type: string): string =>
    `<CalendarEvent><StartTime>2026-10-25T${from}</StartTime><EndTime>2026-10-25T${to}</EndTime><BusyType>${type}</BusyType></CalendarEvent>`;
  const seen = (inner: string): string =>
    `${good}<FreeBusyView><FreeBusyViewType xmlns="http://schemas.microsoft.com/exchange/services/2006/types">DetailedMerged</FreeBusyViewType>${inner}</FreeBusyView>`;
  const availability = (...rooms: readonly string[]): string =>
    envelope(
      `<GetUserAvailabilityResponse xmlns="http://schemas.microsoft.com/exchange/services/2006/messages"><FreeBusyResponseArray>${rooms.map(one).join('')}</FreeBusyResponseArray></GetUserAvailabilityResponse>`,
    );
  const addresses = ['b@uni.example', 'C@uni.example', 'd@uni.example', 'e@uni.example'];

  it('are told in their order with what is taken of them, in both hours that autumn repeats', async () => {
    const { mailbox, server } = await rig(({ operation }) => {
      if (operation === 'GetRoomLists') {
        return envelope(
          '<m:GetRoomListsResponse ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode><m:RoomLists><t:Address><t:Name>Hus A</t:Name><t:EmailAddress>hus-a@uni.example</t:EmailAddress></t:Address></m:RoomLists></m:GetRoomListsResponse>',
        );
      }
      if (operation === 'GetRooms') {
        return envelope(
          '<m:GetRoomsResponse ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode><m:Rooms><t:Room><t:Id><t:Name>B 12</t:Name><t:EmailAddress>B@uni.example</t:EmailAddress></t:Id></t:Room></m:Rooms></m:GetRoomsResponse>',
        );
      }
      return availability(
        seen(
          `<CalendarEventArray>${event('01:00:00', '01:15:00', 'Busy')}${event('00:30:00', '00:45:00', 'Tentative')}${event('00:45:00', '01:00:00', 'Free')}${event('05:00:00', '06:00:00', 'Busy')}</CalendarEventArray>`,
        ),
        seen('<MergedFreeBusy>000220000000</MergedFreeBusy>'),
        '<ResponseMessage ResponseClass="Error"><ResponseCode>ErrorMailRecipientNotFound</ResponseCode></ResponseMessage>',
        seen('').replace('DetailedMerged', 'None'),
      );
    });
    const part = (from: string, to: string) => ({
      startsAt: at(`2026-10-25T${from}Z`),
      endsAt: at(`2026-10-25T${to}Z`),
    });
    const read = await mailbox.readRooms(addresses, wanted, forEver);
    expect(read).toEqual({
      ok: true,
      value: [
        {
          ...{ mailbox: 'b@uni.example', name: 'B 12', capacity: null },
          busy: [part('00:30:00', '00:45:00'), part('01:00:00', '01:15:00')],
        },
        {
          mailbox: 'C@uni.example',
          name: 'C@uni.example',
          capacity: null,
          busy: [part('00:45:00', '01:15:00')],
        },
        { mailbox: 'd@uni.example', name: 'd@uni.example', capacity: null, busy: null },
        { mailbox: 'e@uni.example', name: 'e@uni.example', capacity: null, busy: null },
      ],
    });
    const body = server.asked[0]?.body ?? '';
    expect(body).toContain('<t:Bias>0</t:Bias>');
    expect(body).toContain(
      '<t:StartTime>2026-10-25T00:00:00</t:StartTime><t:EndTime>2026-10-26T00:00:00</t:EndTime>',
    );
  });

  it('are told without names by a server that has no room lists, which is asked for them seldom', async () => {
    const { mailbox, operations, clock } = await rig(({ operation }) =>
      operation === 'GetRoomLists'
        ? envelope(
            '<m:GetRoomListsResponse ResponseClass="Error"><m:ResponseCode>ErrorAccessDenied</m:ResponseCode></m:GetRoomListsResponse>',
          )
        : availability(seen('')),
    );
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await mailbox.readRooms(['b@uni.example'], wanted, forEver)).toMatchObject({
        value: [{ name: 'b@uni.example', busy: [] }],
      });
    }
    await clock.advance(6 * hourMs);
    await mailbox.readRooms(['b@uni.example'], wanted, forEver);
    expect(operations().filter((operation) => operation === 'GetRoomLists')).toHaveLength(2);
  });

  it('are not told at all by an answer for others than were asked for', async () => {
    const { mailbox } = await rig(() => availability(seen('')));
    expect(await mailbox.readRooms(addresses, wanted, forEver)).toMatchObject({ ok: false });
  });
});

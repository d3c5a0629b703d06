import { afterEach, beforeEach, expect, it } from 'vitest';
import { all, callEws, day, findItem, itemId, texts } from './ews/ews-caller.ts';
import { callRoom, errorCode, items, writeRoom } from './graph-caller.ts';
import { startExchange } from './index.ts';
import type { ExchangeSimulator } from './index.ts';

const now = Date.parse('2026-11-24T08:07:30.125Z');
const view = '/calendar/calendarView?startDateTime=2026-11-24T00:00:00Z&endDateTime=2026-11-25T00:00:00Z';
const markId = 'String {2f3b8c54-6d0a-4b1e-9f57-aa1c30d1e7b2} Name Motespanel';
const markPath =
  '<t:ExtendedFieldURI PropertySetId="2f3b8c54-6d0a-4b1e-9f57-aa1c30d1e7b2" PropertyName="Motespanel" PropertyType="String"/>';
const anna = { name: 'Anna Andersson', address: 'anna.andersson@su.example' };
const hour = { kind: 'timed', startsAt: now, endsAt: now + 3_600_000 } as const;
let exchange: ExchangeSimulator;

beforeEach(async () => {
  exchange = await startExchange({ scenario: 'empty', now: () => now });
});
afterEach(() => exchange.stop());

/** The only event that Graph shows: its path and etag. */
async function shownByGraph() {
  const [event, ...others] = items(await callRoom(exchange, view));
  expect(others).toEqual([]);
  const path = `/events/${encodeURIComponent(String(event?.['id']))}`;
  return { event, path, etag: String(event?.['@odata.etag']) };
}

async function shownByEws(...fields: string[]) {
  const answer = await callEws(exchange, findItem(fields, day()));
  return { answer, id: itemId(all(answer.root, 'ItemId')[0]) };
}

it('shows through EWS what was made through Graph, mark and all', async () => {
  await writeRoom(exchange, 'POST', '/events', {
    subject: 'Bokad vid panelen',
    start: { dateTime: '2026-11-24T08:07:00', timeZone: 'UTC' },
    end: { dateTime: '2026-11-24T08:37:00', timeZone: 'UTC' },
    singleValueExtendedProperties: [{ id: markId, value: 'mark' }],
  });
  const { answer } = await shownByEws('item:Subject', 'calendar:Start', markPath);
  expect([texts(answer, 'Subject'), texts(answer, 'Start'), texts(answer, 'Value')]).toEqual([
    ['Bokad vid panelen'],
    ['2026-11-24T08:07:00Z'],
    ['mark'],
  ]);
});

it('refuses through Graph what was read before a change through EWS', async () => {
  exchange.store.add({ when: hour, organizedByRoom: true });
  const { path, etag } = await shownByGraph();
  const { id } = await shownByEws();
  const change = `<t:SetItemField><t:FieldURI FieldURI="item:Subject"/><t:CalendarItem><t:Subject>ny</t:Subject></t:CalendarItem></t:SetItemField>`;
  await callEws(
    exchange,
    `<m:UpdateItem ConflictResolution="NeverOverwrite" SendMeetingInvitationsOrCancellations="SendToNone"><m:ItemChanges><t:ItemChange>${id}<t:Updates>${change}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`,
  );
  expect((await shownByGraph()).event).toMatchObject({ subject: 'ny' });
  const late = await writeRoom(exchange, 'PATCH', path, { subject: 'sen' }, { 'if-match': etag });
  expect([late.status, errorCode(late)]).toEqual([412, 'ErrorIrresolvableConflict']);
});

it('tells the organiser once, whichever face the room declines through', async () => {
  const uid = exchange.outlook.invite(anna, [exchange.mailbox], { when: hour });
  expect((await shownByGraph()).event).toMatchObject({ responseStatus: { response: 'accepted' } });
  const { answer, id } = await shownByEws('calendar:MyResponseType');
  expect(texts(answer, 'MyResponseType')).toEqual(['Accept']);
  await callEws(
    exchange,
    `<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items><t:DeclineItem><t:Body BodyType="Text">Ingen kom.</t:Body>${id.replace('ItemId', 'ReferenceItemId')}</t:DeclineItem></m:Items></m:CreateItem>`,
  );
  expect(items(await callRoom(exchange, view))).toEqual([]);
  expect(exchange.outlook.meeting(uid)?.answers.get(exchange.mailbox)).toBe('declined');
  expect(exchange.outbox.list().filter(({ kind }) => kind === 'declined')).toMatchObject([
    { to: anna.address, comment: 'Ingen kom.' },
  ]);
});

it('counts what a mailbox was asked for through both of them', async () => {
  await callRoom(exchange, view);
  await shownByEws();
  const asked = exchange.requests().filter(({ mailbox }) => mailbox === exchange.mailbox);
  expect(asked.map(({ operation }) => operation)).toEqual(['GET calendar/calendarView', 'FindItem']);
});

it('shows only the faces that were asked for', async () => {
  const ewsOnly = await startExchange({ scenario: 'empty', faces: ['ews'] });
  expect((await callRoom(ewsOnly, view)).status).toBe(404);
  expect((await callEws(ewsOnly, findItem([]))).status).toBe(200);
  await ewsOnly.stop();
  const graphOnly = await startExchange({ scenario: 'empty', faces: ['graph'] });
  expect((await callRoom(graphOnly, view)).status).toBe(200);
  expect((await callEws(graphOnly, findItem([]))).status).toBe(404);
  await graphOnly.stop();
});

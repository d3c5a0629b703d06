/** Bookings for tests of EWS, and the requests that write them, by hand. */
import { expect } from 'vitest';
import type { ExchangeSimulator } from '../index.ts';
import type { NewBooking } from '../store.ts';
import { all, callEws, day, findItem, texts } from './ews-caller.ts';
import type { EwsCalled } from './ews-caller.ts';
import type { XmlElement } from './xml-tree.ts';

/** A booking of these days and times of November 2026, in UTC. */
export function at(from: string, to: string, facts: Partial<NewBooking> = {}): NewBooking {
  const when = {
    kind: 'timed',
    startsAt: Date.parse(`2026-11-${from}Z`),
    endsAt: Date.parse(`2026-11-${to}Z`),
  } as const;
  return { when, ...facts };
}

/** Somebody else's meeting to which the room is invited. */
export function meeting(exchange: ExchangeSimulator, facts: Partial<NewBooking> = {}): NewBooking {
  const room = { name: 'Älgen', address: exchange.mailbox, role: 'resource', answered: 'accepted' } as const;
  return at('24T09:00:00', '24T10:00:00', { title: 'Budget', attendees: [room], ...facts });
}

export function create(properties: string, sending = 'SendMeetingInvitations="SendToNone"'): string {
  return `<m:CreateItem ${sending}><m:SavedItemFolderId><t:DistinguishedFolderId Id="calendar"/></m:SavedItemFolderId><m:Items><t:CalendarItem>${properties}</t:CalendarItem></m:Items></m:CreateItem>`;
}

export const halfHour = '<t:Start>2026-11-24T13:00:00Z</t:Start><t:End>2026-11-24T13:30:00Z</t:End>';

/** The id of the one item in view. */
export async function onlyId(exchange: ExchangeSimulator, range = day()): Promise<XmlElement> {
  const ids = all((await callEws(exchange, findItem([], range))).root, 'ItemId');
  expect(ids).toHaveLength(1);
  return ids[0]!;
}

export function codes(called: EwsCalled): readonly string[] {
  return texts(called, 'ResponseCode');
}

export function set(field: string, inner: string): string {
  const path = field.startsWith('<') ? field : `<t:FieldURI FieldURI="${field}"/>`;
  return `<t:SetItemField>${path}<t:CalendarItem>${inner}</t:CalendarItem></t:SetItemField>`;
}

export function update(
  id: string,
  updates: string,
  rule = 'NeverOverwrite',
  sending = 'SendMeetingInvitationsOrCancellations="SendToNone"',
): string {
  return `<m:UpdateItem ConflictResolution="${rule}" ${sending}><m:ItemChanges><t:ItemChange>${id}<t:Updates>${updates}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`;
}

export function respond(
  kind: string,
  inside: string,
  disposition = 'MessageDisposition="SendAndSaveCopy"',
): string {
  return `<m:CreateItem ${disposition}><m:Items><t:${kind}>${inside}</t:${kind}></m:Items></m:CreateItem>`;
}

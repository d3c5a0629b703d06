/**
 * Finds the calendar and the items a request names, and what the caller may do with them. What one may not see does
 * not exist for that caller; what one may see but not change is denied.
 */
import { err, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import type { CalendarItem, Mailbox } from '../store.ts';
import { addDays, zoned } from '../time-zones.ts';
import type { MailboxRight } from './accounts.ts';
import type { Call } from './call.ts';
import { ewsError } from './errors.ts';
import type { EwsError } from './errors.ts';
import { readFolderId, readItemId } from './item-id.ts';
import { child, textOf } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

export interface Calendar {
  readonly mailbox: Mailbox;
  readonly right: MailboxRight;
  /** The caller's own, also by impersonation. */
  readonly isOwn: boolean;
}

export interface FoundItem extends Calendar {
  readonly item: CalendarItem;
}

export function canRead(right: MailboxRight): boolean {
  return right !== 'none' && right !== 'availability';
}

export function canWrite(right: MailboxRight): boolean {
  return right === 'editor' || right === 'editorWithPrivate' || right === 'fullAccess';
}

export function canSeePrivate(right: MailboxRight): boolean {
  return right === 'editorWithPrivate' || right === 'fullAccess';
}

/** Whether of this item the caller sees times only. */
export function isVeiled({ booking }: CalendarItem, right: MailboxRight): boolean {
  return !canRead(right) || (booking.sensitivity !== 'normal' && !canSeePrivate(right));
}

/** `element` is a `FolderId` or a `DistinguishedFolderId`. */
export function findCalendar(call: Call, element: XmlElement): Result<Calendar, EwsError> {
  const id = element.attributes.get('Id') ?? '';
  if (element.name === 'FolderId') {
    const address = readFolderId(id);
    return address === null ? err(ewsError('ErrorInvalidIdMalformed')) : calendarOf(call, address);
  }
  if (id !== 'calendar') return err(ewsError('ErrorFolderNotFound'));
  const mailbox = child(element, 'Mailbox');
  const address = mailbox === null ? call.self : textOf(mailbox, 'EmailAddress');
  return address === null ? err(ewsError('ErrorMissingEmailAddress')) : calendarOf(call, address);
}

function calendarOf(call: Call, address: string): Result<Calendar, EwsError> {
  const mailbox = call.store.mailbox(address);
  if (mailbox === null) return err(ewsError('ErrorNonExistentMailbox'));
  const isOwn = call.self === mailbox.address;
  const right = isOwn ? 'fullAccess' : rightOn(call, mailbox);
  return right === 'none' ? err(ewsError('ErrorFolderNotFound')) : ok({ mailbox, right, isOwn });
}

/** Someone who acts as a room has the room's rights and none of the account's own. */
export function rightOn({ account, self }: Call, mailbox: Mailbox): MailboxRight {
  const isImpersonating = self !== null && self.toLowerCase() !== account.mailbox?.toLowerCase();
  return isImpersonating ? 'availability' : (account.rights[mailbox.address.toLowerCase()] ?? 'availability');
}

/** `element` is an `ItemId`, `ReferenceItemId`, `OccurrenceItemId` or `RecurringMasterItemId`. */
export function findItem(call: Call, element: XmlElement): Result<FoundItem, EwsError> {
  switch (element.name) {
    case 'OccurrenceItemId': {
      const master = itemById(call, element.attributes.get('RecurringMasterId') ?? '');
      if (!master.ok) return master;
      const index = Number(element.attributes.get('InstanceIndex'));
      const occurrence = occurrenceOf(call, master.value.item, index);
      return occurrence.ok ? ok({ ...master.value, item: occurrence.value }) : occurrence;
    }
    case 'RecurringMasterItemId': {
      const occurrence = itemById(call, element.attributes.get('OccurrenceId') ?? '');
      if (!occurrence.ok) return occurrence;
      const master = call.operations.seriesMaster(occurrence.value.item.id);
      return master.ok && master.value !== null
        ? ok({ ...occurrence.value, item: master.value })
        : err(ewsError('ErrorCalendarCannotUseIdForRecurringMasterId'));
    }
    default:
      return itemById(call, element.attributes.get('Id') ?? '');
  }
}

function itemById(call: Call, id: string): Result<FoundItem, EwsError> {
  const wanted = readItemId(id);
  if (wanted === 'malformed') return err(ewsError('ErrorInvalidIdMalformed'));
  const item = call.store.find(wanted.id);
  if (item?.kind !== wanted.kind) return err(ewsError('ErrorItemNotFound'));
  const calendar = calendarOf(call, item.booking.mailbox);
  return calendar.ok && !isVeiled(item, calendar.value.right)
    ? ok({ ...calendar.value, item })
    : err(ewsError('ErrorItemNotFound'));
}

/** Counted from 1; dates that were taken away keep their number. */
function occurrenceOf(
  call: Call,
  { id, booking }: CalendarItem,
  index: number,
): Result<CalendarItem, EwsError> {
  const { repeat, when } = booking;
  if (repeat === null) return err(ewsError('ErrorCalendarCannotUseIdForOccurrenceId'));
  if (index < 1 || index > (repeat.count ?? Number.POSITIVE_INFINITY))
    return err(ewsError('ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange'));
  const first =
    when.kind === 'allDay' ? when.startDate : zoned(when.startsAt, repeat.timeZone).toPlainDate().toString();
  const stepDays = repeat.interval * (repeat.every === 'week' ? 7 : 1);
  const item = call.store.find(`${id}.${addDays(first, (index - 1) * stepDays)}`);
  return item === null ? err(ewsError('ErrorCalendarOccurrenceIsDeletedFromRecurrence')) : ok(item);
}

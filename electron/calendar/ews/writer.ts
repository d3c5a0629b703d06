/**
 * Writes to one mailbox over EWS, one operation per write, and says what became of each. Chooses nothing: whether an
 * item is cancelled or declined, and what is checked before and after, is decided above.
 */
import { findWindows } from 'windows-iana';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { ItemRef, MailboxWriter, WriteFault } from '../mailbox.ts';
import { instantOf } from '../times.ts';
import { itemIn, onlyMessage } from './answers.ts';
import type { Call } from './calendar-view.ts';
import { type EwsFault, fault, writeFault } from './errors.ts';
import { refOf } from './items.ts';
import {
  cancelRequest,
  createdRequest,
  createRequest,
  declineRequest,
  removeRequest,
  seriesRequest,
  timesRequest,
} from './requests.ts';
import { textAt, type XmlElement } from './xml.ts';
import type { Xml } from './xml-writer.ts';

/** What a server says of the series of an item that has none. */
const noSeries = new Set([
  'ErrorCalendarCannotUseIdForOccurrenceId',
  'ErrorCalendarCannotUseIdForRecurringMasterId',
  'ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange',
  'ErrorInvalidIdMalformed',
  'ErrorItemNotFound',
]);

/** `timeZone`: the room's, which others' calendars then show the booking in. */
export function createWriter(call: Call, folder: Xml, timeZone: string): MailboxWriter {
  // A hand-made definition is refused by many servers; a name that none of them has, by all.
  const zone = findWindows(timeZone)[0] ?? 'UTC';

  const ask = async (operation: Xml, signal: AbortSignal): Promise<Result<XmlElement, EwsFault>> => {
    const answer = await call(operation, signal);
    return answer.ok ? onlyMessage(answer.value) : answer;
  };

  const write = async (operation: Xml, signal: AbortSignal): Promise<Result<XmlElement, WriteFault>> => {
    const message = await ask(operation, signal);
    return message.ok ? message : err(writeFault(message.error));
  };

  /** A write that leaves an item behind. */
  const writeItem = async (operation: Xml, signal: AbortSignal): Promise<Result<ItemRef, WriteFault>> => {
    const message = await write(operation, signal);
    if (!message.ok) return message;
    const ref = refOf(itemIn(message.value));
    // It may well be there, but where?
    return ref === null ? err(writeFault(fault('calendar.badAnswer', 'an item without identity'))) : ok(ref);
  };

  const writeAway = async (operation: Xml, signal: AbortSignal): Promise<Result<null, WriteFault>> => {
    const message = await write(operation, signal);
    return message.ok ? ok(null) : message;
  };

  return {
    create: (item, signal) => writeItem(createRequest(folder, item, zone), signal),
    setTimes: (ref, times, tellsOthers, signal) =>
      writeItem(timesRequest(ref, times, tellsOthers, zone), signal),
    remove: (ref, signal) => writeAway(removeRequest(ref), signal),
    cancel: (ref, comment, signal) => writeAway(cancelRequest(ref, comment), signal),
    decline: (ref, comment, signal) => writeAway(declineRequest(ref, comment), signal),
    readCreatedAt: async ({ id }, signal) => {
      const message = await ask(createdRequest(id), signal);
      if (!message.ok) return message.error.code === 'ErrorItemNotFound' ? ok(null) : message;
      const written = textAt(itemIn(message.value), 'DateTimeCreated');
      const at = written === null ? null : instantOf(written, 'UTC', timeZone);
      return at === null ? err(fault('calendar.badAnswer', 'an item without its time of creation')) : ok(at);
    },
    readSeries: async ({ id }, signal) => {
      const message = await ask(seriesRequest(id), signal);
      if (message.ok) return ok(refOf(itemIn(message.value)));
      return noSeries.has(message.error.code ?? '') ? ok(null) : message;
    },
  };
}

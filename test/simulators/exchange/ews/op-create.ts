/**
 * CreateItem: appointments in a calendar, and the response objects by which a meeting is cancelled, declined or
 * accepted. What others are mailed goes to the outbox.
 */
import { err, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import { canWrite, findCalendar } from './access.ts';
import type { Calendar } from './access.ts';
import { responseOf } from './answers.ts';
import type { Call, Part, Reply } from './call.ts';
import { ewsError } from './errors.ts';
import type { EwsError } from './errors.ts';
import { itemId } from './item-fields.ts';
import { problemError } from './problems.ts';
import { respond } from './response-objects.ts';
import { emptyWrittenItem, takeProperty, timesOf } from './written-item.ts';
import type { XmlElement } from './xml-tree.ts';
import { child } from './xml-tree.ts';
import { m, t } from './xml-write.ts';

export function createItems(call: Call, request: XmlElement): Reply {
  const parts = (child(request, 'Items')?.children ?? []).map((item): Part => {
    switch (item.name) {
      case 'CalendarItem':
        return createAppointment(call, request, item);
      case 'Message':
        return err(ewsError('ErrorInvalidRequest', 'The simulator sends no messages.'));
      default:
        return respond(call, item, request.attributes.get('MessageDisposition') ?? null);
    }
  });
  return ok(responseOf('CreateItem', parts, m('Items')));
}

function createAppointment(call: Call, request: XmlElement, item: XmlElement): Part {
  if (!request.attributes.has('SendMeetingInvitations'))
    return err(ewsError('ErrorSendMeetingInvitationsRequired'));
  const calendar = target(call, request);
  if (!calendar.ok) return calendar;
  const { mailbox, right } = calendar.value;
  if (!canWrite(right)) return err(ewsError('ErrorAccessDenied'));
  const written = emptyWrittenItem();
  for (const property of item.children) {
    const problem = takeProperty(written, property, null);
    if (problem !== null) return err(problem);
  }
  const when = timesOf(written, null, call.zone);
  if (!when.ok) return when;
  if (when.value === null) return err(ewsError('ErrorCalendarInvalidPropertyState'));
  const made = call.operations.createAppointment(mailbox.address, {
    originalTimeZone: 'tzone://Microsoft/Utc',
    ...written.change,
    when: when.value,
    transactionId: null,
  });
  return made.ok ? ok(m('Items', t('CalendarItem', itemId(made.value)))) : err(problemError(made.error));
}

/** The folder the item is to be saved in, the caller's own calendar if none is named. */
function target(call: Call, request: XmlElement): Result<Calendar, EwsError> {
  const named = child(request, 'SavedItemFolderId')?.children[0];
  if (named !== undefined) return findCalendar(call, named);
  const own = call.self === null ? null : call.store.mailbox(call.self);
  return own === null
    ? err(ewsError('ErrorMissingEmailAddress'))
    : ok({ mailbox: own, right: 'fullAccess', isOwn: true });
}

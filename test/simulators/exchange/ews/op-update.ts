/** UpdateItem: one or more changes, each with a field for every property, under a rule for conflicts. */
import { err, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Booking } from '../store.ts';
import { canWrite, findItem } from './access.ts';
import { responseOf } from './answers.ts';
import type { Call, Part, Reply } from './call.ts';
import { ewsError } from './errors.ts';
import type { EwsError } from './errors.ts';
import { itemId } from './item-fields.ts';
import { problemError, revisionIn } from './problems.ts';
import { emptyWrittenItem, takeProperty, takeRemoval, timesOf } from './written-item.ts';
import type { WrittenItem } from './written-item.ts';
import { child } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';
import { m, t } from './xml-write.ts';

export function updateItems(call: Call, request: XmlElement): Reply {
  const parts = (child(request, 'ItemChanges')?.children ?? []).map((change) =>
    update(call, request.attributes, change),
  );
  return ok(responseOf('UpdateItem', parts, m('Items')));
}

function update(call: Call, attributes: XmlElement['attributes'], change: XmlElement): Part {
  const sending = attributes.get('SendMeetingInvitationsOrCancellations');
  const [id] = change.children;
  if (sending === undefined) return err(ewsError('ErrorSendMeetingInvitationsOrCancellationsRequired'));
  if (id === undefined) return err(ewsError('ErrorInvalidRequest'));
  const found = findItem(call, id);
  if (!found.ok) return found;
  const { item, right } = found.value;
  if (!canWrite(right)) return err(ewsError('ErrorAccessDenied'));
  const rule = attributes.get('ConflictResolution');
  const missing = rule === 'AlwaysOverwrite' ? null : 'ErrorChangeKeyRequiredForWriteOperations';
  const revision = revisionIn(id, missing);
  if (!revision.ok) return revision;
  const written = readUpdates(child(change, 'Updates')?.children ?? [], item.booking);
  if (!written.ok) return written;
  const when = timesOf(written.value, item.booking, call.zone);
  if (!when.ok) return when;
  const done = call.operations.changeItem(
    item.id,
    { ...written.value.change, ...(when.value === null ? {} : { when: when.value }) },
    // Merging is what the server does with everything but `NeverOverwrite`.
    rule === 'NeverOverwrite' ? revision.value : null,
    sending !== 'SendToNone',
  );
  if (!done.ok) return err(problemError(done.error));
  return ok([m('Items', t('CalendarItem', itemId(done.value))), m('ConflictResults', t('Count', '0'))]);
}

function readUpdates(updates: readonly XmlElement[], before: Booking): Result<WrittenItem, EwsError> {
  const written = emptyWrittenItem();
  for (const update of updates) {
    const problem = readUpdate(written, update, before);
    if (problem !== null) return err(problem);
  }
  return ok(written);
}

function readUpdate(written: WrittenItem, { name, children }: XmlElement, before: Booking): EwsError | null {
  const [path, item] = children;
  if (path === undefined) return ewsError('ErrorInvalidRequest');
  if (name === 'DeleteItemField') return takeRemoval(written, path, before);
  if (name !== 'SetItemField' || item === undefined)
    return ewsError('ErrorInvalidRequest', 'The simulator does not append.');
  const [property, ...others] = item.children;
  if (property === undefined || others.length > 0) return ewsError('ErrorIncorrectUpdatePropertyCount');
  const named =
    path.name === 'ExtendedFieldURI' ? 'ExtendedProperty' : path.attributes.get('FieldURI')?.split(':')[1];
  return named === property.name
    ? takeProperty(written, property, before)
    : ewsError('ErrorUpdatePropertyMismatch');
}

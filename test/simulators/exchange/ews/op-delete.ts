/** DeleteItem. A change key in the id is not compared, as on the real server: what is deleted is the item as it is. */
import { err, ok } from '../../../../shared/result.ts';
import { canWrite, findItem } from './access.ts';
import { responseOf } from './answers.ts';
import type { Call, Part, Reply } from './call.ts';
import { ewsError } from './errors.ts';
import { problemError, revisionIn } from './problems.ts';
import { child } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

export function deleteItems(call: Call, request: XmlElement): Reply {
  const sending = request.attributes.get('SendMeetingCancellations') ?? null;
  const parts = (child(request, 'ItemIds')?.children ?? []).map((id) => remove(call, id, sending));
  return ok(responseOf('DeleteItem', parts));
}

function remove(call: Call, id: XmlElement, sending: string | null): Part {
  if (sending === null) return err(ewsError('ErrorSendMeetingCancellationsRequired'));
  const found = findItem(call, id);
  if (!found.ok) return found;
  const { item, right } = found.value;
  if (!canWrite(right)) return err(ewsError('ErrorAccessDenied'));
  const revision = revisionIn(id, null);
  if (!revision.ok) return revision;
  const done = call.operations.removeItem(item.id, null, sending !== 'SendToNone');
  return done.ok ? ok(null) : err(problemError(done.error));
}

/** Subscribe and Unsubscribe for streaming notifications; the other two ways of being told are not simulated. */
import { err, ok } from '../../../../shared/result.ts';
import { canRead, findCalendar } from './access.ts';
import { responseOf } from './answers.ts';
import type { Call, Part, Reply } from './call.ts';
import { ewsError } from './errors.ts';
import { child, textOf } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';
import { m } from './xml-write.ts';

export function subscribe(call: Call, request: XmlElement): Reply {
  const streaming = child(request, 'StreamingSubscriptionRequest');
  if (streaming === null)
    return err(ewsError('ErrorInvalidRequest', 'The simulator knows streaming subscriptions only.'));
  return ok(responseOf('Subscribe', [subscribed(call, streaming)]));
}

function subscribed(call: Call, streaming: XmlElement): Part {
  const folders = child(streaming, 'FolderIds')?.children ?? [];
  const types = (child(streaming, 'EventTypes')?.children ?? []).map(({ text }) => text.trim());
  const [folder, ...others] = folders;
  if (folder === undefined || others.length > 0)
    return err(ewsError('ErrorInvalidRequest', 'The simulator has one folder to subscribe to.'));
  const calendar = findCalendar(call, folder);
  if (!calendar.ok) return calendar;
  const { mailbox, right, isOwn } = calendar.value;
  if (!canRead(right)) return err(ewsError('ErrorAccessDenied'));
  // Rights in a folder are not enough; rights on the whole mailbox are.
  if (!isOwn && right !== 'fullAccess') return err(ewsError('ErrorSubscriptionDelegateAccessNotSupported'));
  const made = call.subscriptions.subscribe(call.owner, mailbox.address, types);
  return made === null ? err(ewsError('ErrorExceededSubscriptionCount')) : ok(m('SubscriptionId', made.id));
}

export function unsubscribe(call: Call, request: XmlElement): Reply {
  const id = textOf(request, 'SubscriptionId') ?? '';
  const found = call.hasAffinity ? call.subscriptions.find(id) : null;
  if (found === null) return ok(responseOf('Unsubscribe', [err(ewsError('ErrorSubscriptionNotFound'))]));
  if (found.owner !== call.owner)
    return ok(responseOf('Unsubscribe', [err(ewsError('ErrorSubscriptionAccessDenied'))]));
  call.subscriptions.unsubscribe(id);
  return ok(responseOf('Unsubscribe', [ok(null)]));
}

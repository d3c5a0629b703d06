/**
 * GetStreamingEvents: one answer that is a row of envelopes. What each envelope holds is decided here; when there is
 * one is for `subscriptions.ts`, and how its bytes reach the client for `stream-wire.ts`.
 */
import { err, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Outlet } from '../http-message.ts';
import { errorContent } from './answers.ts';
import type { Call } from './call.ts';
import type { ItemChange } from './change-log.ts';
import { ewsError } from './errors.ts';
import { parentFolderId } from './item-fields.ts';
import { changeKeyOf } from './item-id.ts';
import type { EwsSettings } from './settings.ts';
import { StreamWire } from './stream-wire.ts';
import { eventTypeOf } from './subscriptions.ts';
import type { StreamEvent, Subscription } from './subscriptions.ts';
import { writeTime } from './times.ts';
import { child, textOf } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';
import { m, t } from './xml-write.ts';
import type { Content, XmlNode } from './xml-write.ts';

/** The way to go on once the head of the answer has been sent, or the whole of a short answer that refuses. */
export function getStreamingEvents(
  call: Call,
  request: XmlElement,
): Result<(outlet: Outlet) => void, XmlNode> {
  const ids = (child(request, 'SubscriptionIds')?.children ?? []).map(({ text }) => text.trim());
  const found = ids.map((id) => (call.hasAffinity ? call.subscriptions.find(id) : null));
  const subscriptions = found.filter((one): one is Subscription => one !== null);
  // One bad id spoils the whole request, and the good ones deliver nothing.
  const bad = ids.filter((_, index) => found[index] === null);
  if (bad.length > 0) return err(failed('ErrorInvalidSubscription', bad));
  if (subscriptions.some(({ owner }) => owner !== call.owner))
    return err(failed('ErrorSubscriptionAccessDenied', ids));
  if (call.subscriptions.streamsOf(call.owner) >= call.settings.maxStreams)
    return err(failed('ErrorExceededConnectionCount', []));
  const timeoutMs = Number(textOf(request, 'ConnectionTimeout')) * 60_000;
  return ok((outlet) => {
    const wire = new StreamWire(outlet, call.settings, streamResponse({ kind: 'alive' }, call.settings));
    const close = call.subscriptions.open({
      subscriptions,
      owner: call.owner,
      timeoutMs,
      tell: (event) =>
        wire.send(streamResponse(event, call.settings), event.kind === 'closed' || event.kind === 'failed'),
      cut: () => outlet.cut(),
    });
    outlet.onClosed(close);
  });
}

function streamResponse(event: StreamEvent, settings: EwsSettings): XmlNode {
  switch (event.kind) {
    case 'alive':
      return success(m('ConnectionStatus', 'OK'));
    case 'closed':
      return success(m('ConnectionStatus', 'Closed'));
    case 'changes':
      return success(m('Notifications', notification(event.subscription, event.changes, settings)));
    case 'failed':
      return failed(event.code, event.subscriptionIds);
  }
}

function success(content: Content): XmlNode {
  return response(
    m('GetStreamingEventsResponseMessage', [m('ResponseCode', 'NoError'), content], {
      ResponseClass: 'Success',
    }),
  );
}

/** The error and the end of the connection in one envelope. */
function failed(code: string, ids: readonly string[]): XmlNode {
  return response(
    m(
      'GetStreamingEventsResponseMessage',
      [
        errorContent(ewsError(code)),
        // Servers use the messages namespace for these ids, whatever the published schema says.
        ids.length === 0
          ? null
          : m(
              'ErrorSubscriptionIds',
              ids.map((id) => m('SubscriptionId', id)),
            ),
        m('ConnectionStatus', 'Closed'),
      ],
      { ResponseClass: 'Error' },
    ),
  );
}

function response(message: XmlNode): XmlNode {
  return m('GetStreamingEventsResponse', m('ResponseMessages', message));
}

/** In the messages namespace, as servers write it. */
function notification(
  { id, mailbox }: Subscription,
  changes: readonly ItemChange[],
  settings: EwsSettings,
): XmlNode {
  return m('Notification', [
    t('SubscriptionId', id),
    changes.map((change) => {
      const type = eventTypeOf(change, settings);
      const item = { Id: change.itemId, ChangeKey: changeKeyOf(change.revision) };
      return t(type, [
        t('TimeStamp', writeTime(change.at, 'UTC')),
        t('ItemId', null, item),
        parentFolderId(mailbox),
        type === 'MovedEvent' ? [t('OldItemId', null, item), oldParentFolderId(mailbox)] : null,
      ]);
    }),
  ]);
}

function oldParentFolderId(mailbox: string): XmlNode {
  return { ...parentFolderId(mailbox), name: 'OldParentFolderId' };
}

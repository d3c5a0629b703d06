/**
 * What one envelope of a streaming answer says (exchange.md 4.7): that the connection stands, that something happened,
 * that it ends, or that it failed. Which item it was about is not read: a change is only ever a reason to read again.
 */
import { err, ok, type Result } from '../../../shared/result.ts';
import { openEnvelope } from './envelope.ts';
import { type EwsFault, fault, messageFault } from './errors.ts';
import { childOf, childrenOf, descendantOf, textAt, type XmlElement } from './xml.ts';

export interface StreamNews {
  /** Something in the folder was made, changed, moved or deleted. */
  readonly hasChanged: boolean;
  /** The server ends the connection as agreed; the subscription lives on. */
  readonly isClosing: boolean;
}

/** An error wins over everything else in its envelope: what it closes cannot be opened again. */
export function readNews(envelope: string): Result<StreamNews, EwsFault> {
  const answer = openEnvelope(envelope, 200, null);
  if (!answer.ok) return answer;
  const messages = childrenOf(childOf(answer.value, 'ResponseMessages'), 'GetStreamingEventsResponseMessage');
  if (messages.length === 0) return err(fault('calendar.badAnswer', 'an envelope of another kind'));
  for (const message of messages) {
    const failure = messageFault(message);
    if (failure !== null) return err(failure);
  }
  return ok({
    hasChanged: messages.some(holdsEvents),
    isClosing: messages.some((message) => textAt(message, 'ConnectionStatus') === 'Closed'),
  });
}

/** `StatusEvent` is a heartbeat; other events, also ones not heard of yet, are news. */
function holdsEvents(message: XmlElement): boolean {
  return childrenOf(descendantOf(message, 'Notifications'), 'Notification')
    .flatMap(({ children }) => children)
    .some(({ name }) => name.endsWith('Event') && name !== 'StatusEvent');
}

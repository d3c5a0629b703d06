/**
 * What is common to the answers of EWS: one message for each thing asked for, in the order asked, good ones and bad ones
 * mixed. Knows no particular operation.
 */
import { err, ok, type Result } from '../../../shared/result.ts';
import { type EwsFault, fault, messageFault } from './errors.ts';
import { childOf, type XmlElement } from './xml.ts';

/** What one message says: its element, or why there is nothing in it. */
export type Message = Result<XmlElement, EwsFault>;

export function messagesOf(answer: XmlElement): readonly Message[] {
  const messages = childOf(answer, 'ResponseMessages')?.children ?? [];
  return messages.map((message) => {
    const failure = messageFault(message);
    return failure === null ? ok(message) : err(failure);
  });
}

/** Of an operation that asks for one thing. */
export function onlyMessage(answer: XmlElement): Message {
  return messagesOf(answer)[0] ?? err(fault('calendar.badAnswer', 'an answer without a message'));
}

/** The item in a message; null when it holds none. */
export function itemIn(message: XmlElement): XmlElement | null {
  return childOf(message, 'Items')?.children[0] ?? null;
}

/**
 * Whether a failure says nothing of the thing asked for, so that asking for the next one is in vain: the server is
 * busy, in trouble, or was not reached.
 */
export function isOfServer({ error }: EwsFault): boolean {
  return error.code === 'calendar.throttled' || error.code === 'calendar.unreachable';
}

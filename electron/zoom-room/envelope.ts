/**
 * The envelope around everything the room says in JSON mode (zoom-rooms.md 3.3). Decodes leniently: only a document
 * without a `topKey` is not a message. The payload stays unknown; its readers coerce what they need.
 */
import { at, isBag, toBoolean, toOneOf, toText } from './coerce.ts';

export const messageTypes = ['zCommand', 'zStatus', 'zConfiguration', 'zEvent', 'zError'] as const;
export type MessageType = (typeof messageTypes)[number];

export interface Envelope {
  readonly topKey: string;
  /** Null for a type nobody has described. Never trust it for a known topKey: some messages are mislabelled. */
  readonly type: MessageType | null;
  /** The room says that this answers a command; events are met with it too. */
  readonly sync: boolean;
  readonly failed: boolean;
  readonly payload: unknown;
}

export function decodeEnvelope(document: unknown): Envelope | null {
  if (!isBag(document)) return null;
  const topKey = toText(document['topKey']);
  if (topKey === null) return null;
  const type = toOneOf(document['type'], messageTypes);
  const state = toText(at(document, 'Status', 'state'))?.toLowerCase();
  return {
    topKey,
    type,
    sync: toBoolean(document['Sync']) ?? false,
    failed: type === 'zError' || state === 'error',
    // Only own members: a topKey such as `constructor` must not reach the prototype. The envelope's own `Status`
    // has the same name as a member of `Call`, which is why the payload is taken by its key alone.
    payload: Object.hasOwn(document, topKey) ? document[topKey] : undefined,
  };
}

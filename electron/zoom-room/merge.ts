/**
 * The room's state as a tree per kind of message and topKey. Payloads may be partial and the same topKey stands for
 * different trees, so objects are merged deeply and arrays and scalars replaced (zoom-rooms.md 7). Keeps only what
 * the panel uses, so that floods of other things cost no memory.
 */
import { isBag, type Bag } from './coerce.ts';
import type { Envelope } from './envelope.ts';

/** Keyed by kind and topKey, such as `zStatus Sharing`. Never changed in place. */
export type StateTree = Readonly<Record<string, unknown>>;

const kindOf: Readonly<Record<string, string>> = {
  sharing: 'zStatus Sharing',
  systemunit: 'zStatus SystemUnit',
  capabilities: 'zStatus Capabilities',
  numberofscreens: 'zStatus NumberOfScreens',
  camerashare: 'zStatus CameraShare',
  'audio input line': 'zStatus Audio Input Line',
  'audio output line': 'zStatus Audio Output Line',
  'video camera line': 'zStatus Video Camera Line',
  audio: 'zConfiguration Audio',
  video: 'zConfiguration Video',
  inforesult: 'zCommand InfoResult',
  sharingstate: 'zEvent SharingState',
  updatecallrecordinfo: 'zEvent UpdateCallRecordInfo',
};

/** Large and of no use: lists of countries, and the text of an invitation. */
const unwanted = new Set(['Info', 'invite_email_subject', 'invite_email_content']);

/** Deeper than any payload of the room; below it values are replaced, so that depth cannot exhaust the stack. */
const maxDepth = 16;

/** Where the tree keeps this message's payload; null for one that it does not keep. */
export function placeOf(message: Envelope): string | null {
  const name = message.topKey.toLowerCase();
  if (name === 'call') return message.type === 'zConfiguration' ? 'zConfiguration Call' : 'zStatus Call';
  return Object.hasOwn(kindOf, name) ? (kindOf[name] ?? null) : null;
}

export function mergeMessage(tree: StateTree, message: Envelope): StateTree {
  const place = placeOf(message);
  const isUsable = isBag(message.payload) || Array.isArray(message.payload);
  if (place === null || !isUsable) return tree;
  return { ...tree, [place]: merge(tree[place], wanted(message.payload), 0) };
}

function wanted(payload: unknown): unknown {
  if (!isBag(payload)) return payload;
  return Object.fromEntries(Object.entries(payload).filter(([key]) => !unwanted.has(key)));
}

function merge(before: unknown, news: unknown, depth: number): unknown {
  if (!isBag(before) || !isBag(news) || depth === maxDepth) return news;
  const merged: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(news)) {
    Object.defineProperty(merged, key, {
      value: merge(own(before, key), value, depth + 1),
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  return merged;
}

/** Own members only: a key such as `__proto__` in a payload is a key like any other. */
const own = (bag: Bag, key: string): unknown => (Object.hasOwn(bag, key) ? bag[key] : undefined);

const ofMeeting = new Set([
  'zCommand InfoResult',
  'zEvent UpdateCallRecordInfo',
  'zEvent SharingState',
  'zConfiguration Call',
  'zStatus Call',
]);

/** Forgets what belongs to a meeting that has ended. */
export function withoutMeeting(tree: StateTree): StateTree {
  return Object.fromEntries(Object.entries(tree).filter(([place]) => !ofMeeting.has(place)));
}

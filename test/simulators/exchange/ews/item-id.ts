/**
 * The ids and change keys of EWS over the store's plain ones: base64, case-sensitive, alike at both ends, and new when
 * an occurrence becomes an exception. They are opaque to a client and mean nothing to the other face.
 */
import type { CalendarItem } from '../store.ts';

const itemHead = Buffer.from(
  'AAMkADQ1ZmMzNzU4LTQ4NzItNGI5YS1hYzM3LTk2OTg0YzQ0ZGU4MQBGAAAAAAB9DVltPTHJ',
  'base64',
);
const folderHead = Buffer.from(
  'AAMkADQ1ZmMzNzU4LTQ4NzItNGI5YS1hYzM3LTk2OTg0YzQ0ZGU4MQAuAAAAAAB9DVltPTHJ',
  'base64',
);
const tail = Buffer.from('AAAAAENAAA=', 'base64');
const keyHead = Buffer.from('DwAAABYAAAC9WW09MclLSLM7mXl4m2Tw', 'base64');
const kinds = { single: 'S', master: 'M', occurrence: 'O', exception: 'E' } as const;
type Kind = keyof typeof kinds;

export interface PlainId {
  readonly id: string;
  readonly kind: Kind;
}

export function itemIdOf({ id, kind }: Pick<CalendarItem, 'id' | 'kind'>): string {
  // The date is filled up, so that all ids are of one length.
  const plain = id.includes('.') ? id : `${id}.0000-00-00`;
  return wrap(itemHead, `${kinds[kind]}${plain}`);
}

/** `malformed`: never an id of this server. */
export function readItemId(text: string): PlainId | 'malformed' {
  const plain = unwrap(itemHead, text);
  const kind = (Object.keys(kinds) as Kind[]).find((name) => plain?.startsWith(kinds[name]));
  if (plain === null || kind === undefined) return 'malformed';
  return { id: plain.slice(1).replace('.0000-00-00', ''), kind };
}

/** The calendar folder of a mailbox, the one folder there is. */
export function folderIdOf(address: string): string {
  return wrap(folderHead, address.toLowerCase());
}

/** The mailbox's address, or null. */
export function readFolderId(text: string): string | null {
  return unwrap(folderHead, text);
}

export function changeKeyOf(revision: number): string {
  const bytes = Buffer.alloc(keyHead.length + 6);
  keyHead.copy(bytes);
  bytes.writeUIntBE(revision, keyHead.length, 6);
  return bytes.toString('base64');
}

/** The revision, or null for what was never a change key of this server. */
export function readChangeKey(text: string): number | null {
  const bytes = Buffer.from(text, 'base64');
  const isOurs = bytes.length === keyHead.length + 6 && bytes.subarray(0, keyHead.length).equals(keyHead);
  return isOurs ? bytes.readUIntBE(keyHead.length, 6) : null;
}

function wrap(head: Buffer, plain: string): string {
  return Buffer.concat([head, Buffer.from(plain), tail]).toString('base64');
}

function unwrap(head: Buffer, text: string): string | null {
  const bytes = Buffer.from(text, 'base64');
  const isOurs =
    bytes.toString('base64') === text &&
    bytes.length > head.length + tail.length &&
    bytes.subarray(0, head.length).equals(head) &&
    bytes.subarray(-tail.length).equals(tail);
  return isOurs ? bytes.subarray(head.length, -tail.length).toString() : null;
}

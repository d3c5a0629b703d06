/**
 * Graph's two kinds of event ids over the store's plain ones. As in Exchange they are case-sensitive, long, alike
 * at both ends and different in the middle, and an occurrence takes a new id when it becomes an exception.
 */
import type { CalendarItem } from '../store.ts';

const ends = {
  immutable: ['AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AfQ1ZbT0xyS0iM7mXl4m2T3wAA', 'AAAAAAEJAAA='],
  regular: [
    'AAMkADQ1ZmMzNzU4LTQ4NzItNGI5YS1hYzM3LTk2OTg0YzQ0ZGU4MQBGAAAAAAB9DVltPTHJLSIzuZeXibZPBw',
    'AAAAAAENAAA=',
  ],
} as const;
const noDate = '.0000-00-00';
const kinds = { single: 'S', master: 'M', occurrence: 'O', exception: 'E' } as const;

export interface PlainId {
  readonly id: string;
  readonly kind: CalendarItem['kind'];
}

export function eventId(item: PlainId, isImmutable: boolean): string {
  const [head, tail] = isImmutable ? ends.immutable : ends.regular;
  const plain = item.id.includes('.') ? item.id : `${item.id}${noDate}`;
  return `${head}${Buffer.from(kinds[item.kind] + plain).toString('base64url')}${tail}`;
}

/** Either kind of id is understood; `malformed` is what was never an id of this server. */
export function readEventId(text: string): PlainId | 'malformed' {
  const form = Object.values(ends).find(([head, tail]) => text.startsWith(head) && text.endsWith(tail));
  if (form === undefined) return 'malformed';
  const middle = text.slice(form[0].length, text.length - form[1].length);
  const plain = Buffer.from(middle, 'base64url').toString('latin1');
  const kind = (Object.keys(kinds) as (keyof typeof kinds)[]).find((name) => kinds[name] === plain[0]);
  // Changed letter case decodes to other bytes; such an id names nothing here.
  return { id: plain.slice(1).replace(noDate, ''), kind: kind ?? 'single' };
}

/** The base64 form of an item's revision; the etag is this in `W/"…"`. */
export function changeKey(revision: number): string {
  const bytes = Buffer.alloc(22);
  Buffer.from('q1ZbT0xyS0iM7mXl4m2T3w', 'base64').copy(bytes);
  bytes.writeUIntBE(revision, 16, 6);
  return bytes.toString('base64');
}

/** The revision in a change key; -1, which no item has, for what is none of this server's. */
export function readChangeKey(key: string): number {
  const bytes = Buffer.from(key, 'base64');
  if (bytes.length !== 22) return -1;
  const revision = bytes.readUIntBE(16, 6);
  return changeKey(revision) === key ? revision : -1;
}

/**
 * The Global Object ID of [MS-OXOCAL] 2.2.1.27 in hex: a fixed head, the date of the occurrence (zero outside a
 * series), when it was made, and the unique part.
 */
export function globalObjectId(uid: string, date: string | null, createdAt: number): string {
  const [year = 0, month = 0, day = 0] = date?.split('-').map(Number) ?? [];
  const head = Buffer.from('040000008200E00074C5B7101A82E008', 'hex');
  const rest = Buffer.alloc(24);
  rest.writeUInt16BE(year, 0);
  rest.writeUInt8(month, 2);
  rest.writeUInt8(day, 3);
  const ticksSince1601 = BigInt(Math.round(createdAt) + 11_644_473_600_000) * 10_000n;
  rest.writeBigUInt64LE(ticksSince1601, 4);
  rest.writeUInt32LE(16, 20);
  return Buffer.concat([head, rest, Buffer.from(uid, 'hex')])
    .toString('hex')
    .toUpperCase();
}

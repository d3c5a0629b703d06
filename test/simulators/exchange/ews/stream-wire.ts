/**
 * How the envelopes of a stream reach the client: whole, several in one chunk, or cut after any byte; dressed alike or
 * differently each time; held back by a proxy, or not at all. What stands in them is none of its business.
 */
import type { Outlet } from '../http-message.ts';
import { envelope } from './answers.ts';
import { dresses } from './settings.ts';
import type { Dress, EwsSettings } from './settings.ts';
import type { XmlNode } from './xml-write.ts';

const allDresses = Object.keys(dresses) as readonly Dress[];
export const declaration = '<?xml version="1.0" encoding="utf-8"?>';
const byteOrderMark = '\uFEFF';

export class StreamWire {
  readonly #outlet: Outlet;
  readonly #settings: EwsSettings;
  /** What is put beside an envelope when several go in one chunk. */
  readonly #filler: XmlNode;
  #held: Buffer[] = [];
  #count = 0;

  constructor(outlet: Outlet, settings: EwsSettings, filler: XmlNode) {
    this.#outlet = outlet;
    this.#settings = settings;
    this.#filler = filler;
  }

  send(response: XmlNode, isLast: boolean): void {
    const { silent, chunks, buffered } = this.#settings;
    if (silent) return;
    const several = chunks === 'several' && !isLast ? [this.#filler, response, this.#filler] : [response];
    const bytes = Buffer.from(several.map((one) => this.#write(one)).join(''));
    if (buffered) this.#held.push(bytes);
    else this.#pass(bytes);
    if (!isLast) return;
    for (const held of this.#held.splice(0)) this.#pass(held);
    this.#outlet.end();
  }

  #pass(bytes: Buffer): void {
    const { chunks } = this.#settings;
    const size = typeof chunks === 'number' ? chunks : bytes.length;
    for (let at = 0; at < bytes.length; at += size) this.#outlet.write(bytes.subarray(at, at + size));
  }

  #write(response: XmlNode): string {
    const { dress, changingDress, betweenEnvelopes } = this.#settings;
    const changing = allDresses[this.#count % allDresses.length] ?? dress;
    const between = this.#count === 0 ? '' : betweenEnvelopes;
    this.#count += 1;
    return between + document(response, this.#settings, changingDress ? changing : dress);
  }
}

/** A whole document as this server is set to write them. */
export function document(body: XmlNode, settings: EwsSettings, dress: Dress = settings.dress): string {
  const mark = settings.byteOrderMark ? byteOrderMark : '';
  return `${mark}${settings.xmlDeclaration ? declaration : ''}${envelope(body, dresses[dress])}`;
}

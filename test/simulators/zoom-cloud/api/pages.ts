/**
 * Lists in pages (reference 15.2): `page_size` up to 300, and a token for the next page that lives fifteen minutes.
 */
import { randomBytes } from 'node:crypto';
import { invalidField, type Answer } from '../http-message.ts';

const tokenLifeMs = 15 * 60_000;
const usualSize = 30;
const mostPerPage = 300;
const mostTokens = 500;

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly size: number;
  /** Empty: this is the last one. */
  readonly nextToken: string;
}

export class Pages {
  readonly #now: () => number;
  readonly #tokens = new Map<
    string,
    { readonly from: number; readonly of: string; readonly endsAtMs: number }
  >();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The page asked for. `of` says which list it is, so that a token of another is refused. */
  take<Item>(list: readonly Item[], of: string, query: URLSearchParams): Page<Item> | Answer {
    const asked = query.get('page_size');
    if (asked !== null && !/^[1-9]\d*$/.test(asked)) return invalidField('page_size', 'Invalid field.');
    const size = asked === null ? usualSize : Math.min(mostPerPage, Number(asked));
    const from = this.#startOf(query.get('next_page_token') ?? '', of);
    if (from === null) return invalidField('next_page_token', 'The next page token is invalid or expired.');
    const isLast = from + size >= list.length;
    return {
      items: list.slice(from, from + size),
      size,
      nextToken: isLast ? '' : this.#tokenFor(from + size, of),
    };
  }

  #startOf(token: string, of: string): number | null {
    if (token === '') return 0;
    const known = this.#tokens.get(token);
    return known?.of === of && this.#now() < known.endsAtMs ? known.from : null;
  }

  #tokenFor(from: number, of: string): string {
    const token = randomBytes(18).toString('base64url');
    this.#tokens.set(token, { from, of, endsAtMs: this.#now() + tokenLifeMs });
    const oldest = this.#tokens.keys().next().value;
    if (this.#tokens.size > mostTokens && oldest !== undefined) this.#tokens.delete(oldest);
    return token;
  }
}

export const isAnswer = <Item>(page: Page<Item> | Answer): page is Answer => 'status' in page;

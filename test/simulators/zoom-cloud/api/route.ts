/** One kind of request to the API: its path, what it costs, which scope it needs, and its answer. */
import type { Answer, Received } from '../http-message.ts';
import type { RateLabel } from '../rate-limits.ts';
import type { Needs } from './scopes.ts';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Its groups are the parts of the path that vary, still percent-encoded. */
  readonly path: RegExp;
  readonly label: RateLabel;
  readonly needs: Needs;
  readonly answer: (request: Received, id: string) => Answer | Promise<Answer>;
}

/** A part of a path as it was meant; what cannot be decoded matches nothing. */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Half an escape sequence.
    return '';
  }
}

/**
 * The cookies by which a server recognises the back end that holds a subscription. There is one host, so path and
 * domain say nothing; what has run out is forgotten. Bounded, for they come from outside.
 */
import type { Instant } from '../../../shared/time.ts';

export interface Cookies {
  /** Takes in the `Set-Cookie` headers of an answer. */
  readonly take: (headers: string | readonly string[] | undefined, now: Instant) => void;
  /** The `Cookie` header to send; null when there is none. */
  readonly header: () => string | null;
}

const mostCookies = 20;
const mostLength = 4096;
const pair = /^([!#$%&'*+\-.^_`|~\w]+)=([\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e"]*)$/;

export function createCookies(): Cookies {
  const jar = new Map<string, string>();
  return {
    take: (headers, now) => {
      for (const line of headers === undefined ? [] : [headers].flat()) {
        const [first = '', ...attributes] = line
          .slice(0, mostLength)
          .split(';')
          .map((part) => part.trim());
        const [, name, value] = pair.exec(first) ?? [];
        if (name === undefined || value === undefined) continue;
        jar.delete(name);
        if (value !== '' && !hasRunOut(attributes, now) && jar.size < mostCookies) jar.set(name, value);
      }
    },
    header: () => (jar.size === 0 ? null : [...jar].map(([name, value]) => `${name}=${value}`).join('; ')),
  };
}

function hasRunOut(attributes: readonly string[], now: Instant): boolean {
  const valueOf = (name: string): string | null => {
    const start = `${name}=`;
    const found = attributes.find((one) => one.toLowerCase().startsWith(start));
    return found === undefined ? null : found.slice(start.length).trim();
  };
  const age = valueOf('max-age');
  if (age !== null) return Number(age) <= 0;
  const expires = valueOf('expires');
  return expires !== null && Date.parse(expires) <= now;
}

/**
 * Who may use the link. Without a token only this machine may, and only under a loopback name, so that a foreign
 * page whose name was made to point here gets nothing. With a token the client shows it once in the address and
 * gets a cookie for it; the token itself is then gone from the address bar, from histories and from referrers.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type Admission =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused' }
  /** The token was shown: set this cookie and go on without the token in the address. */
  | { readonly kind: 'welcome'; readonly cookie: string };

export interface Access {
  /** For pages and their parts. */
  readonly admit: (request: IncomingMessage) => Admission;
  /** For the socket: as for a page, and only a page of our own may open it. */
  readonly admitSocket: (request: IncomingMessage) => boolean;
}

const cookieName = 'motespanel';

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/** Takes the same time wherever the difference is. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** The name in a Host header, without its port; null when the header is no host. */
function hostName(header: string | undefined): string | null {
  try {
    return new URL(`http://${header ?? ''}`).hostname.replace(/^\[|\]$/g, '');
  } catch {
    return null;
  }
}

function cookieOf(request: IncomingMessage): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const own = pairs.find((pair) => pair.startsWith(`${cookieName}=`));
  return own === undefined ? '' : own.slice(cookieName.length + 1);
}

/** `token` null: loopback names only, nothing is asked. */
export function createAccess(token: string | null): Access {
  // The same after a restart, so that a page left open finds its way back; says nothing about the token.
  const pass = token === null ? '' : createHmac('sha256', token).update('motespanel link').digest('hex');

  const admit = (request: IncomingMessage): Admission => {
    const host = hostName(request.headers.host);
    if (host === null) return { kind: 'refused' };
    if (token === null) return { kind: isLoopback(host) ? 'allowed' : 'refused' };
    if (isSame(cookieOf(request), pass)) return { kind: 'allowed' };
    const query = new URLSearchParams((request.url ?? '').split('?')[1] ?? '');
    if (!isSame(query.get('token') ?? '', token)) return { kind: 'refused' };
    return { kind: 'welcome', cookie: `${cookieName}=${pass}; HttpOnly; SameSite=Strict; Path=/` };
  };

  return {
    admit,
    admitSocket: (request) =>
      request.headers.origin === `http://${request.headers.host ?? ''}` && admit(request).kind === 'allowed',
  };
}

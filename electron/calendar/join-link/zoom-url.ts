/**
 * Reads the paths of Zoom's links. Only what is a way into a meeting is recognised; phone lists, recordings, help
 * pages and logo links are not. The host is tested on the parsed address, never on its text, and of the link
 * nothing but the meeting number is kept: `pwd`, `zak` and `tk` stay behind.
 */

import { isAllowedHost } from '../../../shared/allowed-hosts.ts';

export type ZoomLink =
  | { readonly kind: 'meeting'; readonly meetingNumber: string }
  /** Wants each guest to sign up first. */
  | { readonly kind: 'registration' }
  /** `/my/name`: no number to dial. */
  | { readonly kind: 'personalLink' }
  /** Looks like a Zoom link, on a host that is not allowed. */
  | { readonly kind: 'hostNotAllowed' };

const appSchemes = ['zoommtg:', 'zoomus:'];

/** Null for anything that is not a way into a Zoom meeting, or that is not a plain https address. */
export function readZoomUrl(url: URL, allowedHosts: readonly string[]): ZoomLink | null {
  const isApp = appSchemes.includes(url.protocol);
  if (!isApp && url.protocol !== 'https:') return null;
  if (url.username !== '' || url.password !== '' || url.port !== '') return null;
  const link = isApp ? readAppLink(url) : readPath(url.pathname);
  if (link === null) return null;
  const host = url.hostname.toLowerCase();
  if (isAllowedHost(host, allowedHosts)) return link;
  return host.includes('zoom') ? { kind: 'hostNotAllowed' } : null;
}

function readPath(path: string): ZoomLink | null {
  const number =
    /^\/(?:j|s|w|skype)\/(\d{9,11})(?:\/|$)/.exec(path)?.[1] ??
    /^\/wc\/join\/(\d{9,11})(?:\/|$)/.exec(path)?.[1] ??
    /^\/wc\/(\d{9,11})\/(?:join|start)(?:\/|$)/.exec(path)?.[1];
  if (number !== undefined) return { kind: 'meeting', meetingNumber: number };
  if (/^\/(?:meeting|webinar)\/register\/./.test(path)) return { kind: 'registration' };
  if (/^\/my\/./.test(path)) return { kind: 'personalLink' };
  return null;
}

/** `zoommtg://zoom.us/join?confno=NUMBER` */
function readAppLink(url: URL): ZoomLink | null {
  const number = url.searchParams.get('confno') ?? '';
  return /^\d{9,11}$/.test(number) ? { kind: 'meeting', meetingNumber: number } : null;
}

/**
 * Recognises meetings of other services, so that the panel can say what a booking is instead of "no link", and which
 * of their links are the meeting itself. What the room can do with them is decided elsewhere.
 */
import { thirdParties, type MeetingService, type ThirdParty } from '../../../shared/model/booking.ts';

/** A link as it is handed on to a room that can join such meetings. */
export interface ThirdPartyLink {
  readonly service: ThirdParty;
  readonly url: string;
}

/** Longer ones no service writes. */
const mostUrlCharacters = 2_000;

type Shape = readonly [service: MeetingService, host: RegExp, path: RegExp];

const teamsHost = /^(?:teams\.microsoft\.com|(?:gov\.)?teams\.microsoft\.us|gov\.teams\.microsoft\.com)$/;

const shapes: readonly Shape[] = [
  ['teams', teamsHost, /^\/l\/meetup-join\/./],
  ['teams', /^teams\.live\.com$/, /^\/meet\/./],
  // The page for video systems of a Teams meeting.
  ['teams', /^(?:.+\.)?webex\.com$/, /^\/msteams/],
  ['skype', /^meet\.lync\.com$/, /^\/./],
  ['skype', /^join\./, /^\/meet\/./],
  ['meet', /^meet\.google\.com$/, /^\/[a-z]{3}-[a-z]{4}-[a-z]{3}(?:\/|$)/],
  ['webex', /^.+\.webex\.com$/, /^\/(?:meet|join)\/./],
  ['webex', /^.+\.webex\.com$/, /\/j\.php$/],
  ['other', /^meet\.jit\.si$/, /^\/./],
  ['other', /^(?:.+\.)?whereby\.com$/, /^\/./],
];

/** The service whose meeting this address leads to, or null. Zoom's own links are read by `zoom-url`. */
export function serviceOf(url: URL): MeetingService | null {
  if (url.protocol !== 'https:') return null;
  const host = url.hostname.toLowerCase();
  // The short form needs its passcode; without `p` it is a help page.
  if (teamsHost.test(host) && /^\/meet\/\d/.test(url.pathname)) {
    return url.searchParams.has('p') ? 'teams' : null;
  }
  const shape = shapes.find(([, hosts, paths]) => hosts.test(host) && paths.test(url.pathname));
  return shape === undefined ? null : shape[0];
}

/** The meeting's own link: not the page for video systems, and nothing but the service's host in front of the path. */
export function thirdPartyLink(url: URL, service: MeetingService): ThirdPartyLink | null {
  const joinable = thirdParties.find((one) => one === service);
  if (joinable === undefined || url.hostname.endsWith('webex.com')) return null;
  const isPlain = url.username === '' && url.password === '' && url.port === '';
  return isPlain && url.href.length <= mostUrlCharacters ? { service: joinable, url: url.href } : null;
}

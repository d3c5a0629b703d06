/**
 * Recognises meetings of other services, so that the panel can say what a booking is instead of "no link". Does not
 * read them further: what the room can do with them is decided elsewhere.
 */
import type { MeetingService } from '../../../shared/model/booking.ts';

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

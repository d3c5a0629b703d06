/**
 * Finds the way into a booking's meeting. Takes whatever a server tells of the booking, in any shape people and
 * programs write it, and gives a meeting number only from a link whose parsed host is on the allow list. Pure:
 * the same for every calendar server, and it never throws.
 */
import type { JoinInfo } from '../../../shared/model/booking.ts';
import { type Candidate, gather, type JoinSource } from './candidates.ts';
import { serviceOf, thirdPartyLink } from './other-services.ts';
import { findNumbers, findPasscodes } from './passcode.ts';
import { type Destination, type Found, pickJoin } from './pick.ts';
import { unwrapLink } from './unwrap.ts';
import { readZoomUrl } from './zoom-url.ts';

export { isEmptyBody } from './candidates.ts';
export type { ItemBody, JoinSource } from './candidates.ts';

/** An entry of `allowedHosts` allows that host and everything below it. */
export function findJoin(source: JoinSource, allowedHosts: readonly string[]): JoinInfo {
  const { text, candidates } = gather(source);
  const found = candidates.flatMap((candidate): Found[] => {
    const destination = destinationOf(candidate, allowedHosts);
    return destination === null ? [] : [{ at: candidate.at, rank: candidate.rank, destination }];
  });
  if (found.length === 0) return { kind: 'none', obstacle: 'noLink', service: null };
  return pickJoin(found, { passcodes: findPasscodes(text), numbers: findNumbers(text) });
}

/** The first of a link's addresses that leads into a meeting; one that may be joined goes before one that may not. */
function destinationOf({ addresses }: Candidate, allowedHosts: readonly string[]): Destination | null {
  const all = addresses.flatMap((address) => readAddress(address, allowedHosts) ?? []);
  return all.find((one) => one.kind !== 'zoom' || one.link.kind !== 'hostNotAllowed') ?? all[0] ?? null;
}

function readAddress(address: string, allowedHosts: readonly string[]): Destination | null {
  const url = unwrapLink(address);
  if (url === null) return null;
  const link = readZoomUrl(url, allowedHosts);
  if (link !== null) return { kind: 'zoom', link };
  const service = serviceOf(url);
  return service === null ? null : { kind: 'other', service, link: thirdPartyLink(url, service) };
}

/**
 * Chooses among the meetings of one booking: what this room can start before what it cannot, the surer source before
 * the less sure, the first before the later. Ties passcodes to meetings; says why when nothing can be joined.
 */
import type { JoinInfo, MeetingService, ZoomMeeting } from '../../../shared/model/booking.ts';
import type { SourceRank } from './candidates.ts';
import type { ThirdPartyLink } from './other-services.ts';
import { bestPasscode, type NumberMention, type PasscodeMention } from './passcode.ts';
import type { ZoomLink } from './zoom-url.ts';

export type Destination =
  | { readonly kind: 'zoom'; readonly link: ZoomLink }
  /** `link` is the meeting itself, as a room of that service would be given it; null: a page about it, or no such room. */
  | { readonly kind: 'other'; readonly service: MeetingService; readonly link: ThirdPartyLink | null };

/** A link that leads to some meeting, in the order of the text. */
export interface Found {
  readonly at: number;
  readonly rank: SourceRank;
  readonly destination: Destination;
}

interface Mentions {
  readonly passcodes: readonly PasscodeMention[];
  readonly numbers: readonly NumberMention[];
}

const mostAlternatives = 5;
/** Personal rooms have ten digits. */
const personalDigits = 10;

export function pickJoin(found: readonly Found[], mentions: Mentions): JoinInfo {
  const anchors = found.map((one) => withDialledNumber(one, found, mentions.numbers));
  const ranked = [...anchors].sort((a, b) => a.rank - b.rank || a.at - b.at);
  const numbers = [...new Set(ranked.map(numberOf).filter((number) => number !== null))];
  const [first, ...rest] = numbers.map((meetingNumber): ZoomMeeting => {
    const belongs = (mention: PasscodeMention): boolean =>
      meetingOf(mention, anchors, numbers) === meetingNumber;
    return {
      meetingNumber,
      passcode: bestPasscode(mentions.passcodes.filter(belongs).map(({ passcode }) => passcode)),
      isPersonal: meetingNumber.length === personalDigits,
    };
  });
  if (first === undefined) return obstacleOf(ranked);
  return { kind: 'zoom', meeting: first, alternatives: rest.slice(0, mostAlternatives) };
}

function numberOf({ destination }: Found): string | null {
  return destination.kind === 'zoom' && destination.link.kind === 'meeting'
    ? destination.link.meetingNumber
    : null;
}

/** The link that a place in the text belongs to: the nearest one before it. */
function anchorOf(at: number, anchors: readonly Found[]): Found | null {
  return anchors.findLast((anchor) => anchor.at <= at) ?? null;
}

/** A personal link has no number of its own, but the text below it may give one. */
function withDialledNumber(one: Found, found: readonly Found[], numbers: readonly NumberMention[]): Found {
  if (one.destination.kind !== 'zoom' || one.destination.link.kind !== 'personalLink') return one;
  const dialled = numbers.find(({ at }) => anchorOf(at, found) === one);
  if (dialled === undefined) return one;
  const link: ZoomLink = { kind: 'meeting', meetingNumber: dialled.meetingNumber };
  return { ...one, destination: { kind: 'zoom', link } };
}

function meetingOf(
  mention: PasscodeMention,
  anchors: readonly Found[],
  numbers: readonly string[],
): string | null {
  if (mention.meetingNumber !== null) return mention.meetingNumber;
  const anchor = anchorOf(mention.at, anchors);
  if (anchor !== null) return numberOf(anchor);
  // Above every link: clear only when there is a single meeting.
  return numbers.length === 1 ? (numbers[0] ?? null) : null;
}

/** What stands first in rank says most about the booking; a way in that needs something else comes before a refusal. */
function obstacleOf(ranked: readonly Found[]): JoinInfo {
  const zoom = ranked.flatMap(({ destination }) =>
    destination.kind === 'zoom' ? [destination.link.kind] : [],
  );
  for (const obstacle of ['registration', 'personalLink', 'hostNotAllowed'] as const) {
    if (zoom.includes(obstacle)) return { kind: 'none', obstacle, service: 'zoom' };
  }
  const others = ranked.flatMap(({ destination }) => (destination.kind === 'other' ? [destination] : []));
  const [first] = others;
  if (first === undefined) return { kind: 'none', obstacle: 'noLink', service: null };
  const way = others.find(({ service, link }) => service === first.service && link !== null)?.link;
  return way === undefined || way === null
    ? { kind: 'none', obstacle: 'otherService', service: first.service }
    : { kind: 'thirdParty', ...way };
}

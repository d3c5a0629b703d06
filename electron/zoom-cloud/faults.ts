/**
 * What the refusals and failures of Zoom's cloud mean for the panel, and how long to leave it alone after each. Decides
 * by status and by Zoom's own number (zoom-rooms.md 14.1, 14.2, 15.1, 16.1); the message, which can carry names, is
 * never read.
 */
import { z } from 'zod';
import { type ErrorCode, panelError, type PanelError, type Retry } from '../../shared/errors.ts';
import { hour, type Instant, second } from '../../shared/time.ts';
import { type ExchangeAnswer, type ExchangeFailure, retryAfterMs } from '../resilience/json-exchange.ts';

export interface ZoomFault {
  readonly error: PanelError;
  /** `soon`: passes by itself. `slow`: somebody has to act first. */
  readonly pace: 'soon' | 'slow';
  /** How long Zoom asks to be left alone; null: it does not. */
  readonly waitMs: number | null;
  /** Zoom does not take this token any more; another may do. */
  readonly isAboutToken: boolean;
}

/** Meanings of Zoom's own numbers that hold for one kind of request only. */
export type ZoomCodes = Readonly<Record<number, ErrorCode>>;

const day = 24 * hour;
/** Zoom's longest limit is a day: a mistaken header must not silence a panel for longer. */
const mostWaitMs = day;

/** Somebody has to change something before it can work. */
const standing: readonly ErrorCode[] = [
  'zoom.secretRefused',
  'zoom.appDisabled',
  'zoom.scopeMissing',
  'zoom.hostUnknown',
  'zoom.hostRefused',
  'zoom.roomUnknown',
];

export function fault(
  code: ErrorCode,
  cause: string,
  rest: Partial<Omit<ZoomFault, 'error'>> = {},
): ZoomFault {
  const isStanding = standing.includes(code);
  const retry: Retry = isStanding ? 'never' : code === 'zoom.unreachable' ? 'now' : 'later';
  const pace = isStanding ? 'slow' : 'soon';
  return { error: panelError(code, retry, cause), pace, waitMs: null, isAboutToken: false, ...rest };
}

export function failureFault({ kind, cause }: ExchangeFailure): ZoomFault {
  return kind === 'unreachable' ? fault('zoom.unreachable', cause) : fault('zoom.badAnswer', cause);
}

/** The names of the keys in an error of the token host are not documented; both forms seen are read. */
const Refused = z.object({
  code: z.coerce.number().int().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
});

const tokenErrors: Readonly<Record<string, ErrorCode>> = {
  invalid_client: 'zoom.secretRefused',
  invalid_request: 'zoom.secretRefused', // also how an unknown account is refused
  unauthorized_client: 'zoom.appDisabled',
  unsupported_grant_type: 'zoom.appDisabled',
};
const appCodes: ZoomCodes = {
  4702: 'zoom.secretRefused',
  4704: 'zoom.secretRefused',
  4706: 'zoom.secretRefused',
  4705: 'zoom.appDisabled',
  4717: 'zoom.appDisabled',
  4711: 'zoom.scopeMissing',
};
/** A token that is bad, lacks a scope, or was withdrawn because a newer one was issued. */
const tokenIsBad = [124, 4700, 4741];

/** Of a request to the API, with a token that was good for all we know. */
export function apiFault(answer: ExchangeAnswer, codes: ZoomCodes, now: Instant): ZoomFault {
  const { status } = answer;
  const number = numberOf(answer);
  const cause = number === null ? `status ${status}` : `status ${status}, code ${number}`;
  const waitMs = waitOf(answer, now);
  if (status === 429) return fault('zoom.throttled', cause, { waitMs: waitMs ?? second });
  if (status >= 500) return fault('zoom.unreachable', cause, { waitMs });
  // The app lacks a scope, and a new token would not have it either, whatever the status says.
  const known = number === null ? undefined : (codes[number] ?? appCodes[number]);
  if (known !== undefined) return fault(known, cause);
  if (status === 401 || (number !== null && tokenIsBad.includes(number))) {
    return fault(number === 4700 ? 'zoom.scopeMissing' : 'zoom.secretRefused', cause, { isAboutToken: true });
  }
  if (status === 403) return fault('zoom.scopeMissing', cause);
  return fault('zoom.badAnswer', cause, { pace: status < 400 ? 'soon' : 'slow' });
}

/** Of a request for a token. */
export function tokenFault(answer: ExchangeAnswer, now: Instant): ZoomFault {
  const { status, body } = answer;
  const number = numberOf(answer);
  const cause = number === null ? `token, status ${status}` : `token, status ${status}, code ${number}`;
  const waitMs = waitOf(answer, now);
  if (status === 429) return fault('zoom.throttled', cause, { waitMs: waitMs ?? second });
  if (status >= 500) return fault('zoom.unreachable', cause, { waitMs });
  const refused = body.kind === 'document' ? Refused.safeParse(body.document) : null;
  const named = refused?.success === true ? tokenErrors[refused.data.error ?? ''] : undefined;
  const known = (number === null ? undefined : appCodes[number]) ?? named;
  if (known !== undefined) return fault(known, cause);
  if (status === 401) return fault('zoom.secretRefused', cause);
  return fault('zoom.badAnswer', cause, { pace: status < 400 ? 'soon' : 'slow' });
}

function numberOf({ body }: ExchangeAnswer): number | null {
  const refused = body.kind === 'document' ? Refused.safeParse(body.document) : null;
  return refused?.success === true ? (refused.data.code ?? null) : null;
}

function waitOf({ headers, serverNow }: ExchangeAnswer, now: Instant): number | null {
  const from = serverNow ?? now;
  const asked = retryAfterMs(headers.get('retry-after'), from, mostWaitMs);
  if (asked !== null) return asked;
  const resets = headers.get('x-ratelimit-reset');
  // Seconds to go, or the moment itself in seconds: the documents do not say which.
  const isMoment = /^\d{10}$/.test(resets ?? '');
  if (isMoment) return Math.min(mostWaitMs, Math.max(0, Number(resets) * second - from));
  const left = retryAfterMs(resets, from, mostWaitMs);
  if (left !== null) return left;
  const isDaily = /day|daily/i.test(headers.get('x-ratelimit-type') ?? '');
  return isDaily ? day - (from % day) : null;
}

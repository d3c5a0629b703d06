/**
 * What the refusals and failures of Graph mean for the panel, and how long to leave the server alone after each.
 * Decides by HTTP status first and by code second; the message, which can carry names of people and servers, is
 * never read.
 */
import { z } from 'zod';
import { type ErrorCode, type PanelError, panelError } from '../../../shared/errors.ts';
import type { Fault } from '../poll.ts';

/** A failure as the adapter sees it: what to tell, and what the server's rules ask of the next attempt. */
export interface GraphFault extends Fault {
  /** The HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** Graph's own word for it, where it gave one. */
  readonly graphCode: string | null;
  /** False when the request certainly never left. */
  readonly wasSent: boolean;
}

const GraphEnvelope = z.object({ error: z.object({ code: z.string() }) });

/** An answer other than success, as far as it matters here. */
export interface Refusal {
  readonly status: number;
  readonly waitMs: number | null;
  /** The parsed body; null when it was empty or not JSON. */
  readonly document: unknown;
}

export function fault(
  code: ErrorCode,
  cause: string,
  rest: Partial<Omit<GraphFault, 'error'>> = {},
): GraphFault {
  const error: PanelError = panelError(code, 'later', cause);
  return { error, pace: 'soon', waitMs: null, status: null, graphCode: null, wasSent: true, ...rest };
}

/** Of a request to Graph with a token that was good for all we know. */
export function graphFault({ status, waitMs, document }: Refusal): GraphFault {
  const decoded = GraphEnvelope.safeParse(document);
  const code = decoded.success ? decoded.data.error.code.slice(0, 60) : null;
  const cause = code === null ? `status ${status}` : `status ${status}, ${code}`;
  const [error, pace] = graphMeaning(status, code);
  return fault(error, cause, { pace, waitMs, status, graphCode: code });
}

function graphMeaning(status: number, code: string | null): readonly [ErrorCode, Fault['pace']] {
  switch (status) {
    case 401:
      return ['calendar.tokenRefused', 'slow'];
    case 403:
      return ['calendar.forbidden', 'slow'];
    case 404:
      return [
        code === 'MailboxNotEnabledForRESTAPI' ? 'calendar.mailboxElsewhere' : 'calendar.mailboxUnknown',
        'slow',
      ];
    case 429:
      return ['calendar.throttled', 'soon'];
    case 408:
    case 409:
    case 410:
    case 412:
      return ['calendar.badAnswer', 'soon'];
    default:
      if (status >= 500) return ['calendar.unreachable', 'soon'];
      // A redirect is some portal in between; what is left repeats itself until a person changes something.
      return ['calendar.badAnswer', status < 400 ? 'soon' : 'slow'];
  }
}

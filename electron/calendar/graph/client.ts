/**
 * Requests to Graph in the application's name: with a token, and with the preferences that have to stand on every
 * call. Renews a token once when Graph refuses it, and notices when the machine's clock is the reason. Shared by all
 * mailboxes, since it is one application that asks.
 */
import type { Config } from '../../../shared/config.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Instant } from '../../../shared/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Random } from '../../ports/random.ts';
import { createClockSkew } from '../clock-skew.ts';
import { createTokenSource } from '../ms-token/token.ts';
import { fault, graphFault, type GraphFault } from './errors.ts';
import { createHttp, type HttpAnswer, type HttpRequest } from './http.ts';

export type GraphAccess = NonNullable<NonNullable<Config['calendar']>['graph']>;

export interface GraphClientOptions {
  readonly access: GraphAccess;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export type Success = Extract<HttpAnswer, { kind: 'success' }>;

export interface GraphClient {
  readonly host: string;
  /** By the last answer; null before the first. */
  readonly serverNow: () => Instant | null;
  /** The document at an address. */
  readonly get: (url: string, signal: AbortSignal) => Promise<Result<unknown, GraphFault>>;
  readonly send: (request: HttpRequest, signal: AbortSignal) => Promise<Result<Success, GraphFault>>;
}

/** Immutable ids must be asked for on every call; times come in UTC, bodies as HTML, where links are whole. */
export const preferences = 'outlook.timezone="UTC", outlook.body-content-type="html", IdType="ImmutableId"';

export function createGraphClient({ access, clock, random, log }: GraphClientOptions): GraphClient {
  const skew = createClockSkew(clock, log);
  const shared = { clock, random, onServerTime: skew.note };
  const tokens = createTokenSource({ ...access, resource: access.host, ...shared });
  const http = createHttp({ origin: access.host, ...shared });
  let isRefused = false;

  /** A token may have been revoked: the first refusal asks for a new one, the second is final until the next turn. */
  const send: GraphClient['send'] = async (request, signal) => {
    const token = await tokens.get(signal);
    // Not an answer about what was asked for, so its status is not passed on.
    if (!token.ok) {
      return err({ ...skew.blame(token.error), status: null, graphCode: null, wasSent: false });
    }
    const headers = { ...request.headers, authorization: `Bearer ${token.value}`, prefer: preferences };
    const answer = await http({ ...request, headers }, signal);
    if (!answer.ok) return answer;
    if (answer.value.kind === 'success') {
      isRefused = false;
      return ok(answer.value);
    }
    const { refusal } = answer.value;
    if (refusal.status !== 401) return err(graphFault(refusal));
    tokens.drop(token.value);
    if (isRefused) return err(skew.blame(graphFault(refusal)));
    isRefused = true;
    return send(request, signal);
  };

  return {
    host: access.host,
    serverNow: skew.serverNow,
    send,
    get: async (url, signal) => {
      const answer = await send({ method: 'GET', url, headers: {}, document: null }, signal);
      if (!answer.ok) return answer;
      const { status, document, missing } = answer.value;
      return missing === null ? ok(document) : err(fault('calendar.badAnswer', missing, { status }));
    },
  };
}

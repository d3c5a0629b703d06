/**
 * Access tokens for Zoom's cloud by its server-to-server grant (zoom-rooms.md 14.1). One token for everything, since a
 * newer one can withdraw the older; one request at a time, renewed early; while the token host is away a token that
 * still holds goes on being used. The secret goes to the token host alone.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import { minute, second } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import { createExchange } from '../resilience/json-exchange.ts';
import { failureFault, fault, tokenFault, type ZoomFault } from './faults.ts';

export interface TokenOptions {
  readonly tokenUrl: string;
  readonly accountId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: Clock;
}

export interface TokenSource {
  /** Settles within 10 s. */
  readonly get: () => Promise<Result<string, ZoomFault>>;
  /** After a refusal: this token is not handed out again. */
  readonly drop: (token: string) => void;
}

interface Kept {
  readonly token: string;
  /** On the monotonic clock. */
  readonly renewAtMs: number;
  readonly endsAtMs: number;
}

const renewBeforeMs = 5 * minute;
const deadlineMs = 10 * second;
const mostBytes = 64 * 1024;
const Granted = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]{1,8192}$/),
  expires_in: z.coerce.number().positive(),
});

export function createTokenSource(options: TokenOptions): TokenSource {
  const { clock } = options;
  let kept: Kept | null = null;
  let pending: Promise<Result<Kept, ZoomFault>> | null = null;
  /** The token host asked to be left alone until then. */
  let quiet: { readonly untilMs: number; readonly fault: ZoomFault } | null = null;

  const renew = async (): Promise<Result<Kept, ZoomFault>> => {
    const nowMs = clock.monotonicMs();
    if (quiet !== null && nowMs < quiet.untilMs)
      return err({ ...quiet.fault, waitMs: quiet.untilMs - nowMs });
    quiet = null;
    const granted = await requestToken(options);
    if (granted.ok) kept = granted.value;
    else if (granted.error.waitMs !== null) {
      quiet = { untilMs: clock.monotonicMs() + granted.error.waitMs, fault: granted.error };
    }
    return granted;
  };

  return {
    get: async () => {
      if (kept !== null && clock.monotonicMs() < kept.renewAtMs) return ok(kept.token);
      pending ??= renew().finally(() => {
        pending = null;
      });
      const renewed = await pending;
      if (renewed.ok) return ok(renewed.value.token);
      return kept !== null && clock.monotonicMs() < kept.endsAtMs ? ok(kept.token) : renewed;
    },
    drop: (token) => {
      if (kept?.token === token) kept = null;
    },
  };
}

async function requestToken(options: TokenOptions): Promise<Result<Kept, ZoomFault>> {
  const { tokenUrl, accountId, clientId, clientSecret, clock } = options;
  const exchange = createExchange({ origin: new URL(tokenUrl).origin, clock, deadlineMs, mostBytes });
  const basic = Buffer.from(`${clientId}:${clientSecret}`, 'utf8').toString('base64');
  const askedAtMs = clock.monotonicMs();
  const answer = await exchange(
    {
      method: 'POST',
      url: tokenUrl,
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'account_credentials', account_id: accountId }),
    },
    null,
  );
  if (!answer.ok) return err(failureFault(answer.error));
  const { status, body } = answer.value;
  if (status !== 200) return err(tokenFault(answer.value, clock.now()));
  const granted = Granted.safeParse(body.kind === 'document' ? body.document : null);
  if (!granted.success) return err(fault('zoom.badAnswer', 'token of another shape'));
  const lifetimeMs = granted.data.expires_in * second;
  return ok({
    token: granted.data.access_token,
    renewAtMs: askedAtMs + Math.max(lifetimeMs / 2, lifetimeMs - renewBeforeMs),
    endsAtMs: askedAtMs + lifetimeMs,
  });
}

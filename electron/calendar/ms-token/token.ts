/**
 * Access tokens of Microsoft's identity platform by the client credentials grant, with a secret or a certificate.
 * Keeps one token and renews it five minutes before its end; while the token host is away, a token that still holds
 * goes on being used.
 * The one POST is written here and not left to a library, so that deadlines, aborting, the virtual clock and a
 * loopback host work, and so that no second cache and throttle sit behind ours.
 */
import { constants, createPrivateKey, sign } from 'node:crypto';
import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/result.ts';
import { hour, type Instant, minute, second } from '../../../shared/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import { createExchange, type Exchange, retryAfterMs } from '../../resilience/json-exchange.ts';
import type { Fault } from '../poll.ts';
import { fault, tokenFault } from './errors.ts';

export interface Credentials {
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  /** PEM of the private key, and the SHA-256 of the certificate in hex. */
  readonly certificate: { readonly privateKey: string; readonly thumbprint: string } | null;
}

export interface TokenOptions extends Credentials {
  readonly tokenHost: string;
  /** The host the token is for; becomes the scope. */
  readonly resource: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Hears the host's time of every answer that tells it. */
  readonly onServerTime: (serverNow: Instant) => void;
}

export interface TokenSource {
  readonly get: (signal: AbortSignal) => Promise<Result<string, Fault>>;
  /** After a refusal: this token is not handed out again. */
  readonly drop: (token: string) => void;
}

interface Kept {
  readonly token: string;
  /** On the monotonic clock. */
  readonly renewAtMs: number;
  readonly endsAtMs: number;
}

const deadlineMs = 20 * second;
const mostBytes = 1024 * 1024;
/** Longer than any wait the host is known to ask for: a mistaken header must not silence a panel for days. */
const mostWaitMs = hour;
const renewBeforeMs = 5 * minute;
const assertionSeconds = 300;
const Granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

export function createTokenSource(options: TokenOptions): TokenSource {
  const { tokenHost, clock } = options;
  const exchange = createExchange({ origin: tokenHost, clock, deadlineMs, mostBytes });
  let kept: Kept | null = null;
  /** The token host asked to be left alone until then. */
  let quiet: { readonly untilMs: number; readonly fault: Fault } | null = null;

  const renew = async (signal: AbortSignal): Promise<Result<Kept, Fault>> => {
    if (quiet !== null && clock.monotonicMs() < quiet.untilMs) {
      return err({ ...quiet.fault, waitMs: quiet.untilMs - clock.monotonicMs() });
    }
    quiet = null;
    const granted = await requestToken(options, exchange, signal);
    if (granted.ok) return granted;
    const { waitMs } = granted.error;
    if (waitMs !== null) quiet = { untilMs: clock.monotonicMs() + waitMs, fault: granted.error };
    return granted;
  };

  return {
    get: async (signal) => {
      if (kept !== null && clock.monotonicMs() < kept.renewAtMs) return ok(kept.token);
      const renewed = await renew(signal);
      if (renewed.ok) {
        kept = renewed.value;
        return ok(kept.token);
      }
      const stillHolds = kept !== null && clock.monotonicMs() < kept.endsAtMs;
      return stillHolds && kept !== null ? ok(kept.token) : renewed;
    },
    drop: (token) => {
      if (kept?.token === token) kept = null;
    },
  };
}

async function requestToken(
  options: TokenOptions,
  exchange: Exchange,
  signal: AbortSignal,
): Promise<Result<Kept, Fault>> {
  const { tokenHost, tenant, clientId, resource, clock, random, onServerTime } = options;
  const url = `${tokenHost}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
  const proof = proofOf(options, url);
  if (!proof.ok) return proof;
  const body = new URLSearchParams({
    client_id: clientId,
    grant_type: 'client_credentials',
    scope: `${resource}/.default`,
    ...proof.value,
  });
  const askedAtMs = clock.monotonicMs();
  const headers = { 'client-request-id': random.uuid() };
  const answer = await exchange({ method: 'POST', url, headers, body }, signal);
  if (!answer.ok) {
    const { kind, cause } = answer.error;
    if (kind === 'unreachable') return err(fault('calendar.unreachable', cause));
    return err(fault('calendar.badAnswer', cause, { pace: 'slow' }));
  }
  const { status, serverNow } = answer.value;
  if (serverNow !== null) onServerTime(serverNow);
  const document = answer.value.body.kind === 'document' ? answer.value.body.document : null;
  if (status !== 200) {
    const waitMs = retryAfterMs(
      answer.value.headers.get('retry-after'),
      serverNow ?? clock.now(),
      mostWaitMs,
    );
    return err(tokenFault({ status, waitMs, document }));
  }
  const granted = Granted.safeParse(document);
  if (!granted.success) return err(fault('calendar.badAnswer', 'token of another shape'));
  const lifetimeMs = granted.data.expires_in * second;
  return ok({
    token: granted.data.access_token,
    renewAtMs: askedAtMs + Math.max(lifetimeMs / 2, lifetimeMs - renewBeforeMs),
    endsAtMs: askedAtMs + lifetimeMs,
  });
}

function proofOf(options: TokenOptions, audience: string): Result<Record<string, string>, Fault> {
  const { certificate, clientSecret } = options;
  if (certificate === null) {
    return clientSecret === null
      ? err(fault('calendar.notConfigured', 'neither secret nor certificate', { pace: 'slow' }))
      : ok({ client_secret: clientSecret });
  }
  try {
    return ok({
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: signAssertion(options, certificate, audience),
    });
  } catch {
    // Not a PEM, or not the key of an RSA certificate. The reason could quote the key.
    return err(fault('calendar.secretRefused', 'private key cannot be used', { pace: 'slow' }));
  }
}

/** A JWT as Microsoft asks for it: PS256, SHA-256 thumbprint in the header, issuer and subject the application. */
function signAssertion(
  { clientId, clock, random }: TokenOptions,
  certificate: NonNullable<Credentials['certificate']>,
  audience: string,
): string {
  const nowSeconds = Math.floor(clock.now() / second);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = part({
    alg: 'PS256',
    typ: 'JWT',
    'x5t#S256': Buffer.from(certificate.thumbprint, 'hex').toString('base64url'),
  });
  const claims = part({
    aud: audience,
    iss: clientId,
    sub: clientId,
    jti: random.uuid(),
    nbf: nowSeconds,
    iat: nowSeconds,
    exp: nowSeconds + assertionSeconds,
  });
  const signature = sign('sha256', Buffer.from(`${header}.${claims}`), {
    key: createPrivateKey(certificate.privateKey),
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
  });
  return `${header}.${claims}.${signature.toString('base64url')}`;
}

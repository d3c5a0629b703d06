/**
 * Access tokens for Graph by the client credentials grant, with a secret or with a certificate. Keeps one token and
 * renews it five minutes before its end; while the token host is away, a token that still holds goes on being used.
 * The one POST is written here and not left to a library, so that deadlines, aborting, the virtual clock and a
 * loopback host work, and so that no second cache and throttle sit behind ours.
 */
import { constants, createPrivateKey, sign } from 'node:crypto';
import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/result.ts';
import { minute, second } from '../../../shared/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import { fault, type GraphFault, tokenFault } from './errors.ts';
import type { Http } from './http.ts';

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
  readonly http: Http;
  readonly clock: Clock;
  readonly random: Random;
}

export interface TokenSource {
  readonly get: (signal: AbortSignal) => Promise<Result<string, GraphFault>>;
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
const assertionSeconds = 300;
const Granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

export function createTokenSource(options: TokenOptions): TokenSource {
  const { clock } = options;
  let kept: Kept | null = null;
  /** The token host asked to be left alone until then. */
  let quiet: { readonly untilMs: number; readonly fault: GraphFault } | null = null;

  const renew = async (signal: AbortSignal): Promise<Result<Kept, GraphFault>> => {
    if (quiet !== null && clock.monotonicMs() < quiet.untilMs) {
      return err({ ...quiet.fault, waitMs: quiet.untilMs - clock.monotonicMs() });
    }
    quiet = null;
    const granted = await requestToken(options, signal);
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

async function requestToken(options: TokenOptions, signal: AbortSignal): Promise<Result<Kept, GraphFault>> {
  const { tokenHost, tenant, clientId, resource, http, clock } = options;
  const url = `${tokenHost}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
  const proof = proofOf(options, url);
  if (!proof.ok) return proof;
  const form = new URLSearchParams({
    client_id: clientId,
    grant_type: 'client_credentials',
    scope: `${resource}/.default`,
    ...proof.value,
  });
  const askedAtMs = clock.monotonicMs();
  const answer = await http({ url, headers: {}, form }, signal);
  if (!answer.ok) return answer;
  if (answer.value.kind === 'refusal') return err(tokenFault(answer.value.refusal));
  const granted = Granted.safeParse(answer.value.document);
  if (!granted.success) return err(fault('calendar.badAnswer', 'token of another shape', { status: 200 }));
  const lifetimeMs = granted.data.expires_in * second;
  return ok({
    token: granted.data.access_token,
    renewAtMs: askedAtMs + Math.max(lifetimeMs / 2, lifetimeMs - renewBeforeMs),
    endsAtMs: askedAtMs + lifetimeMs,
  });
}

function proofOf(options: TokenOptions, audience: string): Result<Record<string, string>, GraphFault> {
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

/**
 * Checks the signed client assertion an application sends instead of a secret: signature first, then who it is
 * from, whom it is for and whether it is fresh. It answers with the code Microsoft's token endpoint would give.
 */
import { constants, createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import type { TokenErrorCode } from './token-errors.ts';

export interface Certificate {
  readonly publicKeyPem: string;
  /** SHA-1 or SHA-256 of the certificate in hex; null accepts any thumbprint. */
  readonly thumbprint: string | null;
}

export interface AssertionExpectation {
  readonly certificate: Certificate;
  readonly clientId: string;
  readonly audiences: readonly string[];
  readonly now: number;
}

/** Microsoft allows five minutes of difference between the clocks. */
const clockToleranceSeconds = 300;

const Header = z.object({
  alg: z.enum(['RS256', 'PS256']),
  x5t: z.string().optional(),
  'x5t#S256': z.string().optional(),
});
const Claims = z.object({
  aud: z.string(),
  iss: z.string(),
  sub: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
});

/** The code to refuse with, or null if the assertion is good. */
export function assertionFault(assertion: string, expected: AssertionExpectation): TokenErrorCode | null {
  const [head, payload, signature, ...rest] = assertion.split('.');
  if (head === undefined || payload === undefined || signature === undefined || rest.length > 0)
    return 700027;
  const header = Header.safeParse(decodePart(head));
  const claims = Claims.safeParse(decodePart(payload));
  if (!header.success || !claims.success) return 700027;
  if (!hasThumbprint(header.data, expected.certificate.thumbprint)) return 700027;
  const signed = Buffer.from(`${head}.${payload}`);
  if (!isSigned(signed, Buffer.from(signature, 'base64url'), header.data.alg, expected.certificate))
    return 700027;

  const { aud, iss, sub, exp, nbf } = claims.data;
  const nowSeconds = expected.now / 1000;
  if (iss !== expected.clientId || sub !== expected.clientId) return 700021;
  if (!expected.audiences.includes(aud)) return 700023;
  const isFresh = exp > nowSeconds - clockToleranceSeconds && (nbf ?? 0) < nowSeconds + clockToleranceSeconds;
  return isFresh ? null : 700024;
}

function decodePart(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    // Not JSON is not a claim set; the schema refuses undefined.
    return undefined;
  }
}

function hasThumbprint(header: z.infer<typeof Header>, wanted: string | null): boolean {
  const sent = header['x5t#S256'] ?? header.x5t;
  if (sent === undefined) return false;
  return (
    wanted === null ||
    Buffer.from(sent, 'base64url').toString('hex') === wanted.replaceAll(':', '').toLowerCase()
  );
}

function isSigned(
  signed: Buffer,
  signature: Buffer,
  alg: 'RS256' | 'PS256',
  certificate: Certificate,
): boolean {
  const key = createPublicKey(certificate.publicKeyPem);
  const padding = alg === 'RS256' ? constants.RSA_PKCS1_PADDING : constants.RSA_PKCS1_PSS_PADDING;
  return verify('sha256', signed, { key, padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }, signature);
}

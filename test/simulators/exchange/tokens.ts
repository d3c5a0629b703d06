/**
 * The access tokens the simulated tenant has given out. They look like Microsoft's but mean nothing to anyone
 * else; a token is good until its time is out or `expireAll` was called.
 */
import { randomBytes } from 'node:crypto';

/** Old tokens fall away beyond this number, so that a long run stays small. */
const maxTokens = 1000;

export class Tokens {
  readonly #now: () => number;
  readonly #lifetimeSeconds: number;
  readonly #expiresAt = new Map<string, number>();

  constructor(now: () => number, lifetimeSeconds: number) {
    this.#now = now;
    this.#lifetimeSeconds = lifetimeSeconds;
  }

  issue(audience: string, clientId: string): { readonly token: string; readonly expiresIn: number } {
    const issuedAt = Math.floor(this.#now() / 1000);
    const header = { typ: 'JWT', alg: 'RS256', kid: 'simulated' };
    const claims = {
      aud: audience,
      appid: clientId,
      iat: issuedAt,
      exp: issuedAt + this.#lifetimeSeconds,
      roles: [],
    };
    const token = [encode(header), encode(claims), randomBytes(48).toString('base64url')].join('.');
    this.#expiresAt.set(token, this.#now() + this.#lifetimeSeconds * 1000);
    const oldest = this.#expiresAt.keys().next().value;
    if (this.#expiresAt.size > maxTokens && oldest !== undefined) this.#expiresAt.delete(oldest);
    return { token, expiresIn: this.#lifetimeSeconds };
  }

  check(token: string): 'good' | 'expired' | 'unknown' {
    const expiresAt = this.#expiresAt.get(token);
    if (expiresAt === undefined) return 'unknown';
    return this.#now() < expiresAt ? 'good' : 'expired';
  }

  expireAll(): void {
    for (const token of this.#expiresAt.keys()) this.#expiresAt.set(token, Number.NEGATIVE_INFINITY);
  }
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

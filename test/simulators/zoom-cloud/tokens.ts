/**
 * The access tokens the simulated account has given out. A token is good until its time is out, until all were made to
 * expire, or, where the account is so set, until a newer one was issued (code 4741).
 */
import { randomBytes } from 'node:crypto';

export interface TokenPolicy {
  lifetimeSeconds: number;
  /** A newer token withdraws the older ones. */
  newestOnly: boolean;
}

export type TokenState =
  | { readonly kind: 'good'; readonly scopes: readonly string[] }
  | { readonly kind: 'expired' | 'withdrawn' | 'unknown' };

interface Issued {
  readonly scopes: readonly string[];
  endsAtMs: number;
  isWithdrawn: boolean;
}

/** Old tokens fall away beyond this number, so that a long run stays small. */
const maxTokens = 1000;

export class Tokens {
  readonly policy: TokenPolicy;
  issuedEver = 0;
  readonly #now: () => number;
  readonly #issued = new Map<string, Issued>();

  constructor(now: () => number, policy: TokenPolicy) {
    this.#now = now;
    this.policy = policy;
  }

  issue(scopes: readonly string[]): { readonly token: string; readonly expiresIn: number } {
    if (this.policy.newestOnly) for (const older of this.#issued.values()) older.isWithdrawn = true;
    const token = `sim.${randomBytes(48).toString('base64url')}`;
    const { lifetimeSeconds } = this.policy;
    const endsAtMs = this.#now() + lifetimeSeconds * 1000;
    this.#issued.set(token, { scopes, endsAtMs, isWithdrawn: false });
    this.issuedEver += 1;
    const oldest = this.#issued.keys().next().value;
    if (this.#issued.size > maxTokens && oldest !== undefined) this.#issued.delete(oldest);
    return { token, expiresIn: lifetimeSeconds };
  }

  check(token: string): TokenState {
    const issued = this.#issued.get(token);
    if (issued === undefined) return { kind: 'unknown' };
    if (this.#now() >= issued.endsAtMs) return { kind: 'expired' };
    return issued.isWithdrawn ? { kind: 'withdrawn' } : { kind: 'good', scopes: issued.scopes };
  }

  expireAll(): void {
    for (const issued of this.#issued.values()) issued.endsAtMs = Number.NEGATIVE_INFINITY;
  }
}

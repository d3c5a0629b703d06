/**
 * The account's rates (reference 14.2): so many requests of each label a second, a minute for the dearest, and a day
 * where the account has daily caps. Counted over all apps of the account; a request too many is answered with 429.
 */
import type { AccountKind } from './account.ts';
import { json, type Answer } from './http-message.ts';

export const rateLabels = ['Light', 'Medium', 'Heavy', 'Resource-intensive'] as const;
export type RateLabel = (typeof rateLabels)[number];

const second = 1_000;
const day = 86_400_000;

const perWindow: Readonly<Record<RateLabel, Readonly<Record<AccountKind, number>>>> = {
  Light: { free: 4, pro: 30, business: 80 },
  Medium: { free: 2, pro: 20, business: 60 },
  Heavy: { free: 1, pro: 10, business: 40 },
  'Resource-intensive': { free: 10, pro: 10, business: 20 },
};
const windowMs = (label: RateLabel): number => (label === 'Resource-intensive' ? 60 * second : second);

const freePerDay: Readonly<Record<RateLabel, number>> = {
  Light: 6_000,
  Medium: 2_000,
  Heavy: 1_000,
  'Resource-intensive': 30_000,
};
const sharedPerDay = { pro: 30_000, business: 60_000 } as const;

interface Cap {
  /** Whose requests are counted together. */
  readonly key: string;
  readonly limit: number;
  readonly windowMs: number;
  readonly type: 'QPS' | 'Daily-limit';
}

function capsOf(label: RateLabel, kind: AccountKind): readonly Cap[] {
  const short: Cap = {
    ...{ key: label, limit: perWindow[label][kind], windowMs: windowMs(label) },
    type: 'QPS',
  };
  const daily = { windowMs: day, type: 'Daily-limit' } as const;
  if (kind === 'free') return [short, { ...daily, key: `${label} a day`, limit: freePerDay[label] }];
  const isDear = label === 'Heavy' || label === 'Resource-intensive';
  return isDear ? [short, { ...daily, key: 'dear a day', limit: sharedPerDay[kind] }] : [short];
}

export class RateLimits {
  readonly #now: () => number;
  readonly #counts = new Map<string, { window: number; used: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts a request. Null: within the rates; else the answer to one too many. */
  take(label: RateLabel, kind: AccountKind): Answer | null {
    const caps = capsOf(label, kind);
    const exceeded = caps.find((cap) => this.#count(cap).used >= cap.limit);
    if (exceeded !== undefined) return tooMany(label, exceeded, this.#now());
    for (const cap of caps) this.#count(cap).used += 1;
    return null;
  }

  /** As if other apps of the account had used up the window that is running. */
  useUp(label: RateLabel, kind: AccountKind, type: Cap['type']): boolean {
    const cap = capsOf(label, kind).find((one) => one.type === type);
    if (cap === undefined) return false;
    this.#count(cap).used = cap.limit;
    return true;
  }

  #count(cap: Cap): { used: number } {
    const key = `${cap.key} ${cap.type}`;
    const window = Math.floor(this.#now() / cap.windowMs);
    const known = this.#counts.get(key);
    if (known?.window === window) return known;
    const fresh = { window, used: 0 };
    this.#counts.set(key, fresh);
    return fresh;
  }
}

/** The refusal of either kind; also shown when a fault asks for it. */
export function tooMany(
  label: RateLabel,
  cap: Pick<Cap, 'limit' | 'windowMs' | 'type'>,
  now: number,
): Answer {
  const endsAt = (Math.floor(now / cap.windowMs) + 1) * cap.windowMs;
  const isDaily = cap.type === 'Daily-limit';
  const message = isDaily
    ? 'You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.'
    : 'You have reached the maximum per-second rate limit for this API. Try again later.';
  return json(
    429,
    { code: 429, message },
    {
      'X-RateLimit-Category': label,
      'X-RateLimit-Type': cap.type,
      'X-RateLimit-Limit': String(cap.limit),
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': String(Math.ceil(endsAt / second)),
      ...(isDaily ? { 'Retry-After': new Date(endsAt).toISOString().replace('.000Z', 'Z') } : {}),
    },
  );
}

/** A refusal out of turn. */
export function throttleOnDemand(type: Cap['type'], now: number): Answer {
  const windowed = type === 'QPS' ? { limit: 20, windowMs: second } : { limit: 2_000, windowMs: day };
  return tooMany('Medium', { ...windowed, type }, now);
}

/**
 * The faults of a simulated service that are active, and how they reach a client. Each lasts for a number of requests
 * or until it is cleared. Which faults there are, and what each does, is for the service to say.
 */
import { z } from 'zod';

/** How long a fault lasts and which requests it meets; the first active fault that fits a request takes it. */
export const reach = {
  /** For so many requests; null: until cleared. */
  times: z.int().positive().nullable().default(1),
  /** Only requests whose target, as the service names it, contains this. */
  where: z.string().min(1).max(200).nullable().default(null),
};

interface Reaching {
  readonly times: number | null;
  readonly where: string | null;
}

/** How an answer reaches the client; `held` is sent in part and finished after the pause, or never. */
export type Delivery =
  | { readonly kind: 'whole' }
  | { readonly kind: 'held'; readonly pauseMs: number | null }
  | { readonly kind: 'never' }
  | { readonly kind: 'cut' };

export class FaultLedger<Fault extends Reaching, Place extends string> {
  readonly #placeOf: (fault: Fault) => Place;
  #active: { readonly fault: Fault; left: number | null }[] = [];

  /** `placeOf`: the part of the service a fault is set on. */
  constructor(placeOf: (fault: Fault) => Place) {
    this.#placeOf = placeOf;
  }

  set(fault: Fault): void {
    this.#active.push({ fault, left: fault.times });
  }

  clear(): void {
    this.#active = [];
  }

  list(): readonly Fault[] {
    return this.#active.map(({ fault, left }) => ({ ...fault, times: left }));
  }

  /** The fault this request meets, which is thereby one request nearer to its end. */
  take(place: Place, target: string): Fault | null {
    const entry = this.#active.find(
      ({ fault }) => this.#placeOf(fault) === place && (fault.where === null || target.includes(fault.where)),
    );
    if (entry === undefined) return null;
    if (entry.left !== null) entry.left -= 1;
    this.#active = this.#active.filter(({ left }) => left !== 0);
    return entry.fault;
  }
}

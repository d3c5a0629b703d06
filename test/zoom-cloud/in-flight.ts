/** Knows when no request of this process is under way, so that virtual time can wait for what takes real time. */
import { subscribe } from 'node:diagnostics_channel';
import { settle } from '../fakes/fake-clock.ts';

/** Requests, as Node's `fetch` tells of them; one may end twice, by an error after its last byte. */
const inFlight = new Set<unknown>();
const requestOf = (message: unknown): unknown => (message as { request: unknown }).request;
subscribe('undici:request:create', (message) => inFlight.add(requestOf(message)));
subscribe('undici:request:trailers', (message) => inFlight.delete(requestOf(message)));
subscribe('undici:request:error', (message) => inFlight.delete(requestOf(message)));

/** Resolves once every answer has come and whoever asked has dealt with it. */
export async function quiet(): Promise<void> {
  for (let calm = 0; calm < 12; calm += 1) {
    await settle();
    while (inFlight.size > 0) {
      await settle();
      calm = 0;
    }
  }
}

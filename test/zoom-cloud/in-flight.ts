/** Knows when no request of this process is under way, so that virtual time can wait for what takes real time. */
import { subscribe } from 'node:diagnostics_channel';
import { settle } from '../fakes/fake-clock.ts';

let inFlight = 0;
subscribe('undici:request:create', () => (inFlight += 1));
subscribe('undici:request:trailers', () => (inFlight -= 1));
subscribe('undici:request:error', () => (inFlight -= 1));

/** Resolves once every answer has come and whoever asked has dealt with it. */
export async function quiet(): Promise<void> {
  for (let calm = 0; calm < 12; calm += 1) {
    await settle();
    while (inFlight > 0) {
      await settle();
      calm = 0;
    }
  }
}

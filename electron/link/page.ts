/**
 * Entry of the script that the browser host puts before the page: makes `window.panel` out of a WebSocket to the
 * server the page came from. Everything else is in `page-bridge.ts`.
 */
import { systemClock } from '../resilience/system-clock.ts';
import type { Random } from '../ports/random.ts';
import { createPageBridge } from './page-bridge.ts';

const browserRandom: Random = {
  fraction: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  uuid: () => crypto.randomUUID(),
};

const { stop: _stop, ...panel } = createPageBridge({
  openSocket: () => new WebSocket(`ws://${location.host}/link`),
  clock: systemClock,
  random: browserRandom,
});

Object.defineProperty(window, 'panel', { value: Object.freeze(panel) });

/** `npm run bench`: makes a fresh clone ready, finds or installs a browser, then hands over to `bench.ts`. */
import { prepare } from './bootstrap.mjs';

prepare();
const { register } = await import('tsx/esm/api');
register();
const { needChromium } = await import('./chromium.mjs');
process.env.CHROMIUM_PATH = await needChromium();
await import('./bench.ts');

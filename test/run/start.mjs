/** `npm start`: makes a fresh clone ready, then hands over to `start.ts` in this same process. */
import { prepare } from './bootstrap.mjs';

prepare();
const { register } = await import('tsx/esm/api');
register();
await import('./start.ts');

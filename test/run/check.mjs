/** `npm run check`: types, lint, format and architecture, as far as two cores allow at the same time. */
import { prepare } from './bootstrap.mjs';
import { check } from './steps.mjs';

prepare({ builds: false });
const { passed, failed } = await check({ withArchitecture: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * `npm run soak`: what is tried some hundreds of times in the tests, thousands of times. Takes as long as it takes;
 * a failure names the seed that repeats it, for `FIRST_SEED=… SEQUENCES=1 npm run soak`.
 */
import { prepare } from './bootstrap.mjs';

prepare();
process.env.SEQUENCES ??= '10000';
const { tests } = await import('./steps.mjs');
const hours = 4;
const { passed, failed } = await tests('soak', [
  '--project=wide',
  `--testTimeout=${hours * 3_600_000}`,
  'test/sequences',
]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * `npm run gallery`: makes a fresh clone ready, then shows every state of the page at an address of this machine;
 * `--port N` chooses it. With `--accept` it takes the pictures anew instead, which the picture tests compare with.
 */
import { giveUp, prepare } from './bootstrap.mjs';

prepare({ builds: false });
const { register } = await import('tsx/esm/api');
register();
if (process.argv.includes('--accept')) {
  const { needChromium } = await import('./chromium.mjs');
  process.env.CHROMIUM_PATH = await needChromium();
  process.env.ACCEPT_PICTURES = '1';
  const { tests } = await import('./steps.mjs');
  const { passed, failed } = await tests('pictures', ['--project=wide', 'test/ui/pictures']);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} else {
  const at = process.argv.indexOf('--port');
  const port = at < 0 ? undefined : Number(process.argv[at + 1]);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536))
    giveUp('--port wants a number from 0 to 65535; 0 takes any that is free.');
  const { runGallery } = await import('../gallery/main.ts');
  await runGallery(port).catch((error) => giveUp(`The gallery could not start: ${error.message}`));
}

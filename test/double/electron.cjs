#!/usr/bin/env node
// The executable that stands where Electron's binary would: Playwright starts it with an app folder and
// switches. It only makes TypeScript readable to Node and hands over; one process, as with Electron.
'use strict';

async function start() {
  const { register } = await import('tsx/esm/api');
  register();
  await import('./start.ts');
}

start().catch((error) => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exit(1);
});

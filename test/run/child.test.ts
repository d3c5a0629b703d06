/** A started program's life as its starter sees it: ready, ended, never ready, and stopped. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startChild, type Child } from './child.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'motespanel-child-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function start(script: string, readyWithinMs = 10_000): ReturnType<typeof startChild> {
  const file = path.join(folder, 'child.cjs');
  await writeFile(file, script);
  return startChild({ name: 'the part', args: [file], readyWithinMs });
}

async function running(script: string): Promise<Child> {
  const started = await start(script);
  if (!started.ok) throw new Error(started.error);
  return started.value;
}

const sayReady = 'console.log(JSON.stringify({ ready: true, port: 7 }));';

describe('a started program', () => {
  it('is ready with what its ready line says, whatever else it prints', async () => {
    const child = await running(
      `console.log('hello'); console.log('{"ready":false}'); ${sayReady} process.stdin.resume();`,
    );
    expect(child.ready).toEqual({ ready: true, port: 7 });
    await child.stop();
  });

  it('fails with its own words when it ends before', async () => {
    expect(await start("console.error('The port is in use.'); process.exit(1);")).toEqual({
      ok: false,
      error: 'The port is in use.',
    });
  });

  it('fails with a sentence when it ends before without a word', async () => {
    expect(await start('process.exit(3);')).toEqual({ ok: false, error: 'The part ended (code 3).' });
  });

  it('fails with a sentence, and is ended, when it takes too long', async () => {
    expect(await start('process.stdin.resume();', 50)).toEqual({
      ok: false,
      error: 'The part took too long to start.',
    });
  });

  it('tells when it ends later by itself', async () => {
    const child = await running(`${sayReady} setImmediate(() => process.exit(4));`);
    expect(await child.ended).toBe('The part ended (code 4).');
  });

  it('is asked to end by its input closing, should it not listen to signals', async () => {
    const child = await running(
      `process.on('SIGTERM', () => undefined); process.stdin.once('end', () => process.exit(0)).resume(); ${sayReady}`,
    );
    await child.stop();
    expect(await child.ended).toBe('The part ended (code 0).');
  });
});

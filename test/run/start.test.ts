/** `npm start` as a process: what it prints, that everything ends with it, and how it says that it cannot. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = path.join(import.meta.dirname, '..', '..');
const windowArgs = ['--import', 'tsx', 'test/run/start.ts', '--host', 'browser'];
const startArgs = [...windowArgs, '--no-open'];
const patienceMs = 60_000;

const readyLine = z.object({
  ready: z.literal(true),
  url: z.string(),
  simulators: z.object({
    room: z.object({ ssh: z.string(), control: z.string() }),
    exchange: z.object({ url: z.string(), control: z.string() }),
    zoomCloud: z.object({ api: z.string(), control: z.string() }),
    support: z.object({ reports: z.string(), control: z.string() }),
  }),
});

interface Started {
  readonly process: ChildProcess;
  readonly said: () => string;
  /** The next line on standard output. */
  readonly line: Promise<string>;
  /** Everything that holds its output has ended. */
  readonly closed: Promise<number | null>;
}

let started: Started | null = null;

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Started {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const lines = createInterface(child.stdout);
  const line = new Promise<string>((resolve) => lines.once('line', resolve));
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  started = { process: child, said: () => said, line, closed };
  return started;
}

function isListening(address: string): Promise<boolean> {
  const { hostname, port } = new URL(address.includes('://') ? address : `tcp://${address}`);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function listening(line: string): Promise<readonly boolean[]> {
  const { url, simulators } = readyLine.parse(JSON.parse(line));
  const { room, exchange, zoomCloud, support } = simulators;
  const addresses = [url, room.ssh, room.control, exchange.url, exchange.control, zoomCloud.api];
  addresses.push(support.reports);
  return Promise.all(addresses.map(isListening));
}

const all = [true, true, true, true, true, true, true];
const none = all.map(() => false);

afterEach(async () => {
  started?.process.kill('SIGTERM');
  await started?.closed;
  started = null;
});

describe('npm start', { timeout: patienceMs }, () => {
  it('serves the panel between the simulators and ends them all when told to', async () => {
    const { process: child, line, closed } = run([...startArgs, '--port', '0']);
    const addresses = await line;
    expect(await listening(addresses)).toEqual(all);
    const page = await fetch(readyLine.parse(JSON.parse(addresses)).url);
    expect(await page.text()).toContain('<script src="/link.js"></script>');
    child.kill('SIGTERM');
    expect(await closed).toBe(0);
    expect(await listening(addresses)).toEqual(none);
  });

  it('ends with all it has started when its parent is killed', async () => {
    const parent = `require('node:child_process').spawn(process.execPath, ${JSON.stringify([...startArgs, '--port', '0'])}, { stdio: 'inherit' })`;
    const { process: child, line, closed } = run(['-e', parent]);
    const addresses = await line;
    expect(await listening(addresses)).toEqual(all);
    child.kill('SIGKILL');
    await closed;
    expect(await listening(addresses)).toEqual(none);
  });

  it('says that a port is in use, and leaves nothing behind', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { said, closed } = run([...startArgs, '--port', String(port)]);
    expect(await closed).toBe(1);
    expect(said()).toContain(`Port ${port} on 127.0.0.1 is in use.`);
    expect(said()).not.toContain('    at ');
    other.close();
  });

  it('says that a config file is not there', async () => {
    const { said, closed } = run([...startArgs, '--config', '/nowhere/config.json']);
    expect(await closed).toBe(1);
    expect(said()).toBe('There is no file /nowhere/config.json.\n');
  });

  it('starts no simulator with a config, and serves the panel even when that cannot be used', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'motespanel-start-'));
    const file = path.join(folder, 'config.json');
    await writeFile(file, '{}');
    const { line } = run([...startArgs, '--port', '0', '--config', file]);
    expect(JSON.parse(await line)).toMatchObject({ ready: true, simulators: null });
    await rm(folder, { recursive: true });
  });

  it('stays served, and says where, when the browser cannot show it', async () => {
    const noBrowser = { DISPLAY: ':nowhere', CHROMIUM_PATH: process.execPath };
    const { line, said, process: child, closed } = run([...windowArgs, '--port', '0'], noBrowser);
    const address = await line;
    const { url } = readyLine.parse(JSON.parse(address));
    await expect.poll(said, { timeout: patienceMs }).toMatch(/ended \(code \d+\)\. Open http/);
    expect(said()).toContain(`Open ${url} in a browser.`);
    expect(await listening(address)).toEqual(all);
    child.kill('SIGTERM');
    expect(await closed).toBe(0);
  });

  it('says which option it does not know', async () => {
    const { said, closed } = run([...startArgs, '--host', 'tv']);
    expect(await closed).toBe(2);
    expect(said()).toBe('--host takes auto, electron or browser, not "tv".\n');
  });
});

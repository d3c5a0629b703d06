/**
 * `npm start`: the simulators, the panel, and a screen for it. Prints one line of JSON on standard output when all
 * is up; everything else it says goes to standard error. Whatever ends it (a signal, its parent's end, a part that
 * ends) ends all it has started.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { startChild } from './child.ts';
import { fittingConfig, startSimulators, writeConfig } from './simulators.ts';
import { readStartOptions, type StartOptions } from './start-options.ts';
import { electronProgram, hasDisplay, openChromium, openElectron } from './window.ts';

const panelProgram = path.join(import.meta.dirname, '..', '..', 'out', 'cli', 'index.cjs');
const lookForParentEveryMs = 1_000;
const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** Started last, stopped first. */
const stops: (() => Promise<void>)[] = [];
let isEnding = false;

async function end(code: number, sentence: string | null): Promise<never> {
  if (sentence !== null && !isEnding) say(sentence);
  if (isEnding) return new Promise(() => undefined);
  isEnding = true;
  for (const stop of stops.reverse()) await stop();
  process.exit(code);
}

/** The part's end is the end of everything. */
function watch(part: { readonly ended: Promise<string | null>; readonly stop: () => Promise<void> }): void {
  stops.push(part.stop);
  void part.ended.then((sentence) => end(sentence === null ? 0 : 1, sentence));
}

function watchSurroundings(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0, null));
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void end(0, null);
  }, lookForParentEveryMs).unref();
}

/** Of a path from the command line: npm runs scripts in the project, whoever typed it may be elsewhere. */
const typedPath = (given: string): string => path.resolve(process.env['INIT_CWD'] ?? '.', given);

async function dataFolderFor(given: string | null): Promise<string> {
  if (given !== null) return typedPath(given);
  const folder = await mkdtemp(path.join(tmpdir(), 'motespanel-'));
  stops.push(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

interface Surroundings {
  readonly configPath: string;
  /** As the ready line tells them. */
  readonly simulators: {
    readonly room: { readonly ssh: string; readonly control: string };
    readonly exchange: { readonly url: string; readonly control: string };
    readonly zoomCloud: { readonly api: string; readonly control: string };
    readonly support: { readonly reports: string; readonly control: string };
  } | null;
}

async function surroundingsFor(options: StartOptions, dataFolder: string): Promise<Surroundings> {
  if (options.configPath !== null) {
    const configPath = typedPath(options.configPath);
    if (!existsSync(configPath)) return end(1, `There is no file ${configPath}.`);
    return { configPath, simulators: null };
  }
  say('Starting the simulated room, Exchange, Zoom cloud and service desk…');
  const started = await startSimulators(options.scenario);
  if (!started.ok) return end(1, started.error);
  const { room, exchange, cloud, support, children } = started.value;
  children.forEach(watch);
  return {
    configPath: await writeConfig(dataFolder, fittingConfig(started.value, options.calendar)),
    simulators: {
      room: { ssh: room.ssh, control: room.control },
      exchange: { url: exchange.url, control: exchange.control },
      zoomCloud: { api: cloud.apiUrl, control: cloud.control },
      support: { reports: support.reportUrl, control: support.control },
    },
  };
}

/** Electron's program when it is to show the panel; null when a browser is. */
async function chooseElectron({ host, opens }: StartOptions): Promise<string | null> {
  if (host === 'browser' || !opens) return null;
  if (host === 'auto' && !hasDisplay()) return null;
  const program = await electronProgram(host === 'auto');
  if (program === null && host === 'electron') {
    return end(1, "Electron's program is not installed; npx install-electron fetches it.");
  }
  return program;
}

async function servePanel(configPath: string, dataFolder: string, port: number): Promise<string> {
  say('Starting the panel…');
  const panel = await startChild({
    name: 'the panel',
    args: [
      '--enable-source-maps',
      panelProgram,
      'serve',
      '--config',
      configPath,
      '--data',
      dataFolder,
      '--port',
      String(port),
    ],
  });
  if (!panel.ok) return end(1, panel.error);
  watch(panel.value);
  return z.object({ url: z.string() }).parse(panel.value.ready).url;
}

/** A window that is closed is the end of everything; where none comes up, the panel stays served. */
function openBrowser(url: string, dataFolder: string): void {
  const opened = hasDisplay() ? openChromium(url, dataFolder) : null;
  if (opened === null) {
    say(`Open ${url} in a browser.`);
    return;
  }
  stops.push(opened.stop);
  void opened.ended.then((sentence) => {
    if (sentence === null) void end(0, null);
    else if (!isEnding) say(`${sentence} Open ${url} in a browser.`);
  });
}

async function run(): Promise<void> {
  const read = readStartOptions(process.argv.slice(2));
  if (!read.ok) return end(2, read.error);
  const options = read.value;
  watchSurroundings();
  const dataFolder = await dataFolderFor(options.dataFolder);
  const { configPath, simulators } = await surroundingsFor(options, dataFolder);
  const electron = await chooseElectron(options);
  const url = electron === null ? await servePanel(configPath, dataFolder, options.port) : null;
  if (electron !== null) watch(openElectron(electron, configPath, dataFolder));
  else if (url !== null && options.opens) openBrowser(url, dataFolder);
  console.log(JSON.stringify({ ready: true, url, simulators }));
}

await run();

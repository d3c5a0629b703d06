/**
 * What this process was started with: the app's folder and package, its arguments, and the settings a test
 * gave before the start. Read once; nothing here changes afterwards.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Variable of the environment that carries the settings below as JSON, so that a relaunched app keeps them. */
export const settingsVariable = 'ELECTRON_DOUBLE';

const settingsSchema = z.strictObject({
  /** The one display the app starts with, in device-independent pixels. */
  display: z
    .strictObject({ width: z.int(), height: z.int(), scaleFactor: z.number().default(1) })
    .default({ width: 1280, height: 800, scaleFactor: 1 }),
  /** Backend of safeStorage; `null` is a machine without a key store. */
  keyStore: z.enum(['gnome_libsecret', 'basic_text']).nullable().default('gnome_libsecret'),
  /** Folder of an app that shall believe it is installed; it then gets no folder argument, as in Electron. */
  packagedApp: z.string().nullable().default(null),
  locale: z.string().default('sv'),
});
const packageSchema = z.object({
  name: z.string(),
  productName: z.string().optional(),
  version: z.string(),
  main: z.string().default('index.js'),
});

export const settings = settingsSchema.parse(JSON.parse(process.env[settingsVariable] ?? '{}'));

const given = process.argv.slice(2);
/** Whether Playwright started us: it then connects first, and lets the app become ready when it has. */
export const isDriven = given.some((argument) => argument.startsWith('--inspect='));
/** What the app sees of its arguments; Playwright takes its own switches out of Electron's, too. */
export const appArguments = given.filter(
  (argument) => !/^--(inspect|remote-debugging-port)=|^--no-sandbox$/.test(argument),
);

export const executable = fileURLToPath(new URL('./electron.cjs', import.meta.url));
export const appPath = resolve(settings.packagedApp ?? appArguments.find((a) => !a.startsWith('-')) ?? '.');
export const appPackage = packageSchema.parse(JSON.parse(readFileSync(`${appPath}/package.json`, 'utf8')));
export const versions = { electron: '45.4.1', chrome: '156.0.8078.79' };

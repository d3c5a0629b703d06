/**
 * The fixture app as the conformance specs see it: where it is, what its preload exposes, and what its main has
 * noted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

export const appDir = fileURLToPath(new URL('../double/fixture', import.meta.url));

/** What the fixture's main has seen; it keeps it on its global object. */
export interface Seen {
  readonly events: string[];
  readonly secondInstance: { readonly argv: string[]; readonly cwd: string }[];
  readonly console: string[];
}
declare global {
  /** What the fixture's preload exposes. */
  interface Window {
    readonly fixture: {
      readonly version: number;
      readonly nested: { list: number[] };
      readonly add: (a: number, b: number) => number;
      readonly callBack: (callback: (text: string) => string) => string;
      readonly promise: () => Promise<{ answer: number }>;
      readonly rejection: () => Promise<never>;
      readonly fail: () => never;
      readonly invoke: (channel: string, ...values: unknown[]) => Promise<unknown>;
      readonly send: (channel: string, ...values: unknown[]) => void;
      readonly subscribe: (channel: string, listener: (value: unknown) => void) => () => void;
      readonly tryRequire: (name: string) => string;
      readonly hasNode: () => boolean;
    };
    readonly inlineRan?: boolean;
    readonly stringTimeout: string;
  }
}

export async function seen(app: ElectronApplication): Promise<Seen> {
  return app.evaluate(() => (globalThis as unknown as { fixture: Seen }).fixture);
}

export async function openPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.getByRole('heading', { name: 'Fixture' }).waitFor();
  return page;
}

/** A folder for the data of one test; it goes when the test, and with it the app, has ended. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fixture-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

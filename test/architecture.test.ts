/**
 * The rules of `dependency-rules.ts` hold in this repository, and the same rules notice every kind of violation
 * when one is planted. No file is longer than a person reads in one go.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { options, rulesFor } from './dependency-rules.ts';

const root = path.join(import.meta.dirname, '..');
const mostLines = 400;
const patienceMs = 60_000;

const cruised = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ rule: z.object({ name: z.string() }), from: z.string(), to: z.string() })),
  }),
});

interface Findings {
  readonly fileCount: number;
  /** `rule: from → to` */
  readonly violations: readonly string[];
}

async function check(folder: string): Promise<Findings> {
  const { output } = await cruise(['shared', 'electron', 'renderer'], {
    ...options,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: rulesFor(folder) },
  });
  const { summary } = cruised.parse(output);
  return {
    fileCount: summary.totalCruised,
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}

describe('this repository', () => {
  it('keeps to the dependency rules', { timeout: patienceMs }, async () => {
    const { fileCount, violations } = await check(root);
    expect(violations).toEqual([]);
    expect(fileCount).toBeGreaterThan(100);
  });

  it(`has no source file of more than ${mostLines} lines`, async () => {
    const tooLong: string[] = [];
    for (const top of ['shared', 'electron', 'renderer', 'test']) {
      const names = await readdir(path.join(root, top), { recursive: true });
      for (const name of names.filter((one) => /\.(tsx?|[cm]?js|css)$/.test(one))) {
        const text = await readFile(path.join(root, top, name), 'utf8');
        if (text.trimEnd().split('\n').length > mostLines) tooLong.push(path.join(top, name));
      }
    }
    expect(tooLong).toEqual([]);
  });
});

describe('the rules', () => {
  let tree: string;

  async function plant(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(tree, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }

  beforeEach(async () => {
    tree = await mkdtemp(path.join(tmpdir(), 'motespanel-tree-'));
    await plant({
      'node_modules/electron/package.json': '{"name":"electron","main":"index.js"}',
      'node_modules/electron/index.js': '',
      'node_modules/zod/package.json': '{"name":"zod","main":"index.js"}',
      'node_modules/zod/index.js': '',
      'shared/bridge.ts': "import { z } from 'zod';\nexport type Intent = string;\nexport const schema = z;",
      'shared/channels.ts': 'export const channels = 1;',
      'electron/ports/clock.ts': 'export interface Clock { now: number }',
      'electron/app/reduce.ts':
        "import type { Clock } from '../ports/clock.ts';\nexport const a = (c: Clock) => c;",
      'electron/zoom-room/index.ts': "export { decode } from './decode.ts';",
      'electron/zoom-room/decode.ts': "import { connect } from 'node:net';\nexport const decode = connect;",
      'electron/link/index.ts': 'export const link = 1;',
      'electron/shell/window.ts': "import { app } from 'electron';\nexport const window = app;",
      'electron/compose.ts': "import { decode } from './zoom-room/index.ts';\nexport const panel = decode;",
      'renderer/main.ts':
        "import type { Intent } from '../shared/bridge.ts';\nimport { channels } from '../shared/channels.ts';\nexport const page: Intent = String(channels);",
      'test/fakes/clock.ts': 'export const fake = 1;',
    });
  });
  afterEach(() => rm(tree, { recursive: true }));

  it('are content with a tree that keeps to them', { timeout: patienceMs }, async () => {
    const { fileCount, violations } = await check(tree);
    expect(violations).toEqual([]);
    expect(fileCount).toBeGreaterThan(10);
  });

  it.each([
    ['shared-is-pure', 'shared/room.ts', "import 'node:fs';"],
    ['shared-is-pure', 'shared/room.ts', "import '../electron/compose.ts';"],
    ['page-knows-shared-only', 'renderer/page.ts', "import '../electron/compose.ts';"],
    ['page-knows-shared-only', 'renderer/page.ts', "import 'node:fs';"],
    ['page-takes-types-from-shared', 'renderer/page.ts', "export { schema } from '../shared/bridge.ts';"],
    ['ports-take-types', 'electron/ports/log.ts', "export { channels } from '../../shared/channels.ts';"],
    ['ports-are-interfaces', 'electron/ports/log.ts', "import type { x } from '../compose.ts';"],
    ['resilience-knows-ports', 'electron/resilience/wait.ts', "import 'node:timers';"],
    ['decisions-do-no-io', 'electron/app/save.ts', "import { writeFile } from 'node:fs/promises';"],
    ['decisions-do-no-io', 'electron/app/save.ts', "import '../zoom-room/index.ts';"],
    ['adapter-alone-link', 'electron/link/room.ts', "import '../zoom-room/index.ts';"],
    ['adapter-alone-zoom-room', 'electron/zoom-room/a.ts', "await import('../app/reduce.ts');"],
    ['shell-is-thin', 'electron/shell/start.ts', "import '../compose.ts';"],
    ['preload-exposes-only', 'electron/preload.ts', "import 'zod';"],
    ['link-page-stays-small', 'electron/link/page.ts', "import 'zod';"],
    ['electron-in-the-shell-only', 'electron/link/window.ts', "import { app } from 'electron';"],
    ['electron-in-the-shell-only', 'electron/app/window.ts', "import type { App } from 'electron';"],
    ['tests-are-not-imported', 'electron/link/fake.ts', "import '../../test/fakes/clock.ts';"],
    ['by-the-door-electron-zoom-room', 'electron/main.ts', "import './zoom-room/decode.ts';"],
    ['no-cycles', 'electron/zoom-room/a.ts', "import './b.ts';"],
    ['all-found', 'electron/link/gone.ts', "import './not-here.ts';"],
  ])('notice %s in %s', { timeout: patienceMs }, async (rule, file, text) => {
    await plant({ [file]: `${text}\nexport {};`, 'electron/zoom-room/b.ts': "import './a.ts';\nexport {};" });
    if (!file.endsWith('zoom-room/a.ts')) await rm(path.join(tree, 'electron/zoom-room/b.ts'));
    const { violations } = await check(tree);
    expect(violations.map((violation) => violation.split(': ')[0])).toContain(rule);
  });
});

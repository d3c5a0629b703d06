/** What staff read when they check a config file by hand. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { validateConfig, type Verdict } from '../../electron/cli/validate-config.ts';
import { configProblemLine } from '../../electron/cli/problem-words.ts';

const good = {
  version: 1,
  room: { csapi: { host: 'zr.example', passcode: 'secret-passcode' } },
  calendar: {
    mailbox: 'rum@example.se',
    graph: { tenant: 't', clientId: 'c', clientSecret: 'secret-secret' },
  },
};

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'motespanel-cli-'));
  file = path.join(folder, 'config.json');
});
afterEach(() => rm(folder, { recursive: true }));

async function verdictOn(content: unknown): Promise<Verdict> {
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return validateConfig({ explicitPath: file, env: {}, platform: 'linux', homeFolder: folder });
}

describe('validating a config', () => {
  it('says that a good one is good, and what it does not know', async () => {
    expect(await verdictOn(good)).toEqual({ isGood: true, lines: [`${file} is good.`] });
    expect(await verdictOn({ ...good, panel: { nmae: 'x' } })).toEqual({
      isGood: true,
      lines: [`${file} is good.`, '  panel.nmae: this version does not know it and passes over it'],
    });
  });

  it('names key, finding and expectation for every problem, and no secret', async () => {
    const { isGood, lines } = await verdictOn({
      version: 1,
      panel: { theme: 'pink', pixelsPerMm: 'big' },
      room: { csapi: { host: 'zr.example', passcode: 17, port: 70_000 } },
      calendar: { mailbox: 'nobody' },
    });
    expect(isGood).toBe(false);
    expect(lines).toEqual([
      '5 problems:',
      '  panel.pixelsPerMm: it must be a number, found "big"',
      '  panel.theme: it must be one of dark, light, found "pink"',
      '  room.csapi.port: it must be ≤ 65535, found 70000',
      '  room.csapi.passcode: it must be text in quotation marks, found •••',
      '  calendar.mailbox: it must look like rum-algen@su.se, found "nobody"',
    ]);
  });

  it('says where JSON breaks, and that a file is missing', async () => {
    expect((await verdictOn('{\n  "version": 1,,\n}')).lines).toEqual([
      '1 problem:',
      '  the file is not valid JSON; the fault is at line and column 2:16',
    ]);
    await rm(file);
    const missing = await validateConfig({
      explicitPath: file,
      env: {},
      platform: 'linux',
      homeFolder: folder,
    });
    expect(missing.lines).toEqual(['1 problem:', `  there must be a file that can be read: ${file}`]);
  });

  it('has words for every expectation', () => {
    const kinds = ['text', 'number', 'wholeNumber', 'yesOrNo', 'list', 'section', 'present'] as const;
    const lines = kinds.map((kind) =>
      configProblemLine({ key: 'k', found: '', expected: { kind, detail: null } }),
    );
    expect(new Set(lines).size).toBe(kinds.length);
    expect(configProblemLine({ key: 'k', found: '', expected: { kind: 'supported', detail: 'graph' } })).toBe(
      'k: this version can only do graph',
    );
  });
});

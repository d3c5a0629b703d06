/** The config file: where it is found, what is tolerated, and how faults are told. */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../electron/storage/config-file.ts';
import { configPlaces } from '../../electron/storage/config-places.ts';
import { temporaryFolder } from './temporary-folder.ts';

const minimal = {
  version: 1,
  room: { csapi: { host: '10.0.0.5', passcode: 'secret-passcode' } },
  calendar: {
    mailbox: 'rum-algen@example.se',
    graph: { tenant: 't', clientId: 'c', clientSecret: 'secret-client' },
  },
};

const nowhere = { explicitPath: null, env: {}, platform: 'linux', homeFolder: '/nonexistent' } as const;

async function loadText(content: string | Uint8Array): ReturnType<typeof loadConfig> {
  const file = path.join(temporaryFolder(), 'config.json');
  await writeFile(file, content);
  return loadConfig({ ...nowhere, explicitPath: file });
}

const text = JSON.stringify(minimal);

describe('the place of the config', () => {
  it('is what --config says, before everything else', () => {
    const env = { MOTESPANEL_CONFIG: '/env.json' };
    expect(configPlaces({ ...nowhere, env, explicitPath: '/given.json' })).toEqual(['/given.json']);
    expect(configPlaces({ ...nowhere, env })).toEqual(['/env.json']);
  });

  it('is the machine-wide one before the user’s on Linux', () => {
    expect(configPlaces({ ...nowhere, env: { MOTESPANEL_CONFIG: '' }, homeFolder: '/home/kiosk' })).toEqual([
      '/etc/motespanel/config.json',
      '/home/kiosk/.config/motespanel/config.json',
    ]);
    expect(configPlaces({ ...nowhere, env: { XDG_CONFIG_HOME: '/x' } })[1]).toBe('/x/motespanel/config.json');
  });

  it('is the machine-wide one before the user’s on Windows', () => {
    const windows = { ...nowhere, platform: 'win32', homeFolder: 'C:\\Users\\kiosk' } as const;
    expect(configPlaces(windows)).toEqual([
      'C:\\ProgramData\\Motespanel\\config.json',
      'C:\\Users\\kiosk\\AppData\\Roaming\\Motespanel\\config.json',
    ]);
    expect(configPlaces({ ...windows, env: { ProgramData: 'D:\\PD', APPDATA: 'D:\\AD' } })).toEqual([
      'D:\\PD\\Motespanel\\config.json',
      'D:\\AD\\Motespanel\\config.json',
    ]);
  });

  it('is looked for in the next place when the first has none', async () => {
    const home = temporaryFolder();
    await mkdir(path.join(home, '.config/motespanel'), { recursive: true });
    const file = path.join(home, '.config/motespanel/config.json');
    await writeFile(file, text);
    expect(await loadConfig({ ...nowhere, homeFolder: home })).toMatchObject({
      ok: true,
      value: { path: file },
    });
  });

  it('is not looked for elsewhere when the named one is missing', async () => {
    const home = temporaryFolder();
    await mkdir(path.join(home, '.config/motespanel'), { recursive: true });
    await writeFile(path.join(home, '.config/motespanel/config.json'), text);
    expect(
      await loadConfig({ ...nowhere, homeFolder: home, env: { MOTESPANEL_CONFIG: '/nonexistent/c.json' } }),
    ).toEqual({
      ok: false,
      error: [{ key: '', found: '', expected: { kind: 'file', detail: '/nonexistent/c.json' } }],
    });
  });

  it('is told as the machine-wide one when there is no file at all', async () => {
    expect(await loadConfig(nowhere)).toEqual({
      ok: false,
      error: [{ key: '', found: '', expected: { kind: 'file', detail: '/etc/motespanel/config.json' } }],
    });
  });

  it('is a problem when something is there that is no readable file', async () => {
    const folder = temporaryFolder();
    expect(await loadConfig({ ...nowhere, explicitPath: folder })).toEqual({
      ok: false,
      error: [{ key: '', found: folder, expected: { kind: 'file', detail: folder } }],
    });
  });
});

describe('the text of the config', () => {
  it('gives the config with its defaults, its path, and the keys nobody knows', async () => {
    const result = await loadText(JSON.stringify({ ...minimal, future: 1, panel: { colour: 'red' } }));
    expect(result).toMatchObject({
      ok: true,
      value: { config: { room: { timeZone: 'Europe/Stockholm' } }, unknownKeys: ['future', 'panel.colour'] },
    });
  });

  it('may have comments and trailing commas', async () => {
    expect((await loadText(`// a room\n{ /* x */ "panel": { "name": "Algen", }, ${text.slice(1)}`)).ok).toBe(
      true,
    );
  });

  it('may begin with a byte order mark, or be UTF-16 as PowerShell writes it', async () => {
    const named = JSON.stringify({ ...minimal, panel: { name: 'Öster Mälarstrand' } });
    const expected = { ok: true, value: { config: { panel: { name: 'Öster Mälarstrand' } } } };
    expect(await loadText(`\uFEFF${named}`)).toMatchObject(expected);
    expect(await loadText(Buffer.from(`\uFEFF${named}`, 'utf16le'))).toMatchObject(expected);
  });

  it.each([
    ['', '1:1'],
    ['{\n  "version": 1,\n  "panel" { }\n}', '3:11'],
    ['{\r\n"version": 1', '2:13'],
    ['{ "a": \'x\' }', '1:8'],
  ])('is told with line and column where %j breaks', async (broken, place) => {
    expect(await loadText(broken)).toEqual({
      ok: false,
      error: [{ key: '', found: '', expected: { kind: 'json', detail: place } }],
    });
  });

  it('may be one megabyte and no more', async () => {
    const padded = text.padEnd(1024 * 1024);
    expect((await loadText(padded)).ok).toBe(true);
    expect(await loadText(`${padded} `)).toEqual({
      ok: false,
      error: [{ key: '', found: '1048577 B', expected: { kind: 'range', detail: '≤ 1048576 B' } }],
    });
  });

  it.each(['{}', '[]', 'null', '"text"', '{"version":2}'])(
    'is refused in words when it is %s',
    async (content) => {
      const result = await loadText(content);
      expect(result.ok).toBe(false);
      expect(!result.ok && result.error.length).toBeGreaterThan(0);
    },
  );

  it.each(['Europe/Stokholm', '+01:00', 'Stockholm', '../etc'])(
    'does not take %s for a time zone',
    async (zone) => {
      expect(
        await loadText(JSON.stringify({ ...minimal, room: { ...minimal.room, timeZone: zone } })),
      ).toEqual({
        ok: false,
        error: [
          {
            key: 'room.timeZone',
            found: JSON.stringify(zone),
            expected: { kind: 'example', detail: 'Europe/Stockholm' },
          },
        ],
      });
    },
  );

  it.each(['Europe/Stockholm', 'America/Argentina/Ushuaia', 'UTC'])(
    'takes the time zone %s',
    async (zone) => {
      const result = await loadText(
        JSON.stringify({ ...minimal, room: { ...minimal.room, timeZone: zone } }),
      );
      expect(result.ok).toBe(true);
    },
  );

  it('keeps secrets out of what it tells', async () => {
    const broken = { ...minimal, room: { csapi: { host: 5, passcode: ['secret-passcode'] } } };
    expect(JSON.stringify(await loadText(JSON.stringify(broken)))).not.toContain('secret-');
  });
});

it('is a problem, not a crash, when rights are missing', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'config.json');
  await writeFile(file, text);
  await chmod(file, 0);
  const result = await loadConfig({ ...nowhere, explicitPath: file });
  // The superuser may read everything.
  expect(result.ok).toBe(process.getuid?.() === 0);
});

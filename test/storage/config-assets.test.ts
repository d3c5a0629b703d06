/** The two files that administrators start from agree with what the program reads. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'jsonc-parser';
import { expect, it } from 'vitest';
import { configSchema } from '../../shared/config.ts';
import { configJsonSchema } from '../../electron/storage/config-schema.ts';
import { loadConfig } from '../../electron/storage/config-file.ts';

const asset = (name: string): string => fileURLToPath(new URL(`../../assets/${name}`, import.meta.url));

it('assets/config.schema.json is up to date (npx tsx electron/cli/write-config-schema.ts)', async () => {
  const written: unknown = JSON.parse(await readFile(asset('config.schema.json'), 'utf8'));
  expect(written).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
});

it('the example is a config that works, without a key that nobody knows', async () => {
  const result = await loadConfig({
    explicitPath: asset('config.example.jsonc'),
    env: {},
    platform: 'linux',
    homeFolder: '/nonexistent',
  });
  expect(result).toMatchObject({ ok: true, value: { unknownKeys: [] } });
});

it('the example shows every section of the config except those kept for later', async () => {
  const text = await readFile(asset('config.example.jsonc'), 'utf8');
  const shown = new Set(Object.keys(parse(text) as object));
  const missing = Object.keys(configSchema.shape).filter(
    (key) => !shown.has(key) && !text.includes(`"${key}":`),
  );
  expect(missing).toEqual([]);
});

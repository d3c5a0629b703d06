/** The bounds on log files: size of one, size of all, age of a line. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openLogFolder, usualBounds } from '../../electron/storage/log-folder.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

const day = 24 * 3_600_000;
const bounds = { fileBytes: 100, folderBytes: 1000, ageMs: 14 * day };
const line = (fill: string): string => `${fill.repeat(39)}\n`;

const list = (folder: string): string[] => readdirSync(folder).sort();
const read = (folder: string, index: number): string =>
  readFileSync(path.join(folder, list(folder).at(index)!), 'utf8');
const total = (folder: string): number =>
  list(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);

it('is bounded to 5 MB a file, 50 MB in all and 14 days', () => {
  expect(usualBounds).toEqual({ fileBytes: 5 * 2 ** 20, folderBytes: 50 * 2 ** 20, ageMs: 14 * day });
});

it('begins a new file before one grows over its bound', () => {
  const folder = temporaryFolder();
  const log = openLogFolder(folder, createFakeClock(), bounds);
  for (const fill of ['a', 'b', 'c']) log.write(line(fill));
  log.stop();
  expect(list(folder)).toEqual([
    'motespanel-2026-11-24T08-00-00.000Z.log',
    'motespanel-2026-11-24T08-00-00.001Z.log',
  ]);
  expect(read(folder, 0)).toBe(line('a') + line('b'));
  expect(read(folder, 1)).toBe(line('c'));
});

it('counts bytes, not characters', () => {
  const folder = temporaryFolder();
  const log = openLogFolder(folder, createFakeClock(), bounds);
  for (let round = 0; round < 2; round += 1) log.write(`${'ö'.repeat(30)}\n`);
  log.stop();
  expect(list(folder)).toHaveLength(2);
});

it('keeps all files together within the bound, the newest lines surviving', () => {
  const folder = temporaryFolder();
  const log = openLogFolder(folder, createFakeClock(), bounds);
  for (let index = 0; index < 200; index += 1) {
    log.write(`${String(index).padEnd(39)}\n`);
    expect(total(folder)).toBeLessThanOrEqual(bounds.folderBytes);
  }
  log.stop();
  expect(total(folder)).toBeGreaterThan(bounds.folderBytes / 2);
  expect(read(folder, -1)).toContain('199');
});

it('goes on with the file of the run before', () => {
  const folder = temporaryFolder();
  const clock = createFakeClock();
  for (const fill of ['a', 'b']) {
    const log = openLogFolder(folder, clock, bounds);
    log.write(line(fill));
    log.stop();
  }
  expect(list(folder)).toHaveLength(1);
  expect(read(folder, 0)).toBe(line('a') + line('b'));
});

it('begins a new file each day, also in the middle of a run', async () => {
  const folder = temporaryFolder();
  const clock = createFakeClock();
  const log = openLogFolder(folder, clock, bounds);
  log.write(line('a'));
  await clock.advance(day);
  log.write(line('b'));
  log.stop();
  expect(list(folder)).toHaveLength(2);
});

it('lets no line get older than 14 days, even when nothing new is written', async () => {
  const folder = temporaryFolder();
  const clock = createFakeClock();
  const log = openLogFolder(folder, clock, bounds);
  log.write(line('a'));
  await clock.advance(13 * day);
  expect(list(folder)).toHaveLength(1);
  await clock.advance(day);
  expect(list(folder)).toEqual([]);
  log.write(line('b'));
  expect(read(folder, 0)).toBe(line('b'));
  log.stop();
});

it('touches no file that is not its own', () => {
  const folder = temporaryFolder();
  for (const name of ['room.log', 'motespanel-2020-01-01T00-00-00.000Z.log.gz']) {
    writeFileSync(path.join(folder, name), 'x'.repeat(2000));
  }
  writeFileSync(path.join(folder, 'motespanel-2020-01-01T00-00-00.000Z.log'), 'old');
  openLogFolder(folder, createFakeClock(), bounds).stop();
  expect(list(folder)).toEqual([
    'motespanel-2020-01-01T00-00-00.000Z.log.gz',
    'motespanel-2026-11-24T08-00-00.000Z.log',
    'room.log',
  ]);
});

it('lets only this user read', () => {
  const folder = path.join(temporaryFolder(), 'log');
  openLogFolder(folder, createFakeClock(), bounds).stop();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(folder, list(folder)[0]!)).mode & 0o777).toBe(0o600);
});

it('drops lines while it cannot write and goes on when it can', async () => {
  const folder = path.join(temporaryFolder(), 'log');
  const clock = createFakeClock();
  const log = openLogFolder(folder, clock, bounds);
  await clock.advance(day);
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
  expect(() => log.write(line('a'))).not.toThrow();
  rmSync(folder);
  openLogFolder(folder, clock, bounds).stop();
  log.write(line('b'));
  log.stop();
  expect(read(folder, 0)).toBe(line('b'));
});

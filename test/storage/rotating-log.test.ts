/** What gets into a log line, whatever is handed over. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Log, LogFields } from '../../electron/ports/log.ts';
import { openLog } from '../../electron/storage/rotating-log.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

function listening(): { lines: string[]; log: Log } {
  const lines: string[] = [];
  const fallback = { write: (line: string) => lines.push(line) };
  return { lines, log: openLog({ folder: null, clock: createFakeClock(), fallback }).log };
}

/** As from code that the compiler has not seen. */
const hostile = (fields: object): LogFields => fields;

it('writes one JSON object a line with level, time and event', () => {
  const { lines, log } = listening();
  log.info('room.ready', { afterMs: 120 });
  log.warn('room.lost', { code: 'room.unreachable', cause: null });
  log.error('page.fault');
  expect(lines).toEqual([
    '{"level":"info","time":"2026-11-24T08:00:00.000Z","afterMs":120,"event":"room.ready"}\n',
    '{"level":"warn","time":"2026-11-24T08:00:00.000Z","code":"room.unreachable","event":"room.lost"}\n',
    '{"level":"error","time":"2026-11-24T08:00:00.000Z","event":"page.fault"}\n',
  ]);
});

it('takes every field of the port', () => {
  const { lines, log } = listening();
  const all: Required<LogFields> = {
    code: 'a',
    cause: 'b',
    kind: 'c',
    afterMs: 1,
    status: 2,
    count: 3,
    bytes: 4,
    attempt: 5,
    topKey: 'd',
    version: 'e',
    requestId: 'f',
    part: 'g',
    port: 6,
  };
  log.info('all', all);
  expect(JSON.parse(lines[0]!)).toMatchObject(all);
});

it('drops what nobody decided to log', () => {
  const { lines, log } = listening();
  log.info(
    'x',
    hostile({
      title: 'Lönesamtal',
      passcode: '123456',
      level: 'fatal',
      time: 'never',
      event: 'y',
      pid: 1,
      err: new Error('z'),
    }),
  );
  log.info(
    'x',
    hostile({ code: { title: 'Lönesamtal' }, count: '7', afterMs: Number.NaN, bytes: 1n, cause: ['a'] }),
  );
  log.info('x', hostile(Object.create({ code: 'inherited' }) as object));
  const bare = '{"level":"info","time":"2026-11-24T08:00:00.000Z","event":"x"}\n';
  expect(lines).toEqual([bare, bare, bare]);
});

it('does not call anything on what it is handed', () => {
  const { lines, log } = listening();
  const trap = (): never => {
    throw new Error('called');
  };
  log.info('x', hostile({ code: { toJSON: trap, toString: trap } }));
  expect(lines).toHaveLength(1);
});

it('cuts texts, and lets no control or direction character through', () => {
  const { lines, log } = listening();
  log.error('two\nlines', { cause: `a\r\n{"level":"info"}\u001b[31m\u202e\u2028\0${'x'.repeat(500)}` });
  expect(lines).toHaveLength(1);
  expect(lines[0]!.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
  const entry = JSON.parse(lines[0]!) as { cause: string; event: string };
  expect(entry.event).toBe('twolines');
  expect(entry.cause).toMatch(/^a\{"level":"info"\}\[31mx+$/);
  expect(entry.cause.length).toBeLessThanOrEqual(200);
});

it('writes to its folder when it has one', () => {
  const folder = path.join(temporaryFolder(), 'log');
  const clock = createFakeClock();
  const opened = openLog({ folder, clock, fallback: { write: () => expect.unreachable() } });
  opened.log.info('panel.started');
  opened.stop();
  expect(clock.pending()).toBe(0);
  const [name] = readdirSync(folder);
  expect(readFileSync(path.join(folder, name!), 'utf8')).toMatch(/^\{.*"event":"panel.started"\}\n$/);
});

it('says once that its folder cannot be used and goes on without', () => {
  const blocked = path.join(temporaryFolder(), 'file');
  writeFileSync(blocked, '');
  const lines: string[] = [];
  const fallback = { write: (line: string) => lines.push(line) };
  const { log } = openLog({ folder: path.join(blocked, 'log'), clock: createFakeClock(), fallback });
  log.info('panel.started');
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { event: 'log.folderUnusable', cause: 'ENOTDIR' },
    { event: 'panel.started' },
  ]);
});

/**
 * Finds the config file, reads it as JSON with comments, and checks what the schema cannot know. Whatever is wrong
 * comes back as problems that the panel can show; nothing here throws. It reads once: a change needs a restart.
 */
import { open } from 'node:fs/promises';
import { parse, type ParseError } from 'jsonc-parser';
import { readConfig, type ReadConfig } from '../../shared/config.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ConfigProblem, Expectation } from '../../shared/snapshot.ts';
import { configPlaces, type Surroundings } from './config-places.ts';
import { isAbsent } from './file-errors.ts';

export interface LoadedConfig extends ReadConfig {
  /** The file it came from. */
  readonly path: string;
}

const maxBytes = 1024 * 1024;

function problem(
  key: string,
  found: string,
  kind: Expectation['kind'],
  detail: string | null,
): ConfigProblem {
  return { key, found, expected: { kind, detail } };
}

async function readBounded(file: string): Promise<Result<Buffer, ConfigProblem>> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    if (size > maxBytes) return err(problem('', `${size} B`, 'range', `≤ ${maxBytes} B`));
    return ok(await handle.readFile());
  } finally {
    await handle.close();
  }
}

interface FoundFile {
  readonly path: string;
  readonly content: Buffer;
}

/** The first file that is there. One that is there but cannot be read is a problem, not a reason to look on. */
async function findFile(places: readonly [string, ...string[]]): Promise<Result<FoundFile, ConfigProblem>> {
  for (const place of places) {
    try {
      const content = await readBounded(place);
      return content.ok ? ok({ path: place, content: content.value }) : content;
    } catch (error) {
      if (!isAbsent(error)) return err(problem('', place, 'file', place));
    }
  }
  return err(problem('', '', 'file', places[0]));
}

/** UTF-8, or what Windows PowerShell 5 writes by default: UTF-16 with a byte order mark. */
function decodeText(content: Buffer): string {
  const encoding = content[0] === 0xff && content[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(content);
}

/** `line:column`, both from 1, as editors count. */
function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

function parseText(text: string): Result<unknown, ConfigProblem> {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  return first === undefined ? ok(value) : err(problem('', '', 'json', placeOf(text, first.offset)));
}

/** Whether it is a zone with a history and daylight saving, by its name; `+01:00` has neither. */
function isTimeZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // A RangeError is the only way Intl says no.
    return false;
  }
}

/** What needs more than the file to be judged. */
function checkAgainstWorld({ config }: ReadConfig): ConfigProblem[] {
  const { timeZone } = config.room;
  if (isTimeZone(timeZone)) return [];
  return [problem('room.timeZone', JSON.stringify(timeZone).slice(0, 60), 'example', 'Europe/Stockholm')];
}

/** Loads the config that this machine is to run with. Layers over the file are laid between parsing and reading. */
export async function loadConfig(
  surroundings: Surroundings,
): Promise<Result<LoadedConfig, readonly ConfigProblem[]>> {
  const file = await findFile(configPlaces(surroundings));
  if (!file.ok) return err([file.error]);
  const raw = parseText(decodeText(file.value.content));
  if (!raw.ok) return err([raw.error]);
  const read = readConfig(raw.value);
  if (!read.ok) return read;
  const problems = checkAgainstWorld(read.value);
  return problems.length > 0 ? err(problems) : ok({ ...read.value, path: file.value.path });
}

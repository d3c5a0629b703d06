/**
 * The Log port: one JSON object a line, by pino, to a folder or to standard error. Only the fields named here get
 * through, each with its type, cut to a length and without control characters, whatever a caller hands over; so a
 * line is always one line and holds nothing that nobody decided to log.
 */
import pino from 'pino';
import type { Clock, Stop } from '../ports/clock.ts';
import type { Log, LogFields } from '../ports/log.ts';
import { causeOf } from './file-errors.ts';
import { openLogFolder } from './log-folder.ts';

/** The compiler demands a decision for every field of the port. */
const fieldTypes: Readonly<Record<keyof LogFields, 'string' | 'number'>> = {
  code: 'string',
  cause: 'string',
  kind: 'string',
  afterMs: 'number',
  status: 'number',
  count: 'number',
  bytes: 'number',
  attempt: 'number',
  topKey: 'string',
  version: 'string',
  requestId: 'string',
  part: 'string',
  port: 'number',
};

const maxTextLength = 200;

/** Control and format characters (line ends, escapes, direction marks) and halves of pairs. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

function clean(text: string): string {
  return text.slice(0, maxTextLength).replace(unprintable, '');
}

/** What of `fields` may stand in a log. */
export function allowedFields(fields: Readonly<Record<string, unknown>>): Record<string, string | number> {
  const allowed: Record<string, string | number> = {};
  for (const [name, type] of Object.entries(fieldTypes)) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (type === 'string' && typeof value === 'string') allowed[name] = clean(value);
    if (type === 'number' && typeof value === 'number' && Number.isFinite(value)) allowed[name] = value;
  }
  return allowed;
}

function createLog(write: (line: string) => void, clock: Clock): Log {
  const logger = pino(
    {
      base: null,
      messageKey: 'event',
      timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  const at =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}): void =>
      logger[level](allowedFields({ ...fields }), clean(event));
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

export interface LogOptions {
  /** Null: to `fallback`. */
  readonly folder: string | null;
  readonly clock: Clock;
  /** Where lines go without a folder: standard error, but for tests. */
  readonly fallback: { readonly write: (line: string) => unknown };
}

/** A folder that cannot be used is told once on the fallback, which is then used instead. */
export function openLog({ folder, clock, fallback }: LogOptions): { readonly log: Log; readonly stop: Stop } {
  const spoken = createLog((line) => void fallback.write(line), clock);
  if (folder === null) return { log: spoken, stop: () => undefined };
  try {
    const files = openLogFolder(folder, clock);
    return { log: createLog(files.write, clock), stop: files.stop };
  } catch (error) {
    spoken.error('log.folderUnusable', { cause: causeOf(error) });
    return { log: spoken, stop: () => undefined };
  }
}

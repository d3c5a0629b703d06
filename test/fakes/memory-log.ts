/** A log that keeps what was written, for tests to read. */
import type { Log, LogFields } from '../../electron/ports/log.ts';

export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: LogFields;
}

export interface MemoryLog extends Log {
  readonly entries: readonly LogEntry[];
}

export function createMemoryLog(): MemoryLog {
  const entries: LogEntry[] = [];
  const write =
    (level: LogEntry['level']) =>
    (event: string, fields: LogFields = {}): void => {
      entries.push({ level, event, fields });
    };
  return { entries, info: write('info'), warn: write('warn'), error: write('error') };
}

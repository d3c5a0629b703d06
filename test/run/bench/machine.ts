/** Facts of the machine that figures were taken on, without which they mean nothing. */
import { cpus, loadavg, release, totalmem, type } from 'node:os';

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly chromium: string;
}

export interface Facts {
  readonly machine: Machine;
  /** Running and waiting tasks, averaged over 1, 5 and 15 minutes. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

export function readMachine(chromium: string): Machine {
  const cores = cpus();
  return {
    cores: cores.length,
    processor: cores[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    chromium,
  };
}

export const readLoad = (): readonly number[] => loadavg();

/**
 * Entry of the command line. Reads what was asked, does it, and owns the process: exit codes, signals, and the one
 * line on standard output that says the panel is ready. 0 is success, 1 a failure, 2 a command nobody understands.
 */
import { homedir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../resilience/system-clock.ts';
import type { Surroundings } from '../storage/config-places.ts';
import { readArguments, usage, type Command } from './arguments.ts';
import { check } from './check.ts';
import { printPinHash } from './pin.ts';
import { release } from './release.ts';
import { serve } from './serve.ts';
import { validateConfig } from './validate-config.ts';

/** Put in by the build. */
const version = process.env['MOTESPANEL_VERSION'] ?? '0.0.0';
/** The same from `electron/cli` and from `out/cli`. */
const builtFolder = path.join(import.meta.dirname, '..', '..', 'out');

const surroundings = (explicitPath: string | null): Surroundings => ({
  explicitPath,
  env: process.env,
  platform: process.platform,
  homeFolder: homedir(),
});

async function runServe(command: Extract<Command, { kind: 'serve' }>): Promise<void> {
  const served = await serve({
    ...command,
    surroundings: surroundings(command.configPath),
    builtFolder,
    version,
  });
  if (!served.ok) {
    console.error(served.error);
    process.exit(1);
  }
  const { url, log, stop } = served.value;
  const end = (): void => {
    stop();
    process.exit(0);
  };
  const crash = (error: unknown): void => {
    log.error('main.crashed', { cause: error instanceof Error ? error.name : 'not an error' });
    console.error(error);
    stop();
    process.exit(1);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  // Only when started with a channel, by a program that wants the panel to end with it.
  process.on('disconnect', end);
  console.log(JSON.stringify({ ready: true, url }));
}

async function runCheck(command: Extract<Command, { kind: 'check' }>): Promise<number> {
  const { exitCode, lines } = await check({
    ...command,
    surroundings: surroundings(command.configPath),
    version,
  });
  for (const line of lines) console.log(line);
  return exitCode;
}

async function run(args: readonly string[]): Promise<void> {
  const command = readArguments(args);
  if (!command.ok) {
    console.error(`${command.error}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  switch (command.value.kind) {
    case 'help':
      console.log(usage);
      return;
    case 'version':
      console.log(version);
      return;
    case 'validate': {
      const { isGood, lines } = await validateConfig(surroundings(command.value.file));
      for (const line of lines) console.log(line);
      process.exitCode = isGood ? 0 : 1;
      return;
    }
    case 'pin':
      process.exitCode = await printPinHash(process.stdin, console.log, console.error);
      return;
    case 'release':
    case 'releaseKeys': {
      const { exitCode, lines } = await release(command.value, systemClock.now());
      for (const line of lines) (exitCode === 0 ? console.log : console.error)(line);
      process.exitCode = exitCode;
      return;
    }
    case 'check':
      process.exitCode = await runCheck(command.value);
      // A probe that was given up on may still hold a connection.
      process.exit();
      return;
    case 'serve':
      await runServe(command.value);
  }
}

void run(process.argv.slice(2));

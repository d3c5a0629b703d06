/**
 * A program that this one has started: it says in one line of JSON on standard output that it is ready, and it ends
 * when this one does, however that happens, because its standard input and its channel close then.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { err, ok, type Result } from '../../shared/result.ts';

export interface Child {
  /** What stood on the ready line. */
  readonly ready: unknown;
  /** Settles with a sentence when the program ends, asked to or not. */
  readonly ended: Promise<string>;
  /** Asks it to end, and makes it after a while. */
  readonly stop: () => Promise<void>;
}

export interface ChildParts {
  /** What it is called in sentences: `the simulated room`. */
  readonly name: string;
  /** Arguments of Node: a script and its own. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly readyWithinMs?: number;
}

const patienceMs = 5_000;

const sentenceCase = (name: string): string => (name[0] ?? '').toUpperCase() + name.slice(1);

function readyLine(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'ready' in value && value.ready === true
      ? value
      : null;
  } catch {
    // Something else that it had to say.
    return null;
  }
}

function endOf(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`Cannot start ${name}: ${error.message}.`));
    // Not `exit`: what it said last is read first.
    child.once('close', (code, signal) =>
      resolve(`${sentenceCase(name)} ended (${signal ?? `code ${code ?? 0}`}).`),
    );
  });
}

async function stopChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.stdin?.end();
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
}

/** Starts it and waits for its ready line. Fails with a sentence when it ends before or takes too long. */
export async function startChild(parts: ChildParts): Promise<Result<Child, string>> {
  const { name, args, env = {}, readyWithinMs = 60_000 } = parts;
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...env },
  });
  // What it says before it is ready is the reason if it never is.
  let said: string | null = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (said === null) process.stderr.write(text);
    else said += text;
  });
  // A program that is gone cannot be written to; its end is told by `close`.
  child.stdin?.on('error', () => undefined);
  const ended = endOf(child, name);
  const ready = new Promise<unknown>((resolve) => {
    if (child.stdout === null) return;
    createInterface(child.stdout).on('line', (line) => {
      const value = readyLine(line);
      if (value === null) process.stderr.write(`${line}\n`);
      else resolve(value);
    });
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`${sentenceCase(name)} took too long to start.`), readyWithinMs);
  });
  const first = await Promise.race([ready, ended, late]);
  clearTimeout(timer);
  const isUp = typeof first !== 'string';
  if (!isUp) await stopChild(child, ended);
  const reason = said.trim();
  said = null;
  if (!isUp) return err(reason === '' ? first : reason);
  if (reason !== '') process.stderr.write(`${reason}\n`);
  return ok({ ready: first, ended, stop: () => stopChild(child, ended) });
}

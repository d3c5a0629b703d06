/**
 * The way into a running panel for programs of the same user on the same machine: a local socket that takes one
 * request a connection, a line of JSON, and answers with another. Opens nothing to the network. A room takes one
 * session and a mailbox is asked at one pace, so whoever wants to know something asks the panel that runs.
 */
import { createHash } from 'node:crypto';
import { chmod, readdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import type { ReadinessReport } from '../../shared/readiness.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { minute, second } from '../../shared/time.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Readiness } from '../ports/readiness.ts';

const requestSchema = z.strictObject({ ask: z.literal('check'), writes: z.boolean() });
type Request = z.output<typeof requestSchema>;
/** The report comes from a panel of the same version, which made it by the same types. */
const answerSchema = z.object({ report: z.custom<ReadinessReport>((value) => typeof value === 'object') });

const mostRequestBytes = 4_096;
const mostAnswerBytes = 1_048_576;
const requestDeadlineMs = 5 * second;
const answerDeadlineMs = 3 * minute;

/**
 * Where the panel that runs on this config file listens. Socket paths may be 107 bytes long at most, so the file's
 * path is hashed.
 */
export function controlPath(
  configFile: string,
  { platform, env, temporaryFolder }: Place = thisMachine(),
): string {
  const name = `motespanel-${createHash('sha256').update(configFile).digest('hex').slice(0, 16)}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return path.posix.join(env['XDG_RUNTIME_DIR'] ?? temporaryFolder, `${name}.sock`);
}

/** Every place where such a panel may listen: an administrator looks for the one of the kiosk's user. */
export async function controlPaths(
  configFile: string,
  usersFolder = '/run/user',
): Promise<readonly string[]> {
  const own = controlPath(configFile);
  const users = await readdir(usersFolder).catch(() => []);
  const theirs = users.map((user) => path.posix.join(usersFolder, user, path.posix.basename(own)));
  return own.startsWith('\\\\') ? [own] : [...new Set([own, ...theirs])];
}

export interface Place {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly temporaryFolder: string;
}

function thisMachine(): Place {
  const { platform, env } = process;
  return { platform, env, temporaryFolder: env['TMPDIR'] ?? '/tmp' };
}

export interface ControlParts {
  readonly path: string;
  readonly readiness: Readiness;
  readonly clock: Clock;
  readonly log: Log;
}

/** Listens until stopped. A socket left behind by a panel that died is taken over; one that answers is left alone. */
export async function startControl({ path: at, readiness, clock, log }: ControlParts): Promise<Stop> {
  const server = createServer((socket) => serve(socket, readiness, clock));
  const isListening = await listen(server, at);
  if (!isListening) {
    log.warn('control.notListening');
    return () => undefined;
  }
  if (!at.startsWith('\\\\')) await chmod(at, 0o600).catch(() => undefined);
  return () => void server.close();
}

async function listen(server: Server, at: string): Promise<boolean> {
  const attempt = (): Promise<boolean> =>
    new Promise((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(at, () => resolve(true));
    });
  if (await attempt()) return true;
  if (await isAnswered(at)) return false;
  await rm(at, { force: true }).catch(() => undefined);
  return attempt();
}

function isAnswered(at: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(at);
    const settle = (answers: boolean): void => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

function serve(socket: Socket, readiness: Readiness, clock: Clock): void {
  const stopWaiting = clock.schedule(requestDeadlineMs, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.once('close', stopWaiting);
  readLine(socket, mostRequestBytes, (line) => {
    stopWaiting();
    const request = decode(line, requestSchema);
    if (request === null) {
      socket.end(`${JSON.stringify({ error: 'not a request' })}\n`);
      return;
    }
    void readiness
      .check({ writes: request.writes })
      .then((report) => socket.end(`${JSON.stringify({ report })}\n`));
  });
}

/** Calls back once with the first line; a longer one ends the connection. */
function readLine(socket: Socket, mostBytes: number, take: (line: string) => void): void {
  let text = '';
  let isTaken = false;
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    if (isTaken) return;
    text += chunk;
    const end = text.indexOf('\n');
    if (end < 0) {
      if (text.length > mostBytes) socket.destroy();
      return;
    }
    isTaken = true;
    take(text.slice(0, end));
  });
}

function decode<T>(line: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** Why nothing was heard: nobody listens there, or whoever does gave no answer that can be used. */
export type ControlFailure = 'notRunning' | 'noAnswer';

/** Asks the panel that listens at one of the places. Settles within a few minutes. */
export async function askForCheck(
  places: readonly string[],
  writes: boolean,
  clock: Clock,
): Promise<Result<ReadinessReport, ControlFailure>> {
  for (const at of places) {
    const answer = await ask(at, writes, clock);
    if (answer.ok || answer.error === 'noAnswer') return answer;
  }
  return err('notRunning');
}

function ask(at: string, writes: boolean, clock: Clock): Promise<Result<ReadinessReport, ControlFailure>> {
  return new Promise((resolve) => {
    const socket = connect(at);
    let isConnected = false;
    const settle = (result: Result<ReadinessReport, ControlFailure>): void => {
      stopWaiting();
      socket.destroy();
      resolve(result);
    };
    const stopWaiting = clock.schedule(answerDeadlineMs, () => settle(err('noAnswer')));
    socket.once('connect', () => {
      isConnected = true;
      socket.write(`${JSON.stringify({ ask: 'check', writes } satisfies Request)}\n`);
    });
    socket.once('error', () => settle(err(isConnected ? 'noAnswer' : 'notRunning')));
    socket.once('close', () => settle(err('noAnswer')));
    readLine(socket, mostAnswerBytes, (line) => {
      const answer = decode(line, answerSchema);
      settle(answer === null ? err('noAnswer') : ok(answer.report));
    });
  });
}

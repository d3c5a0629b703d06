/**
 * Signs a connection in by NTLM: three legs on one socket, after which the socket needs no credentials for as long as
 * it lives. Version 2 only: a server that asks for the broken first version is told nothing. Tries once.
 */
import { hostname } from 'node:os';
import ntlm from '@ewsjs/ntlm-client';
import type { Socket } from 'node:net';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type EwsFault, fault, lineFault } from './errors.ts';
import { type Line, type LineRequest, readWhole, type Reply } from './http-line.ts';

export interface NtlmAccount {
  /** `DOMAIN\name`, a user principal name, or a bare name of the server's own domain. */
  readonly user: string;
  readonly password: string;
}

export type Send = (
  line: Line,
  request: LineRequest,
  signal: AbortSignal,
) => Promise<Result<Reply, EwsFault>>;

/** What comes with a refusal says nothing; its size is bounded all the same. */
const mostRefusalBytes = 256 * 1024;
const challengeIn = /(?:^|,)\s*NTLM\s+([a-z0-9+/]+=*)/i;

export function createNtlm(account: NtlmAccount): Send {
  const signedIn = new WeakMap<Line, Socket>();

  const signIn: Send = async (line, request, signal) => {
    const offered = await line.send(withHeader(request, ntlm.createType1Message('', ''), ''), signal);
    if (!offered.ok) return err({ ...lineFault(offered.error), isCertain: true });
    // Something in front of Exchange has answered in its place, or NTLM is not to be had here.
    const response = offered.value.status === 401 ? responseTo(offered.value, account) : null;
    if (response === null) return ok(offered.value);
    const drained = await readWhole(offered.value, mostRefusalBytes);
    if (!drained.ok) return err(fault('calendar.unreachable', drained.error, { isCertain: true }));
    const last = await line.send(withHeader(request, response, request.body), signal);
    if (!last.ok) return err(lineFault(last.error));
    if (last.value.status !== 401) signedIn.set(line, last.value.socket);
    else if (last.value.socket !== offered.value.socket) {
      await readWhole(last.value, mostRefusalBytes);
      return err(fault('calendar.unreachable', 'connection lost during login', { isCertain: true }));
    }
    return ok(last.value);
  };

  return async (line, request, signal) => {
    if (signedIn.get(line)?.destroyed !== false) return signIn(line, request, signal);
    const reply = await line.send(request, signal);
    if (!reply.ok) return err(lineFault(reply.error));
    if (reply.value.status !== 401) return ok(reply.value);
    // The server has forgotten the connection, or it is another one by now.
    signedIn.delete(line);
    const drained = await readWhole(reply.value, mostRefusalBytes);
    if (!drained.ok) return err(fault('calendar.unreachable', drained.error, { isCertain: true }));
    return signIn(line, request, signal);
  };
}

function withHeader({ headers }: LineRequest, authorization: string, body: string): LineRequest {
  return { headers: { ...headers, authorization }, body };
}

function responseTo(reply: Reply, { user, password }: NtlmAccount): string | null {
  const header = [reply.headers['www-authenticate'] ?? []].flat().join(', ');
  const [, encoded] = challengeIn.exec(header) ?? [];
  if (encoded === undefined) return null;
  const [name, domain] = split(user);
  try {
    const challenge = ntlm.decodeType2Message(`NTLM ${encoded}`);
    if (challenge.version !== 2) return null;
    return ntlm.createType3Message(challenge, name, password, hostname(), domain);
  } catch {
    // Not a challenge. The library's message quotes it.
    return null;
  }
}

/** A user principal name stands alone; a bare name belongs to the domain that the server names. */
function split(user: string): readonly [name: string, domain: string | undefined] {
  const [domain = '', name] = user.split('\\', 2);
  if (name !== undefined) return [name, domain];
  return [user, user.includes('@') ? '' : undefined];
}

/** How the simulator's own tests speak to it: Node's fetch and `ws`, with a token of their own. */
import { expect, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { startZoomCloud, type ZoomCloudOptions, type ZoomCloudSimulator } from './index.ts';

export type Json = Record<string, unknown>;

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed; empty when it is not an object. */
  readonly body: Json;
}

export const now = Date.parse('2026-11-24T08:07:30Z');

/** Stops with the test. Its clock stands still unless the options say otherwise. */
export async function startCloud(options: ZoomCloudOptions = {}): Promise<ZoomCloudSimulator> {
  const cloud = await startZoomCloud({ now: () => now, ...options });
  onTestFinished(() => cloud.stop());
  return cloud;
}

export async function read(response: Response): Promise<Answered> {
  const text = await response.text();
  let body: unknown = {};
  try {
    body = JSON.parse(text);
  } catch {
    // A test that wants to see the text looks at the text.
  }
  return { status: response.status, headers: response.headers, text, body: body as Json };
}

export async function askToken(
  cloud: ZoomCloudSimulator,
  change: { readonly id?: string; readonly secret?: string; readonly form?: Record<string, string> } = {},
): Promise<Answered> {
  const basic = `${change.id ?? cloud.clientId}:${change.secret ?? cloud.clientSecret}`;
  const form = change.form ?? { grant_type: 'account_credentials', account_id: cloud.accountId };
  return read(
    await fetch(cloud.tokenUrl, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
      body: new URLSearchParams(form),
    }),
  );
}

export async function tokenOf(cloud: ZoomCloudSimulator): Promise<string> {
  return String((await askToken(cloud)).body['access_token']);
}

export type Call = (method: string, path: string, body?: unknown) => Promise<Answered>;

/** Calls with one token, as a client that keeps it does. */
export async function callerOf(cloud: ZoomCloudSimulator): Promise<Call> {
  const token = await tokenOf(cloud);
  return async (method, path, body) =>
    read(
      await fetch(`${cloud.apiUrl}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
}

export const command = (call: Call, cloud: ZoomCloudSimulator, name: string, params?: unknown) =>
  call('PATCH', `/v2/rooms/${cloud.roomId}/events`, { method: `zoomroom.${name}`, params });

export async function makeMeeting(
  call: Call,
  cloud: ZoomCloudSimulator,
  order: Json = { password: '471147', settings: { join_before_host: true } },
): Promise<Json & { readonly id: number }> {
  const made = await call('POST', `/v2/users/${cloud.host}/meetings`, order);
  expect(made.status).toBe(201);
  return made.body as Json & { id: number };
}

export interface Listening {
  readonly socket: WebSocket;
  /** The next frame as it came. */
  readonly next: () => Promise<string>;
  readonly closed: Promise<void>;
}

/** Connects for events, with a token of its own unless one is given. */
export async function listen(
  cloud: ZoomCloudSimulator,
  { token, subscriptionId = cloud.subscriptionId }: { token?: string; subscriptionId?: string } = {},
): Promise<Listening> {
  const access = token ?? (await tokenOf(cloud));
  const socket = new WebSocket(
    `${cloud.eventsUrl}?subscriptionId=${subscriptionId}&access_token=${encodeURIComponent(access)}`,
  );
  onTestFinished(() => socket.terminate());
  const frames: string[] = [];
  const waiting: ((frame: string) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const frame = data.toString('utf8');
    const first = waiting.shift();
    if (first === undefined) frames.push(frame);
    else first(frame);
  });
  socket.on('error', () => undefined);
  return {
    socket,
    next: () => {
      const frame = frames.shift();
      return frame === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(frame);
    },
    closed: new Promise((resolve) => socket.once('close', () => resolve())),
  };
}

/** The event inside its frame, parsed the second time. */
export async function nextEvent(listening: Listening): Promise<{ event: string; object: Json }> {
  const frame = JSON.parse(await listening.next()) as { module: string; content: string };
  expect(frame.module).toBe('message');
  const { event, payload } = JSON.parse(frame.content) as { event: string; payload: { object: Json } };
  return { event, object: payload.object };
}

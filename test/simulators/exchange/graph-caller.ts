/**
 * A plain caller of the simulated Exchange for tests: fetches a token and calls Graph paths. It interprets nothing;
 * what comes back is what was sent.
 */
import type { ExchangeSimulator } from './index.ts';

export type Json = Record<string, unknown>;

export interface Called {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

export async function askToken(
  { url, tenant, clientId, clientSecret }: ExchangeSimulator,
  change: Readonly<Partial<Record<string, string | null>>> = {},
  inTenant: string = tenant,
): Promise<Called> {
  const form: Partial<Record<string, string | null>> = {
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'client_credentials',
    scope: 'https://graph.microsoft.com/.default',
    ...change,
  };
  const sent = Object.entries(form).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const path = `${url}/${inTenant}/oauth2/v2.0/token`;
  return read(await fetch(path, { method: 'POST', body: new URLSearchParams(sent) }));
}

export async function bearer(simulator: ExchangeSimulator): Promise<string> {
  const { body } = await askToken(simulator);
  return `Bearer ${String(body['access_token'])}`;
}

/** Calls a path under the room's address, such as `/calendar/calendarView?…`, with a fresh token. */
export async function callRoom(
  simulator: ExchangeSimulator,
  path: string,
  headers: Record<string, string> = {},
  mailbox: string = simulator.mailbox,
): Promise<Called> {
  const authorization = await bearer(simulator);
  const url = `${simulator.url}/v1.0/users/${encodeURIComponent(mailbox)}${path}`;
  return read(await fetch(url, { headers: { authorization, ...headers } }));
}

/** Sends a document, or nothing, to a path under the room's address. */
export async function writeRoom(
  simulator: ExchangeSimulator,
  method: string,
  path: string,
  document: unknown = null,
  headers: Record<string, string> = {},
  mailbox: string = simulator.mailbox,
): Promise<Called> {
  const authorization = await bearer(simulator);
  const url = `${simulator.url}/v1.0/users/${encodeURIComponent(mailbox)}${path}`;
  const content =
    document === null ? {} : { body: typeof document === 'string' ? document : JSON.stringify(document) };
  const type: Record<string, string> = document === null ? {} : { 'content-type': 'application/json' };
  return read(await fetch(url, { method, headers: { authorization, ...type, ...headers }, ...content }));
}

/** Calls a path that belongs to no room, such as `/places/…`. */
export async function callSite(simulator: ExchangeSimulator, path: string): Promise<Called> {
  const authorization = await bearer(simulator);
  return read(await fetch(`${simulator.url}/v1.0${path}`, { headers: { authorization } }));
}

export async function control(simulator: ExchangeSimulator, command: unknown): Promise<Response> {
  return await fetch(`${simulator.control}/do`, { method: 'POST', body: JSON.stringify(command) });
}

export async function read(response: Response): Promise<Called> {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? (JSON.parse(text) as Json) : { text },
  };
}

export function items({ body }: Called): Json[] {
  return body['value'] as Json[];
}

export function errorCode({ body }: Called): unknown {
  return (body['error'] as Json)['code'];
}

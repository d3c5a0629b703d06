/** An EWS address that answers as a test wants, sensible or not, and remembers what it was asked. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { EwsAccess } from '../../../electron/calendar/ews/login.ts';

export interface Asked {
  /** Name of the operation; empty where there is no envelope. */
  readonly operation: string;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
  readonly socket: Socket;
}

export interface OddServer {
  readonly origin: string;
  /** Access for the room's own account by Basic. */
  readonly access: EwsAccess;
  readonly asked: readonly Asked[];
  /** Resolves when so many requests have come. */
  readonly reached: (count: number) => Promise<void>;
}

export const room = 'rum-a507@uni.example';

export async function startOddServer(
  answer: (asked: Asked, response: ServerResponse, count: number) => void,
): Promise<OddServer> {
  const asked: Asked[] = [];
  let wake = (): void => undefined;
  const server = createServer((request, response) => {
    // The real date would differ from a test's.
    response.sendDate = false;
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces).toString();
      const operation = /<s:Body><m:(\w+)/.exec(body)?.[1] ?? '';
      const one = { operation, body, headers: request.headers, socket: request.socket };
      asked.push(one);
      wake();
      answer(one, response, asked.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    access: {
      ...{ url: `${origin}/EWS/Exchange.asmx`, auth: 'basic', user: room, password: 'hemligt' },
      ...{ oauth: null, impersonate: false },
    },
    asked,
    reached: async (count) => {
      while (asked.length < count) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}

const namespaces =
  'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors"';

export function envelope(body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><s:Envelope ${namespaces}><s:Header/><s:Body>${body}</s:Body></s:Envelope>`;
}

/** A whole answer with one message per text given; each an element inside a successful message. */
export function answerOf(operation: string, ...messages: readonly string[]): string {
  const written = messages.map((inner) =>
    inner.startsWith('<m:ResponseCode>Error')
      ? `<m:${operation}ResponseMessage ResponseClass="Error"><m:MessageText>Anna</m:MessageText>${inner}</m:${operation}ResponseMessage>`
      : `<m:${operation}ResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>${inner}</m:${operation}ResponseMessage>`,
  );
  return envelope(
    `<m:${operation}Response><m:ResponseMessages>${written.join('')}</m:ResponseMessages></m:${operation}Response>`,
  );
}

/** An error in place of a message. */
export function errorOf(code: string, backOffMs: number | null = null): string {
  return `<m:ResponseCode>${code}</m:ResponseCode>${backOff(backOffMs)}`;
}

export function faultOf(code: string, backOffMs: number | null = null): string {
  return envelope(
    `<s:Fault><faultcode xmlns:a="urn:a">a:${code}</faultcode><faultstring>Try again later.</faultstring><detail><e:ResponseCode> ${code} </e:ResponseCode>${backOff(backOffMs).replaceAll('m:', 't:')}</detail></s:Fault>`,
  );
}

function backOff(ms: number | null): string {
  return ms === null
    ? ''
    : `<m:MessageXml><t:Value Name="BackOffMilliseconds">${ms}</t:Value></m:MessageXml>`;
}

export function sendXml(
  response: ServerResponse,
  text: string,
  status = 200,
  headers: Readonly<Record<string, string | string[]>> = {},
): void {
  response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8', ...headers });
  response.end(text);
}

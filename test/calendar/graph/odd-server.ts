/** A server that grants tokens and answers everything else as a test wants, for what no real service would send. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { GraphCalendarOptions } from '../../../electron/calendar/index.ts';

export interface OddServer {
  readonly url: string;
  /** Access for a calendar that takes this server for both hosts. */
  readonly access: GraphCalendarOptions['access'];
}

export async function startOddServer(
  answer: (request: IncomingMessage, response: ServerResponse, url: string) => void,
): Promise<OddServer> {
  let url = '';
  const server = createServer((request, response) => {
    // The real date would differ from a test's.
    response.sendDate = false;
    if (request.url?.endsWith('/token') !== true) {
      answer(request, response, url);
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token: 'secret', expires_in: 3599 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const access = {
    ...{ host: url, tokenHost: url, tenant: 't', clientId: 'c' },
    ...{ clientSecret: 's', certificate: null },
  };
  return { url, access };
}

export function sendJson(response: ServerResponse, document: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(document));
}

/** A server that grants tokens, up to a number, and answers everything else as a test wants, sensible or not. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { GraphCalendarOptions } from '../../../electron/calendar/index.ts';

export interface OddServer {
  readonly url: string;
  /** Access for a calendar that takes this server for both hosts. */
  readonly access: GraphCalendarOptions['access'];
  readonly tokenRequests: () => number;
}

export async function startOddServer(
  answer: (request: IncomingMessage, response: ServerResponse, url: string) => void,
  mostTokens = Number.POSITIVE_INFINITY,
): Promise<OddServer> {
  let url = '';
  let tokens = 0;
  const server = createServer((request, response) => {
    // The real date would differ from a test's.
    response.sendDate = false;
    if (request.url?.endsWith('/token') !== true) {
      answer(request, response, url);
      return;
    }
    tokens += 1;
    response.statusCode = tokens > mostTokens ? 401 : 200;
    sendJson(
      response,
      tokens > mostTokens ? { error: 'invalid_client' } : { access_token: 'secret', expires_in: 3599 },
    );
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
  return { url, access, tokenRequests: () => tokens };
}

export function sendJson(response: ServerResponse, document: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(document));
}

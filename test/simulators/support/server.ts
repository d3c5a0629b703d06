/**
 * The HTTP server under the simulated service desk: counts requests, applies faults, sends answers. It owns every
 * socket; stopping ends them all.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Delivery } from '../http/fault-ledger.ts';
import { listen } from '../http/listen.ts';
import { readBody } from '../http/read-body.ts';
import { meet, type FaultLedger } from './faults.ts';
import { problem, type Answer, type Received } from './http-message.ts';

const maxBodyBytes = 64 * 1024;
export const controlPrefix = '/_control';

export interface ServerParts {
  readonly face: (request: Received) => Answer;
  readonly control: (request: Received) => Answer;
  readonly faults: FaultLedger;
  /** Called for every request but those of the control channel, before anything is done with it. */
  readonly arrived: (request: Received) => void;
}

export interface DeskServer {
  readonly url: string;
  readonly isDown: () => boolean;
  /** Going down cuts what is under way as well; the control channel goes on. */
  readonly setDown: (isDown: boolean) => void;
  readonly stop: () => Promise<void>;
}

export async function startServer(parts: ServerParts, port: number): Promise<DeskServer> {
  const underWay = new Set<ServerResponse>();
  let isDown = false;

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://simulated');
    const body = await readBody(request, maxBodyBytes);
    const received = {
      ...{ method: request.method ?? '', path: pathname, headers: request.headers, body: body ?? '' },
    };
    if (pathname === controlPrefix || pathname.startsWith(`${controlPrefix}/`)) {
      send(response, parts.control(received));
      return;
    }
    if (isDown) {
      request.socket.destroy();
      return;
    }
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    parts.arrived(received);
    const fault = parts.faults.take('desk', `${received.method} ${pathname}`);
    const work = (): Answer => (body === null ? problem(413, 'Too long.') : parts.face(received));
    const { answer, delivery } = meet(fault, work);
    deliver(response, answer, delivery);
  };

  const listening = await listen(serve, port);
  return {
    url: listening.url,
    isDown: () => isDown,
    setDown: (wanted) => {
      isDown = wanted;
      if (isDown) for (const response of underWay) response.destroy();
    },
    stop: listening.stop,
  };
}

/** Half an answer is held open for ever, or cut as soon as it is out. */
function deliver(response: ServerResponse, answer: Answer, delivery: Delivery): void {
  switch (delivery.kind) {
    case 'never':
      return;
    case 'cut':
      response.destroy();
      return;
    case 'whole':
      send(response, answer);
      return;
    case 'held': {
      const bytes = Buffer.from(answer.body);
      response.writeHead(answer.status, { ...answer.headers, 'Content-Length': bytes.length + 1 });
      response.write(bytes, () => {
        if (delivery.pauseMs !== null) response.destroy();
      });
    }
  }
}

function send(response: ServerResponse, answer: Answer): void {
  const bytes = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'Content-Length': bytes.length });
  response.end(bytes);
}

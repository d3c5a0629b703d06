/**
 * The request `net.request` gives: Node's http under the events of Electron's ClientRequest. There is no
 * `socket` event, as there is none in Electron, which is why its callers need deadlines of their own.
 */
import { EventEmitter } from 'node:events';
import { request as requestHttp, type ClientRequest as NodeRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { ClientRequest, ClientRequestConstructorOptions } from 'electron';
import { guardClass, notInDouble, type Surface } from './guard.ts';

/** Requests under way, with the session each belongs to. */
const live = new Map<DoubleRequest, object>();

/** What `session.closeAllConnections` does to requests under way. */
export function closeRequests(session: object): void {
  for (const [request, owner] of live) if (owner === session) request.fail(new Error('net::ERR_ABORTED'));
}

function addressOf(options: ClientRequestConstructorOptions): URL {
  if (options.url !== undefined) return new URL(options.url);
  const authority = options.host ?? `${options.hostname ?? ''}:${options.port ?? ''}`;
  return new URL(`${options.protocol ?? 'http:'}//${authority}${options.path ?? '/'}`);
}

export class DoubleRequest extends EventEmitter implements Surface<ClientRequest, 'end'> {
  private readonly request: NodeRequest;
  private readonly url: URL;

  /** `defaultSession` owns the request unless its options name another. */
  constructor(given: ClientRequestConstructorOptions | string, defaultSession: object) {
    super();
    const options: ClientRequestConstructorOptions = typeof given === 'string' ? { url: given } : given;
    this.url = addressOf(options);
    const open = this.url.protocol === 'https:' ? requestHttps : requestHttp;
    this.request = open(this.url, {
      method: options.method ?? 'GET',
      headers: options.headers,
    });
    this.request.on('response', (response) => this.receive(response));
    this.request.on('error', (error) => this.emit('error', error));
    this.request.on('close', () => {
      live.delete(this);
      this.emit('close');
    });
    live.set(this, options.session ?? defaultSession);
  }

  /** A redirect is announced and given up, as in Electron when its listener does not follow it there and then. */
  private receive(response: IncomingMessage): void {
    const { statusCode = 0, headers } = response;
    if (statusCode < 300 || statusCode >= 400 || headers.location === undefined) {
      this.emit('response', response);
      return;
    }
    const target = new URL(headers.location, this.url).href;
    if (this.emit('redirect', statusCode, 'GET', target, headers)) this.abort();
    else this.fail(notInDouble('following a redirect'));
  }

  setHeader(name: string, value: string): void {
    this.request.setHeader(name, value);
  }

  write(chunk: Buffer | string): void {
    this.request.write(chunk);
  }

  end(chunk?: Buffer | string): this {
    this.request.end(chunk, () => this.emit('finish'));
    return this;
  }

  abort(): void {
    this.request.removeAllListeners('error').on('error', () => undefined);
    this.request.destroy();
    this.emit('abort');
  }

  fail(error: Error): void {
    this.request.destroy(error);
  }
}
guardClass('net.request', DoubleRequest);

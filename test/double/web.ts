/**
 * Electron's `protocol`, `session` and `net`. A scheme of the app's own becomes an https origin that exists
 * nowhere, so that Chromium treats it as the secure origin it is in Electron; the app's handler answers for it,
 * and main never sees the other name. All sessions share one profile.
 */
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CallbackResponse, Net, OnBeforeRequestListenerDetails, Protocol } from 'electron';
import type { Session, WebContents, WebRequest, WebRequestFilter } from 'electron';
import { isReady, mustPrecedeReady } from './app.ts';
import { guard, guardClass, notInDouble, type Surface } from './guard.ts';
import { closeRequests, DoubleRequest } from './net-request.ts';
import { record } from './record.ts';

type ProtocolHandler = Parameters<Protocol['handle']>[1];
type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type BeforeRequest = (
  details: OnBeforeRequestListenerDetails,
  callback: (response: CallbackResponse) => void,
) => void;

/** The permissions a page of the double asks main for. */
export type AskedPermission = 'media' | 'display-capture' | 'geolocation' | 'notifications' | 'unknown';
export type MediaType = 'audio' | 'video';

const ownSchemes = new Set<string>();

/** `panel://app/x` as Chromium knows it: `https://panel--app.double.test/x`. Other addresses stay. */
export function toWeb(url: string): string {
  const [, scheme = '', host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  if (host === undefined || !ownSchemes.has(scheme)) return url;
  return `https://${scheme}--${host}.double.test${rest === '' ? '/' : rest}`;
}

/** The way back, for everything main gets to see. */
export function toApp(url: string): string {
  return url.replace(/^https:\/\/([a-z0-9+.-]+?)--([^/?#]*)\.double\.test/, '$1://$2');
}

/** Sources of the app's own scheme in a policy, `panel:` or `panel://app`, name the other origin. */
function policyToWeb(policy: string): string {
  return policy.replace(/\b([a-z][a-z0-9+.-]*):(\/\/[^\s;]+)?/gi, (source, scheme: string) => {
    if (!ownSchemes.has(scheme)) return source;
    return source.includes('//') ? toWeb(source).replace(/\/$/, '') : 'https://*.double.test';
  });
}

class DoubleProtocol implements Surface<Protocol> {
  private readonly handlers = new Map<string, ProtocolHandler>();

  registerSchemesAsPrivileged(schemes: Parameters<Protocol['registerSchemesAsPrivileged']>[0]): void {
    mustPrecedeReady('protocol.registerSchemesAsPrivileged()');
    for (const { scheme, privileges } of schemes) {
      ownSchemes.add(scheme);
      record('protocol.registerSchemesAsPrivileged', scheme, privileges);
    }
  }

  handle(scheme: string, handler: ProtocolHandler): void {
    if (!isReady()) throw new Error('protocol.handle() can only be called after app is ready');
    if (!ownSchemes.has(scheme))
      throw notInDouble(`handling ${scheme}:, which is not registered as privileged`);
    if (this.handlers.has(scheme)) throw new Error('The scheme has been registered');
    this.handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }

  /** The app's answer in the form Chromium takes; null where the app does not handle the scheme. */
  async answer(request: Request): Promise<{ status: number; headers: Headers; body: Buffer } | null> {
    const handler = this.handlers.get(request.url.slice(0, request.url.indexOf(':')));
    if (handler === undefined) return null;
    const response = await handler(request);
    const headers = new Headers(response.headers);
    const policy = headers.get('content-security-policy');
    if (policy !== null) headers.set('content-security-policy', policyToWeb(policy));
    return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
  }
}
guard('protocol', DoubleProtocol.prototype);

class DoubleWebRequest implements Surface<WebRequest> {
  private listener: BeforeRequest | null = null;

  onBeforeRequest(filter: WebRequestFilter, listener: BeforeRequest | null): void;
  onBeforeRequest(listener: BeforeRequest | null): void;
  onBeforeRequest(first: WebRequestFilter | BeforeRequest | null, second?: BeforeRequest | null): void {
    const isFilter = first !== null && typeof first !== 'function';
    if (isFilter && first.urls.some((url) => url !== '<all_urls>')) throw notInDouble('a filter of requests');
    this.listener = isFilter ? (second ?? null) : first;
  }

  /** Whether the app cancels this request. */
  async isCancelled(details: OnBeforeRequestListenerDetails): Promise<boolean> {
    const { listener } = this;
    if (listener === null) return false;
    const response = await new Promise<CallbackResponse>((resolve) => listener(details, resolve));
    if (response.redirectURL !== undefined) throw notInDouble('redirecting a request');
    return response.cancel === true;
  }
}
guard('session.webRequest', DoubleWebRequest.prototype);

export class DoubleSession extends EventEmitter implements Surface<Session, 'protocol' | 'webRequest'> {
  readonly protocol = new DoubleProtocol();
  readonly webRequest = new DoubleWebRequest();
  private permissionRequest: RequestHandler | null = null;
  private permissionCheck: CheckHandler | null = null;

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.permissionCheck = handler;
  }

  // Chromium here has no such devices; that the app denies them can only be written down.
  setDevicePermissionHandler(handler: Parameters<Session['setDevicePermissionHandler']>[0]): void {
    record('session.setDevicePermissionHandler', handler);
  }

  setDisplayMediaRequestHandler(handler: Parameters<Session['setDisplayMediaRequestHandler']>[0]): void {
    record('session.setDisplayMediaRequestHandler', handler);
  }

  setBluetoothPairingHandler(handler: Parameters<Session['setBluetoothPairingHandler']>[0]): void {
    record('session.setBluetoothPairingHandler', handler);
  }

  setSpellCheckerEnabled(isEnabled: boolean): void {
    record('session.setSpellCheckerEnabled', isEnabled);
  }

  /** Chromium here writes its profile when it is closed. */
  flushStorageData(): void {
    record('session.flushStorageData');
  }

  closeAllConnections(): Promise<void> {
    closeRequests(this);
    return Promise.resolve();
  }

  /** Whether the app lets a page have what it asks for. Without a handler Electron grants everything. */
  grants(contents: WebContents, permission: AskedPermission, mediaTypes: MediaType[]): Promise<boolean> {
    const handler = this.permissionRequest;
    if (handler === null) return Promise.resolve(true);
    const requestingUrl = contents.getURL();
    const details = {
      requestingUrl,
      isMainFrame: true,
      securityOrigin: contents.mainFrame.origin,
      mediaTypes,
    };
    return new Promise((resolve) => handler(contents, permission, resolve, details));
  }

  /** Whether the app tells a page that it already has a permission. */
  confirms(contents: WebContents, permission: AskedPermission): boolean {
    const { origin } = contents.mainFrame;
    const details = { requestingUrl: contents.getURL(), isMainFrame: true, securityOrigin: origin };
    return this.permissionCheck?.(contents, permission, origin, details) ?? true;
  }
}
guardClass('session', DoubleSession);

const partitions = new Map<string, DoubleSession>();
function fromPartition(partition: string): DoubleSession {
  if (!isReady()) throw new Error('Session can only be received when app is ready');
  const known = partitions.get(partition) ?? new DoubleSession();
  partitions.set(partition, known);
  return known;
}

export const session = guard('session', {
  get defaultSession() {
    return fromPartition('');
  },
  fromPartition,
});

const defaultProtocol = () => session.defaultSession.protocol;
const beforeReady = new DoubleProtocol();
/** The module's `protocol` is the default session's, except that schemes are registered before there is one. */
export const protocol = guard('protocol', {
  registerSchemesAsPrivileged: (schemes) => beforeReady.registerSchemesAsPrivileged(schemes),
  handle: (scheme, handler) => defaultProtocol().handle(scheme, handler),
  unhandle: (scheme) => defaultProtocol().unhandle(scheme),
  isProtocolHandled: (scheme) => defaultProtocol().isProtocolHandled(scheme),
} satisfies Surface<Protocol>);

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

async function readAsResponse(url: string): Promise<Response> {
  const path = fileURLToPath(url);
  const type = contentTypes[extname(path)] ?? 'application/octet-stream';
  try {
    return new Response(await readFile(path), { headers: { 'content-type': type } });
  } catch (error) {
    throw new Error('net::ERR_FILE_NOT_FOUND', { cause: error });
  }
}

export const net = guard('net', {
  isOnline: () => true,
  fetch: (input, init) => {
    const url = typeof input === 'string' ? input : input.url;
    return url.startsWith('file:') ? readAsResponse(url) : fetch(input, init);
  },
  request: (options: ConstructorParameters<typeof DoubleRequest>[0]) =>
    new DoubleRequest(options, session.defaultSession),
} satisfies Surface<Net, 'request'> & { request: unknown });

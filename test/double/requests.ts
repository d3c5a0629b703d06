/**
 * Stands between a tab and everything it asks for: lets the app prevent navigations, cancel requests, and answer
 * for its own scheme. What nobody stops goes to the network, of which Chromium here has loopback only.
 */
import type { OnBeforeRequestListenerDetails } from 'electron';
import type { DevTools } from './chromium.ts';
import type { Frames } from './frames.ts';
import { toApp, toWeb, type DoubleSession } from './web.ts';

/** A document a frame is about to load, and who may object. */
export interface Navigation {
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly frameId: string;
  readonly isRedirect: boolean;
}

interface Owner {
  readonly session: DoubleSession;
  readonly frames: Frames;
  /** Asks the app; false where a listener prevented it. */
  readonly mayNavigate: (navigation: Navigation) => boolean;
}

type ResourceType = OnBeforeRequestListenerDetails['resourceType'];
const resourceTypes: Readonly<Record<string, ResourceType>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
};

export class Requests {
  private readonly page: DevTools;
  private readonly owner: Owner;
  /** The address main itself has asked for: such a load is no navigation of the page's. */
  private ownLoad: string | null = null;
  private lastId = 0;

  constructor(page: DevTools, owner: Owner) {
    this.page = page;
    this.owner = owner;
  }

  async intercept(): Promise<void> {
    this.page.on('Fetch.requestPaused', (paused) => {
      // A tab that closes meanwhile takes its requests with it.
      this.decide(paused).catch(() => undefined);
    });
    await this.page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  }

  expectOwnLoad(url: string): void {
    this.ownLoad = toWeb(url).replace(/#.*$/, '');
  }

  private async decide(paused: PausedRequest): Promise<void> {
    const { requestId, request, frameId, resourceType } = paused;
    const { session, frames } = this.owner;
    const url = toApp(request.url);
    const isMainFrame = frames.isMain(frameId);
    const isDocument = resourceType === 'Document';
    const isRedirect = paused.redirectedRequestId !== undefined;
    if (isDocument && isMainFrame && !isRedirect && request.url === this.ownLoad) this.ownLoad = null;
    else if (isDocument && !this.owner.mayNavigate({ url, isMainFrame, frameId, isRedirect })) {
      await this.page.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    const details = {
      id: ++this.lastId,
      url,
      method: request.method,
      resourceType: isDocument
        ? isMainFrame
          ? 'mainFrame'
          : 'subFrame'
        : (resourceTypes[resourceType] ?? 'other'),
      referrer: toApp(request.headers['Referer'] ?? ''),
      timestamp: 0,
      uploadData: [],
    } satisfies OnBeforeRequestListenerDetails;
    if (await session.webRequest.isCancelled(details)) {
      await this.page.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      return;
    }
    await this.answer(paused, url);
  }

  private async answer({ requestId, request }: PausedRequest, url: string): Promise<void> {
    try {
      const { method, headers, postData } = request;
      const body = postData ?? null;
      const answer = await this.owner.session.protocol.answer(new Request(url, { method, headers, body }));
      if (answer === null) {
        await this.page.send('Fetch.continueRequest', { requestId });
        return;
      }
      await this.page.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: answer.status,
        responseHeaders: [...answer.headers].map(([name, value]) => ({ name, value })),
        body: answer.body.toString('base64'),
      });
    } catch {
      // A handler that fails is a failed load in Electron, too.
      await this.page.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    }
  }
}

interface PausedRequest {
  readonly requestId: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postData?: string;
  };
  readonly frameId: string;
  readonly resourceType: string;
  readonly redirectedRequestId?: string;
}

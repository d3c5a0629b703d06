/**
 * Electron's `webContents`: one tab of Chromium with its preload in an isolated world, and what happens in it in
 * Electron's words and order. A closed window's contents refuse every call but `isDestroyed`.
 */
import { EventEmitter } from 'node:events';
import type {
  IpcMainInvokeEvent,
  KeyboardInputEvent,
  WebContents,
  WebFrameMain,
  WebPreferences,
} from 'electron';
import { app, runningChromium } from './app.ts';
import { bindingName, bridgeSources, decodePageMessage, preloadWorld, type PageMessage } from './bridge.ts';
import { unlessGone, type DevTools } from './chromium.ts';
import { Frames } from './frames.ts';
import { asElectron, guardClass, notInDouble, preventable, type Surface } from './guard.ts';
import { answerInvoke, decode, DoubleIpcMain, encode, ipcMain } from './ipc.ts';
import { inputOf, pressOf } from './keyboard.ts';
import { followConsole } from './page-console.ts';
import { record } from './record.ts';
import { Requests, type Navigation } from './requests.ts';
import { session, toApp, toWeb, type DoubleSession } from './web.ts';

/** What contents need of their window. */
interface Owner {
  readonly close: () => void;
  readonly destroy: () => void;
}

/** A tab that has opened. */
interface Tab {
  readonly targetId: string;
  readonly page: DevTools;
  readonly frames: Frames;
  readonly requests: Requests;
}

const netErrors: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
};

/** Chromium's words for how a page's process ended, where Electron has other ones. */
const goneReasons: Readonly<Record<string, string>> = {
  abnormal: 'abnormal-exit',
  'launch failed': 'launch-failed',
};

const all = new Map<number, DoubleContents>();
let lastId = 0;

export class DoubleContents extends EventEmitter implements Surface<WebContents, 'session' | 'ipc'> {
  readonly id = ++lastId;
  readonly session: DoubleSession;
  readonly ipc = new DoubleIpcMain();
  private readonly preferences: WebPreferences;
  private readonly owner: Owner;
  private readonly opening: Promise<Tab>;
  private tab: Tab | null = null;
  private isGone = false;
  private isErrorPage = false;
  private isLoadingForMain = false;
  private openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null;

  constructor(owner: Owner, preferences: WebPreferences) {
    super();
    this.owner = owner;
    this.preferences = preferences;
    this.session =
      preferences.partition === undefined
        ? session.defaultSession
        : session.fromPartition(preferences.partition);
    all.set(this.id, this);
    this.opening = this.open();
    unlessGone(this.opening);
  }

  private async open(): Promise<Tab> {
    const { targetId, page } = await runningChromium().openTab();
    const frames = new Frames(targetId);
    const { session } = this;
    const mayNavigate = (navigation: Navigation): boolean => this.mayNavigate(frames, navigation);
    const requests = new Requests(page, { session, frames, mayNavigate });
    this.tab = { targetId, page, frames, requests };
    frames.follow(page);
    this.follow(this.tab);
    followConsole(page, (message) => this.emit('console-message', { ...message, frame: frames.main }));
    const { page: pageSource, preload } = bridgeSources(this.preferences);
    await page.send('Page.enable');
    await page.send('Runtime.enable');
    await page.send('Log.enable');
    await page.send('Runtime.addBinding', { name: bindingName, executionContextName: preloadWorld });
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: pageSource });
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: preload, worldName: preloadWorld });
    await requests.intercept();
    return this.tab;
  }

  private follow({ targetId, page, frames }: Tab): void {
    const { browser } = runningChromium();
    page.on('Page.domContentEventFired', () => this.isErrorPage || this.emit('dom-ready', {}));
    page.on('Page.loadEventFired', () => this.isErrorPage || this.emit('did-finish-load', {}));
    page.on('Page.frameNavigated', ({ frame }) => {
      if (!frames.isMain(frame.id)) return;
      const failedUrl = frame.unreachableUrl;
      this.isErrorPage = failedUrl !== undefined;
      if (failedUrl === undefined) this.emit('did-navigate', {}, toApp(frame.url), 200, '');
      else if (!this.isLoadingForMain)
        this.emit('did-fail-load', {}, -2, 'ERR_FAILED', toApp(failedUrl), true);
    });
    // A link with a target of its own; window.open is told by the page's half of the bridge.
    page.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      this.denyWindow({ url, frameName: windowName, features: windowFeatures.join(',') });
    });
    page.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === bindingName) void this.receive(decodePageMessage(payload), executionContextId);
    });
    browser.on('Target.targetCrashed', (crash) => {
      if (crash.targetId !== targetId) return;
      const reason = goneReasons[crash.status] ?? crash.status;
      const details = { reason, exitCode: crash.errorCode };
      this.emit('render-process-gone', {}, details);
      app.emit('render-process-gone', {}, this, details);
    });
    browser.on('Browser.downloadWillBegin', (download) => {
      if (frames.view(download.frameId) !== null) {
        this.refuseDownload(download.guid, download.url, download.suggestedFilename);
      }
    });
    // A page, or Playwright, closed the tab.
    browser.on('Target.targetDestroyed', (target) => target.targetId === targetId && this.owner.destroy());
  }

  /** Electron's order: every frame's navigation, then the main frame's own event. */
  private mayNavigate(frames: Frames, { url, isMainFrame, frameId, isRedirect }: Navigation): boolean {
    const frame = frames.view(frameId);
    const details = preventable({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
    if (isRedirect) this.emit('will-redirect', details, url, false, isMainFrame);
    else {
      this.emit('will-frame-navigate', details);
      if (isMainFrame && !details.defaultPrevented) this.emit('will-navigate', details, url, false, true);
    }
    return !details.defaultPrevented;
  }

  /** The window is not opened whatever the app answers; it is asked so that a change of its answer shows. */
  private denyWindow(asked: { url: string; frameName: string; features: string }): void {
    const details = { ...asked, url: toApp(asked.url), disposition: 'foreground-tab' } as const;
    const referrer = { url: '', policy: 'default' } as const;
    const action = this.openHandler?.({ ...details, referrer }).action ?? 'allow';
    record('webContents.windowOpen', details.url, action);
    if (action !== 'deny') throw notInDouble('a second window opened by a page');
  }

  private refuseDownload(guid: string, url: string, filename: string): void {
    const event = preventable({});
    const item = { getURL: () => toApp(url), getFilename: () => filename };
    this.session.emit('will-download', event, item, this);
    record('session.download', toApp(url), event.defaultPrevented);
    unlessGone(runningChromium().browser.send('Browser.cancelDownload', { guid }));
  }

  private async receive(message: PageMessage, world: number): Promise<void> {
    const senderFrame = this.tab?.frames.frameOfWorld(world) ?? null;
    const event = this.ipcEvent(senderFrame);
    if (message.kind === 'send') {
      const values = decode(message.text);
      this.ipc.emit(message.channel, event, ...values);
      ipcMain.emit(message.channel, event, ...values);
      return;
    }
    if (message.kind === 'window-open') {
      this.denyWindow(message);
      return;
    }
    const answer =
      message.kind === 'invoke'
        ? await answerInvoke([this.ipc, ipcMain], event, message.channel, decode(message.text))
        : { isOk: true, text: JSON.stringify(await this.answerPermission(message)) };
    await this.tell(world, 'answer', message.id, answer.text, answer.isOk);
  }

  private ipcEvent(senderFrame: WebFrameMain | null): IpcMainInvokeEvent {
    const sender = asElectron<WebContents>(this);
    const event = { type: 'frame', sender, senderFrame, frameId: 1, processId: 1 } as const;
    return preventable(event);
  }

  private answerPermission(asked: Extract<PageMessage, { kind: 'permission' }>): boolean | Promise<boolean> {
    const contents = asElectron<WebContents>(this);
    if (asked.question === 'check') return this.session.confirms(contents, asked.permission);
    return this.session.grants(contents, asked.permission, asked.details.mediaTypes);
  }

  private async tell(world: number, ...message: unknown[]): Promise<void> {
    const expression = `receiveFromMain(...${JSON.stringify(message)})`;
    // The world may have gone with its document: then nobody listens any more, as in Electron.
    await this.tab?.page.send('Runtime.evaluate', { contextId: world, expression }).catch(() => undefined);
  }

  private requireAlive(): void {
    if (this.isGone) throw new TypeError('Object has been destroyed');
  }

  get mainFrame(): WebFrameMain {
    this.requireAlive();
    return this.tab?.frames.main ?? new Frames('').main;
  }

  send(channel: string, ...values: unknown[]): void {
    this.requireAlive();
    const text = encode(values);
    const world = this.tab?.frames.mainWorld ?? null;
    if (world !== null) void this.tell(world, 'message', channel, text);
  }

  /** Resolves when the page has loaded, rejects with Chromium's error when it cannot be. */
  async loadURL(url: string): Promise<void> {
    this.requireAlive();
    const { page, requests } = await this.opening;
    const loaded = new Promise<void>((resolve) => {
      this.once('did-finish-load', resolve).once('destroyed', resolve);
    });
    requests.expectOwnLoad(url);
    this.isLoadingForMain = true;
    const { errorText } = await page.send('Page.navigate', { url: toWeb(url) });
    this.isLoadingForMain = false;
    if (errorText !== undefined) throw this.failedLoad(url, errorText.replace('net::', ''));
    await loaded;
  }

  private failedLoad(url: string, code: string): Error {
    const errno = netErrors[code] ?? -2;
    // An aborted load is no failure in Electron: somebody wanted it.
    if (code !== 'ERR_ABORTED') this.emit('did-fail-load', {}, errno, code, url, true);
    return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url });
  }

  /** Also brings a crashed page back, in the same tab. */
  reload(): void {
    this.requireAlive();
    this.tab?.requests.expectOwnLoad(this.getURL());
    unlessGone(this.opening.then(({ page }) => page.send('Page.reload')));
  }

  /** Kills the process of the page, hung or not. The pages of other windows share it here. */
  forcefullyCrashRenderer(): void {
    this.requireAlive();
    void runningChromium()
      .browser.send('SystemInfo.getProcessInfo')
      .then(({ processInfo }) => {
        for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL');
      });
  }

  async executeJavaScript(expression: string): Promise<unknown> {
    this.requireAlive();
    const { page } = await this.opening;
    const options = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', options);
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    const value: unknown = result.value;
    return value;
  }

  /** Keys sent by main pass `before-input-event`; keys a test presses through Playwright reach the page directly. */
  sendInputEvent(event: KeyboardInputEvent): void {
    this.requireAlive();
    const input = preventable({});
    this.emit('before-input-event', input, inputOf(event));
    if (input.defaultPrevented) return;
    unlessGone(this.opening.then(({ page }) => page.send('Input.dispatchKeyEvent', pressOf(event))));
  }

  setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler;
  }

  setVisualZoomLevelLimits(minimum: number, maximum: number): Promise<void> {
    record('webContents.setVisualZoomLevelLimits', minimum, maximum);
    return Promise.resolve();
  }

  /** Gives the page the size of its window. */
  resize(width: number, height: number, deviceScaleFactor: number): void {
    const size = { width, height, deviceScaleFactor, mobile: false };
    unlessGone(this.opening.then(({ page }) => page.send('Emulation.setDeviceMetricsOverride', size)));
  }

  getURL(): string {
    return this.tab?.frames.mainUrl ?? '';
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  close(): void {
    this.owner.close();
  }

  /** Ends the tab; called by the window that owns it. */
  destroy(): void {
    this.isGone = true;
    all.delete(this.id);
    const { browser } = runningChromium();
    unlessGone(this.opening.then(({ targetId }) => browser.send('Target.closeTarget', { targetId })));
    this.emit('destroyed');
  }

  static getAllWebContents(): DoubleContents[] {
    return [...all.values()];
  }

  static fromId(id: number): DoubleContents | undefined {
    return all.get(id);
  }

  /** How Playwright finds the window of a page. */
  static fromDevToolsTargetId(targetId: string): DoubleContents | undefined {
    return [...all.values()].find((contents) => contents.tab?.targetId === targetId);
  }
}
guardClass('webContents', DoubleContents);

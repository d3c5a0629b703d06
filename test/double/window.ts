/**
 * Electron's `BrowserWindow`: options as given, state as set, `webContents` as a tab. There is no window manager
 * here, so focus, kiosk and bounds are what the app last asked for.
 */
import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { app, isReady, openWindows, windowClosed, windowRefusedToClose } from './app.ts';
import { DoubleContents } from './contents.ts';
import { guardClass, preventable, type Surface } from './guard.ts';
import { record } from './record.ts';
import { screen } from './system.ts';

const all = new Set<DoubleWindow>();
let lastId = 0;

export class DoubleWindow extends EventEmitter implements Surface<BrowserWindow, 'webContents'> {
  readonly id = ++lastId;
  readonly webContents: DoubleContents;
  /** As the app gave them, for tests to read. */
  readonly options: BrowserWindowConstructorOptions;
  private bounds: Rectangle;
  private isGone = false;
  private isShown: boolean;
  private hasFocus = false;
  private isInKiosk: boolean;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.options = options;
    this.isShown = options.show !== false;
    this.isInKiosk = options.kiosk === true;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    const isFull = this.isInKiosk || options.fullscreen === true;
    this.bounds = isFull ? { ...screen.getPrimaryDisplay().bounds } : { x, y, width, height };
    all.add(this);
    openWindows.add(this);
    this.webContents = new DoubleContents(this, options.webPreferences ?? {});
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.resizePage();
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
  }

  loadURL(url: string): Promise<void> {
    this.requireAlive();
    return this.webContents.loadURL(url);
  }

  private requireAlive(): void {
    if (this.isGone) throw new TypeError('Object has been destroyed');
  }

  private resizePage(): void {
    const { scaleFactor } = screen.getPrimaryDisplay();
    this.webContents.resize(this.bounds.width, this.bounds.height, scaleFactor);
  }

  /** Asks the app first; `destroy` does not. */
  close(): void {
    if (this.isGone) return;
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) windowRefusedToClose();
    else this.destroy();
  }

  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    all.delete(this);
    openWindows.delete(this);
    this.webContents.destroy();
    this.emit('closed');
    windowClosed();
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  show(): void {
    this.requireAlive();
    this.isShown = true;
    this.emit('show');
    this.focus();
  }

  hide(): void {
    this.requireAlive();
    this.isShown = false;
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.isShown;
  }

  focus(): void {
    this.requireAlive();
    record('window.focus');
    if (this.hasFocus) return;
    this.hasFocus = true;
    this.emit('focus');
  }

  blur(): void {
    this.requireAlive();
    if (!this.hasFocus) return;
    this.hasFocus = false;
    this.emit('blur');
  }

  isFocused(): boolean {
    return this.hasFocus;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    this.requireAlive();
    record('window.restore');
  }

  setKiosk(isInKiosk: boolean): void {
    this.requireAlive();
    if (this.isInKiosk === isInKiosk) return;
    this.isInKiosk = isInKiosk;
    this.emit(isInKiosk ? 'enter-full-screen' : 'leave-full-screen');
  }

  isKiosk(): boolean {
    return this.isInKiosk;
  }

  isFullScreen(): boolean {
    return this.isInKiosk;
  }

  setAlwaysOnTop(isOnTop: boolean, level?: string): void {
    this.requireAlive();
    record('window.setAlwaysOnTop', isOnTop, level);
  }

  removeMenu(): void {
    this.requireAlive();
    record('window.removeMenu');
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.requireAlive();
    this.bounds = { ...this.bounds, ...bounds };
    this.resizePage();
    this.emit('resize');
  }

  getBounds(): Rectangle {
    return { ...this.bounds };
  }

  static getAllWindows(): DoubleWindow[] {
    return [...all];
  }

  static getFocusedWindow(): DoubleWindow | null {
    return [...all].find((window) => window.isFocused()) ?? null;
  }

  static fromWebContents(contents: DoubleContents): DoubleWindow | null {
    return [...all].find((window) => window.webContents === contents) ?? null;
  }
}
guardClass('BrowserWindow', DoubleWindow);

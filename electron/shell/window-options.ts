/** How the panel's window is made. Defaults that matter are written out, where a reader looks for them. */
import type { BrowserWindowConstructorOptions } from 'electron';

export interface WindowChoices {
  readonly preloadFile: string;
  /** An ordinary window for development instead of the kiosk. */
  readonly isWindowed: boolean;
  readonly allowDevTools: boolean;
}

export function windowOptions(choices: WindowChoices): BrowserWindowConstructorOptions {
  const isKiosk = !choices.isWindowed;
  return {
    width: 1280,
    height: 800,
    // Painted before the page is; the page's own dark ground.
    backgroundColor: '#0F1419',
    show: false,
    kiosk: isKiosk,
    frame: !isKiosk,
    resizable: !isKiosk,
    minimizable: !isKiosk,
    maximizable: !isKiosk,
    closable: !isKiosk,
    roundedCorners: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: choices.preloadFile,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      spellcheck: false,
      devTools: choices.allowDevTools,
      // Timers of the page go on when something covers it for a moment.
      backgroundThrottling: false,
      disableBlinkFeatures: 'Auxclick',
    },
  };
}

/** What a page says on its console, and what Chromium says about it there, as `console-message` words it. */
import type { WebContentsConsoleMessageEventParams } from 'electron';
import type { DevTools } from './chromium.ts';

type Message = Omit<WebContentsConsoleMessageEventParams, 'frame'>;

const levels: Readonly<Record<string, Message['level']>> = {
  error: 'error',
  assert: 'error',
  warning: 'warning',
  verbose: 'debug',
  debug: 'debug',
};

/** Calls back with every message: the page's own, uncaught errors, and refusals by the content policy. */
export function followConsole(page: DevTools, receive: (message: Message) => void): void {
  page.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const [top] = stackTrace?.callFrames ?? [];
    receive({
      level: levels[type] ?? 'info',
      message: args.map((arg) => String(arg.value ?? arg.description ?? '')).join(' '),
      lineNumber: top?.lineNumber ?? 0,
      sourceId: top?.url ?? '',
    });
  });
  page.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text, lineNumber, url = '' } }) => {
    receive({ level: 'error', message: exception?.description ?? text, lineNumber, sourceId: url });
  });
  page.on('Log.entryAdded', ({ entry: { level, text, lineNumber = 0, url = '' } }) => {
    receive({ level: levels[level] ?? 'info', message: text, lineNumber, sourceId: url });
  });
}

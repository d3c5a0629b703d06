/** Makes the page's own scheme known to Electron and answers it from the page's folder. */
import { protocol, type Session } from 'electron';
import { pageScheme } from './page-address.ts';
import { answerPage } from './page-answer.ts';

/** Before `ready`, once: afterwards Chromium's processes have their list. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

export function servePage(session: Session, folder: string): void {
  session.protocol.handle(pageScheme, (request) => answerPage(folder, request.url));
}

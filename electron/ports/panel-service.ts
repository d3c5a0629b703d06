/** What a host (Electron window, browser link) needs of the panel, and the only way in for a page. */
import type { IntentResult } from '../../shared/bridge.ts';
import type { SnapshotPush } from '../../shared/snapshot.ts';
import type { Stop } from './clock.ts';

export interface PageConnection {
  /** Sends a whole push again. */
  readonly resync: () => void;
  readonly detach: Stop;
}

export interface PanelService {
  /** Sends a whole push at once and every change from then on, numbered for this page alone. */
  readonly attach: (send: (push: SnapshotPush) => void) => PageConnection;
  /** Decodes and carries out what a page sent; the sender has been checked by the host. Never throws. */
  readonly handleIntent: (raw: unknown) => Promise<IntentResult>;
  /** Notes a fault inside the page; bounded in size and rate. */
  readonly handlePageFault: (raw: unknown) => void;
}

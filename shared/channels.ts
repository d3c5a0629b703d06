/**
 * Names of the messages between page and main, used by both of their hosts: Electron's IPC and the browser's
 * WebSocket. Kept free of zod so that the page and the preload can import them.
 */
export const channels = {
  /** main → page: a `SnapshotPush`. */
  snapshot: 'panel:snapshot',
  /** page → main: "send me everything"; at start, after a reload, after a gap in the numbers. */
  resync: 'panel:resync',
  /** page → main, answered with an `IntentResult`. */
  intent: 'panel:intent',
  /** page → main: a fault inside the page, for the log. */
  pageFault: 'panel:page-fault',
} as const;

/** How a page shows that it has stopped following: no push for this long means that main is gone. */
export const heartbeatMs = 60_000;

/** A PanelService that a test moves by hand and that remembers what pages sent it. */
import type { IntentResult } from '../../shared/bridge.ts';
import { ok } from '../../shared/result.ts';
import type { Snapshot, SnapshotPush } from '../../shared/snapshot.ts';
import type { PanelService } from '../../electron/ports/panel-service.ts';

export interface ScriptedPanel extends PanelService {
  readonly intents: readonly unknown[];
  readonly faults: readonly unknown[];
  readonly pageCount: () => number;
  /** Sends a change to every page; `bulk` characters make it heavy. */
  readonly push: (bulk?: number) => void;
  /** The next intents are answered with this. */
  readonly answerWith: (answer: Promise<IntentResult>) => void;
  /** Leaves out a number, as if a push had been lost. */
  readonly skip: () => void;
}

interface Page {
  readonly send: (push: SnapshotPush) => void;
  seq: number;
}

const whole = { banners: [], notices: [] } as unknown as Snapshot;

export function createScriptedPanel(): ScriptedPanel {
  const pages = new Set<Page>();
  const intents: unknown[] = [];
  const faults: unknown[] = [];
  let answer: Promise<IntentResult> = Promise.resolve(ok());
  const sendWhole = (page: Page): void => page.send({ seq: (page.seq += 1), isWhole: true, slices: whole });
  return {
    intents,
    faults,
    pageCount: () => pages.size,
    push: (bulk = 0) => {
      const slices = { filler: 'x'.repeat(bulk) } as Partial<Snapshot>;
      for (const page of pages) page.send({ seq: (page.seq += 1), isWhole: false, slices });
    },
    answerWith: (next) => {
      answer = next;
    },
    skip: () => {
      for (const page of pages) page.seq += 1;
    },
    attach: (send) => {
      const page: Page = { send, seq: 0 };
      pages.add(page);
      sendWhole(page);
      return { resync: () => sendWhole(page), detach: () => pages.delete(page) };
    },
    handleIntent: (raw) => {
      intents.push(raw);
      return answer;
    },
    handlePageFault: (raw) => {
      faults.push(raw);
    },
  };
}

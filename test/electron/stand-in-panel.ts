/**
 * Takes the place of `electron/compose.ts` in the shell's tests: a panel that shows its config's problems and a
 * language, obeys one intent, and keeps what reached it where a test can see it. So these tests say what the shell
 * does, whatever the panel behind it is like.
 */
import { appendFileSync } from 'node:fs';
import { decodeIntent } from '../../shared/bridge.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { ConfigProblem, Snapshot } from '../../shared/snapshot.ts';
import type { PanelService } from '../../electron/ports/panel-service.ts';
import type { Secrets } from '../../electron/ports/secrets.ts';
import type { Store } from '../../electron/ports/store.ts';

export interface StandIn {
  /** What was called, in order. */
  readonly calls: string[];
  readonly faults: unknown[];
  readonly isKeptByOs: boolean;
  readonly isConfigured: boolean;
  attached: number;
}

declare global {
  var standIn: StandIn;
}

interface Parts {
  readonly config: Result<unknown, readonly ConfigProblem[]>;
  readonly secrets: Secrets;
  readonly store: Store;
  readonly version: string;
}

interface Panel extends PanelService {
  /** Nothing to check: the shell is what is looked at here. */
  readonly readiness: null;
  readonly start: () => void;
  readonly stop: () => void;
  readonly wake: () => void;
}

type Send = Parameters<PanelService['attach']>[0];

function createService(slices: () => Partial<Snapshot>): PanelService & { readonly changed: () => void } {
  const pages = new Map<Send, number>();
  const push = (send: Send, isWhole: boolean): void => {
    const seq = (pages.get(send) ?? 0) + 1;
    pages.set(send, seq);
    send({ seq, isWhole, slices: slices() } as Parameters<Send>[0]);
  };
  return {
    attach: (send) => {
      push(send, true);
      globalThis.standIn.attached = pages.size;
      return {
        resync: () => push(send, true),
        detach: () => {
          pages.delete(send);
          globalThis.standIn.attached = pages.size;
        },
      };
    },
    changed: () => {
      for (const send of pages.keys()) push(send, false);
    },
    handleIntent: () => Promise.resolve(ok()),
    handlePageFault: (fault) => void globalThis.standIn.faults.push(fault),
  };
}

export async function composePanel({ config, secrets, store, version }: Parts): Promise<Panel> {
  let language: 'sv' | 'en' = 'sv';
  const calls: string[] = [];
  globalThis.standIn = {
    calls,
    faults: [],
    attached: 0,
    isKeptByOs: secrets.isKeptByOs,
    isConfigured: config.ok,
  };
  const before = await store.read('times-started');
  const started = (before.ok && before.value !== null ? (before.value[0] ?? 0) : 0) + 1;
  await store.write('times-started', Uint8Array.of(started));
  const service = createService(() => ({
    panel: { roomName: `Rum ${started}`, language, version } as Snapshot['panel'],
    screen: { kind: 'setup', problems: config.ok ? [] : config.error },
  }));
  return {
    ...service,
    readiness: null,
    handleIntent: (raw) => {
      const intent = decodeIntent(raw);
      if (!intent.ok) return Promise.resolve(intent);
      calls.push(intent.value.kind);
      if (intent.value.kind === 'panel.setLanguage') ({ language } = intent.value);
      service.changed();
      return Promise.resolve(ok());
    },
    start: () => void calls.push('start'),
    stop: () => {
      const trace = process.env['STAND_IN_TRACE'];
      if (trace !== undefined) appendFileSync(trace, 'stop\n');
    },
    wake: () => void calls.push('wake'),
  };
}

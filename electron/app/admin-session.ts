/**
 * The admin page while somebody stands at it: opened by PIN, closed by hand or once nobody has touched the panel for a
 * while. Runs the checks that the page asks for, and takes the room out of use. Holds nothing of what it shows.
 */
import type { Intent } from '../../shared/bridge.ts';
import { err, ok } from '../../shared/result.ts';
import type { OutOfUse } from '../../shared/snapshot.ts';
import { minute } from '../../shared/time.ts';
import { panelError } from '../../shared/errors.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { PinLock } from '../ports/pin-lock.ts';
import type { Readiness } from '../ports/readiness.ts';
import type { AdminAction } from './action.ts';
import type { OutOfUseKeeper } from './out-of-use.ts';
import type { AppEvent } from './reduce.ts';
import type { Settled, Undertakings } from './undertakings.ts';

const untouchedMs = 5 * minute;

export interface AdminSessionParts {
  /** Null: no PIN is set, so nobody gets in. */
  readonly pinLock: PinLock | null;
  readonly readiness: Readiness | null;
  readonly outOfUse: OutOfUseKeeper;
  readonly undertakings: Undertakings;
  readonly clock: Clock;
  readonly dispatch: (event: AppEvent) => void;
}

export interface AdminSession {
  readonly act: (intent: Intent, action: AdminAction) => void;
  /** Somebody is still there. */
  readonly touched: () => void;
  readonly stop: Stop;
}

const settled = (result: Settled['result']): Settled => ({ result, at: null });

export function createAdminSession(parts: AdminSessionParts): AdminSession {
  const { pinLock, readiness, outOfUse, undertakings, clock, dispatch } = parts;
  let stopTimer: Stop | null = null;
  /** Counts closings: a PIN that is still looked at by then opens nothing. */
  let closings = 0;

  const close = (): void => {
    closings += 1;
    stopTimer?.();
    stopTimer = null;
    dispatch({ kind: 'adminClosed' });
  };
  const keepOpen = (): void => {
    stopTimer?.();
    stopTimer = clock.schedule(untouchedMs, close);
  };

  const open = async (pin: string): Promise<Settled> => {
    const before = closings;
    const opened = (await pinLock?.tryPin(pin)) ?? err(panelError('intent.notPossible', 'never', 'no PIN'));
    if (!opened.ok) return settled(opened);
    if (closings !== before) return settled(ok('done'));
    keepOpen();
    dispatch({ kind: 'adminOpened' });
    return settled(ok('done'));
  };
  const check = async (writes: boolean): Promise<Settled> => {
    if (readiness === null) return settled(err(panelError('intent.notPossible', 'never', 'no checks')));
    const report = await readiness.check({ writes });
    dispatch({ kind: 'checked', report });
    return settled(ok('done'));
  };

  const setOutOfUse = async (wanted: OutOfUse | null): Promise<Settled> => {
    const kept = await outOfUse.set(wanted);
    return settled(kept.ok ? ok('done') : kept);
  };

  return {
    act: (intent, action) => {
      switch (action.kind) {
        case 'openAdmin':
          void undertakings.run(intent, () => open(action.pin));
          break;
        case 'closeAdmin':
          close();
          break;
        case 'check':
          void undertakings.run(intent, () => check(action.writes));
          break;
        case 'setOutOfUse':
          void undertakings.run(intent, () => setOutOfUse(action.outOfUse));
      }
    },
    touched: () => {
      if (stopTimer !== null) keepOpen();
    },
    stop: () => stopTimer?.(),
  };
}

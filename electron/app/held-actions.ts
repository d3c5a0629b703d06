/**
 * What is about to be sent and can still be taken back: the end and the release of a booking wait visibly for the time
 * of undo. Each is sent once, with the booking as it stands by then, or dropped: by a person, or because the calendar
 * went out of reach or the booking became another one meanwhile. Nothing waits over a restart.
 */
import type { Booking } from '../../shared/model/booking.ts';
import type { HeldAction } from '../../shared/snapshot.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { createScope } from '../resilience/scope.ts';
import { holdMs } from './booking/release-rule.ts';
import type { AppEvent } from './reduce.ts';
import { heldObstacle, sameBooking } from './release-facts.ts';
import type { Held, PanelState } from './state.ts';

export interface HeldActionsParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly state: () => PanelState;
  readonly dispatch: (event: AppEvent) => void;
  /** With the booking as it stands by then. */
  readonly send: (held: Held) => void;
}

export interface HeldActions {
  /** Does nothing where something is held about the booking already. */
  readonly hold: (kind: HeldAction['kind'], booking: Booking, isByRule: boolean) => void;
  /** Drops what is held about a booking, if anything is. Whoever takes back what the rule began is there. */
  readonly undo: (bookingKey: string) => void;
  /** Drops what the present state forbids. */
  readonly watch: () => void;
  readonly stop: Stop;
}

export function createHeldActions({ clock, log, state, dispatch, send }: HeldActionsParts): HeldActions {
  const scope = createScope();
  const timers = new Map<string, Stop>();

  function forget(bookingKey: string): void {
    timers.get(bookingKey)?.();
    timers.delete(bookingKey);
    dispatch({ kind: 'unheld', bookingKey });
  }

  /** Whether it is dropped. */
  function dropIfForbidden(held: Held): boolean {
    const obstacle = heldObstacle(state(), held);
    if (obstacle === null || !timers.has(held.booking.key)) return obstacle !== null;
    forget(held.booking.key);
    log.info('held.dropped', { kind: held.kind, code: obstacle });
    if (obstacle !== 'used') dispatch({ kind: 'failed', about: held.kind, code: obstacle });
    return true;
  }

  function sendNow(held: Held): void {
    if (dropIfForbidden(held)) return;
    // Sent first: what is neither held nor under way would be begun anew by the rule.
    send({ ...held, booking: sameBooking(state(), held.booking) ?? held.booking });
    forget(held.booking.key);
  }

  return {
    hold: (kind, booking, isByRule) => {
      if (timers.has(booking.key)) return;
      const since = clock.now();
      const { largeText, speech } = state().aids;
      const undoMs = holdMs(largeText || speech);
      const held: Held = { kind, booking, isByRule, since, until: since + undoMs };
      timers.set(booking.key, scope.add(clock.schedule(undoMs, () => sendNow(held))));
      log.info('held.begun', { kind, part: isByRule ? 'rule' : 'tap' });
      dispatch({ kind: 'held', held });
    },
    undo: (bookingKey) => {
      const held = state().held.find(({ booking }) => booking.key === bookingKey);
      if (held?.isByRule === true) dispatch({ kind: 'used', bookingKey, now: clock.now() });
      if (timers.has(bookingKey)) forget(bookingKey);
    },
    watch: () => {
      for (const held of state().held) dropIfForbidden(held);
    },
    stop: scope.end,
  };
}

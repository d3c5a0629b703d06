/**
 * What commands and actions work on: the state, the clock, chance, and a way to speak unasked. It decides nothing
 * about meetings; `calls.ts`, `people.ts` and `sharing.ts` do.
 */
import type { Chance } from './json.ts';
import type { RoomMessage } from './messages.ts';
import type { RoomState } from './room-state.ts';
import type { Scheduler, TimerGroup } from './scheduler.ts';

export interface Room {
  readonly state: RoomState;
  readonly chance: Chance;
  readonly scheduler: Scheduler;
  /** What an attempt to join, and a meeting, still have ahead; cancelled when they end. */
  readonly callTimers: TimerGroup;
  /** What a share still has ahead. */
  readonly shareTimers: TimerGroup;
  /** How long an incoming call still rings. */
  readonly ringTimers: TimerGroup;
  /** Tells the controller something it did not ask for. */
  readonly tell: (message: RoomMessage) => void;
  /** Called when a meeting or a local presentation begins or ends. */
  readonly callChanged: () => void;
}

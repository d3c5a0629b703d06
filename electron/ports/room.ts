/**
 * The driver of a room. It connects by itself, stays connected by itself, and publishes the room's state whenever
 * it changes. What changes the room is never repeated automatically and never sent late.
 */
import type { CommandOutcome, RoomCommand } from '../../shared/model/room-command.ts';
import type { RoomState } from '../../shared/model/room.ts';
import type { Result } from '../../shared/result.ts';
import type { Stop } from './clock.ts';

export interface RoomDriver {
  /** Connects and keeps connected until stopped. The listener hears the present state at once, then every change. */
  readonly start: (listener: (state: RoomState) => void) => Stop;
  /**
   * Carries out one command. `done` is judged from the room's state, not from its reply; a driver that cannot see
   * the state says `sent`. Settles always:
   * `room.tooLate` when it could not be started within 5 s, else within the command's own deadline (start and join
   * 60 s not counting a wait for a person, leave 10 s, share 15 s, switches 2 s).
   * A join that leads to a prompt stays open until the prompt is settled.
   */
  readonly execute: (command: RoomCommand) => Promise<Result<CommandOutcome>>;
}

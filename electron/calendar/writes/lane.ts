/**
 * Lets one write at a time at a mailbox, in the order of the taps. A write that cannot begin within five seconds is
 * dropped, one that has begun settles within twenty of its tap, whatever the server does; while it lasts the readings
 * are held, and what it read last is told before it settles.
 */
import { panelError } from '../../../shared/errors.ts';
import { err, type Result } from '../../../shared/result.ts';
import { second } from '../../../shared/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { pause, withDeadline } from '../../resilience/deadline.ts';
import type { CalendarReading } from '../mailbox-calendar.ts';
import type { Mailbox, Range } from '../mailbox.ts';
import { createTurn, type Turn } from './turn.ts';

/** What a lane needs of whoever reads the same mailbox. */
export type Neighbour = Pick<CalendarReading, 'hold' | 'keepQuiet' | 'quietMs' | 'tell'>;

export interface LaneOptions {
  readonly mailbox: Mailbox;
  readonly neighbour: Neighbour;
  readonly clock: Clock;
  readonly log: Log;
  /** Ends everything. */
  readonly signal: AbortSignal;
}

export interface Lane {
  /** `range` is what the turn's readings cover. */
  readonly run: <T>(range: () => Range, work: (turn: Turn) => Promise<Result<T>>) => Promise<Result<T>>;
}

const startWithinMs = 5 * second;
const settleWithinMs = 20 * second;
const tooLate = err(panelError('calendar.tooLate', 'now', null));

export function createLane({ mailbox, neighbour, clock, log, signal: stopped }: LaneOptions): Lane {
  const line = createLine(clock);

  return {
    run: (range, work) => {
      const askedAtMs = clock.monotonicMs();
      const startByMs = askedAtMs + startWithinMs;
      let hasSent = (): boolean => false;
      /** False when the server wants to be left alone for longer than a tap may wait. */
      const mayBegin = async (signal: AbortSignal): Promise<boolean> => {
        for (let leftMs = neighbour.quietMs(); leftMs > 0 && !signal.aborted; leftMs = neighbour.quietMs()) {
          if (clock.monotonicMs() + leftMs > startByMs) return false;
          await pause(clock, leftMs, signal);
        }
        return !signal.aborted;
      };

      return withDeadline(
        clock,
        settleWithinMs,
        stopped,
        async (signal) => {
          if (!(await line.enter(startWithinMs, signal))) return tooLate;
          try {
            if (!(await mayBegin(signal))) return tooLate;
            const release = neighbour.hold();
            try {
              const turn = createTurn({
                ...{ mailbox, range: range(), clock, signal, pauses: neighbour },
                ...{ startByMs, settleByMs: askedAtMs + settleWithinMs },
              });
              hasSent = turn.hasSent;
              const outcome = await work(turn);
              const reading = turn.lastReading();
              if (reading !== null && !signal.aborted) neighbour.tell(reading);
              return outcome;
            } finally {
              // What stands after a change is looked at once more; what was only read has been told.
              release(hasSent());
            }
          } catch (reason) {
            const cause = reason instanceof Error ? reason.name : 'unknown';
            log.error('calendar.writeThrew', { cause });
            return err(panelError('calendar.outcomeUnknown', 'later', cause));
          } finally {
            line.leave();
          }
        },
        () => {
          const code = hasSent() ? 'calendar.outcomeUnknown' : 'calendar.unreachable';
          return err(panelError(code, 'later', 'not done in time'));
        },
      );
    },
  };
}

/** For a mailbox that nothing but its lane ever asks: it keeps the server's pause alone. */
export function readByNobody(clock: Clock): Neighbour {
  let quietUntilMs = 0;
  return {
    hold: () => () => undefined,
    tell: () => undefined,
    keepQuiet: (ms) => {
      quietUntilMs = Math.max(quietUntilMs, clock.monotonicMs() + ms);
    },
    quietMs: () => Math.max(0, quietUntilMs - clock.monotonicMs()),
  };
}

interface Line {
  /** True when it is one's turn; false after `limitMs`. */
  readonly enter: (limitMs: number, signal: AbortSignal) => Promise<boolean>;
  /** By whoever has entered. */
  readonly leave: () => void;
}

function createLine(clock: Clock): Line {
  const waiting = new Set<() => void>();
  let isTaken = false;
  return {
    enter: (limitMs, signal) => {
      if (signal.aborted) return Promise.resolve(false);
      if (!isTaken) {
        isTaken = true;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const settle = (isMine: boolean): void => {
          stop();
          signal.removeEventListener('abort', giveUp);
          waiting.delete(goAhead);
          resolve(isMine);
        };
        const goAhead = (): void => settle(true);
        const giveUp = (): void => settle(false);
        const stop = clock.schedule(limitMs, giveUp);
        signal.addEventListener('abort', giveUp);
        waiting.add(goAhead);
      });
    },
    leave: () => {
      const [next] = waiting;
      if (next === undefined) isTaken = false;
      else next();
    },
  };
}

/**
 * Whether somebody stands at the panel. What one person has chosen (language, aids, a look at a hidden booking, a search
 * in the phone book) is forgotten once nobody has touched it for a minute, but never under people in a call or a share.
 */
import { minute, type Instant } from '../../shared/time.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { AppEvent } from './reduce.ts';
import { hasAid } from './reduce-service.ts';
import { callIsKnown } from './screen.ts';
import type { PanelState } from './state.ts';

const untouchedMs = minute;

export interface AttendanceParts {
  readonly clock: Clock;
  readonly state: () => PanelState;
  readonly dispatch: (event: AppEvent) => void;
}

export interface Attendance {
  /** Somebody did something. */
  readonly touched: () => void;
  readonly stop: Stop;
}

/** What was going on in a room that has been out of reach for long keeps nobody's choices. */
const isInUse = ({ room }: PanelState, now: Instant): boolean =>
  callIsKnown(room, now) && (room.call.kind !== 'idle' || room.prompt !== null);

function hasChoices({ aids, config, language, revealed }: PanelState): boolean {
  return hasAid(aids) || revealed !== null || (config !== null && language !== config.panel.language);
}

export function createAttendance({ clock, state, dispatch }: AttendanceParts): Attendance {
  let stopWaiting: Stop = () => undefined;
  let stopSearch: Stop = () => undefined;

  function wait(): void {
    stopWaiting();
    if (!hasChoices(state())) return;
    stopWaiting = clock.schedule(untouchedMs, () => {
      if (isInUse(state(), clock.now())) wait();
      else dispatch({ kind: 'unattended' });
    });
  }

  function keepSearch(): void {
    stopSearch();
    if (state().contactQuery === null) return;
    stopSearch = clock.schedule(untouchedMs, () => dispatch({ kind: 'searched', query: null }));
  }

  return {
    touched: () => {
      dispatch({ kind: 'touched', now: clock.now() });
      wait();
      keepSearch();
    },
    stop: () => {
      stopWaiting();
      stopSearch();
    },
  };
}

/**
 * The room as the panel drives it: what has been decided on is carried out, and how it went becomes an event. Also the
 * two things done without a tap, both of them an end: a camera that nobody holds any more, a recording over its time.
 */
import type { Intent, IntentKind } from '../../shared/bridge.ts';
import type { CommandOutcome } from '../../shared/model/room-command.ts';
import type { RoomState } from '../../shared/model/room.ts';
import type { Result } from '../../shared/result.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { MeetingScheduler } from '../ports/meeting-scheduler.ts';
import type { RoomDriver } from '../ports/room.ts';
import { createScope } from '../resilience/scope.ts';
import type { Deed, RoomAction } from './action.ts';
import { createCameraHold } from './camera-hold.ts';
import { carryOut, type BookAlong } from './carry-out.ts';
import { createRecordingRule } from './recording-rule.ts';
import type { AppEvent } from './reduce.ts';
import type { Undertakings } from './undertakings.ts';

export interface DrivenRoomParts {
  readonly driver: RoomDriver;
  readonly scheduler: MeetingScheduler | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly undertakings: Undertakings;
  readonly bookAlong: BookAlong;
  /** How long the room may record by itself; null: as long as it likes. */
  readonly recordingMinutes: number | null;
  readonly dispatch: (event: AppEvent) => void;
  /** The room as it stands. */
  readonly room: () => RoomState;
}

export interface DrivenRoom {
  readonly start: () => Stop;
  /** Begins what was decided on; how it ends is told as events. */
  readonly act: (intent: Intent, action: RoomAction) => void;
  /** Nobody watches any more: whatever is moved by a finger stops. */
  readonly letGo: Stop;
}

export function createDrivenRoom(parts: DrivenRoomParts): DrivenRoom {
  const { driver, clock, log, recordingMinutes, dispatch } = parts;
  const scope = createScope();
  const camera = createCameraHold(driver, clock);

  function undertake(intent: Intent, deed: Deed): void {
    void parts.undertakings.run(intent, async () => ({ result: await carryOut(deed, parts), at: null }));
  }

  /** Nothing is said of what goes well: the picture itself tells. */
  async function watchCamera(about: IntentKind, command: Promise<Result<CommandOutcome>>): Promise<void> {
    const result = await command;
    if (!result.ok) dispatch({ kind: 'failed', about, code: result.error.code });
  }

  async function endRecording(): Promise<void> {
    const result = await driver.execute({ kind: 'setRecording', isOn: false });
    log.info('recording.endedByRule', { code: result.ok ? 'ok' : result.error.code });
    if (result.ok) dispatch({ kind: 'recordingStopped' });
    else dispatch({ kind: 'failed', about: 'recording.set', code: result.error.code });
  }

  function search(intent: Intent, query: string, loads: boolean): void {
    dispatch({ kind: 'searched', query });
    if (loads) undertake(intent, { kind: 'room', command: { kind: 'loadContacts' } });
  }

  return {
    start: () => {
      const rule = createRecordingRule({
        clock,
        limitMinutes: recordingMinutes,
        end: () => void endRecording(),
      });
      scope.add(rule.stop);
      scope.add(
        driver.start((room) => {
          dispatch({ kind: 'room', room, now: clock.now() });
          rule.watch(room);
        }),
      );
      // Goes out before the driver ends.
      scope.add(camera.letGo);
      return scope.end;
    },
    act: (intent, action) => {
      switch (action.kind) {
        case 'room':
        case 'startFresh':
        case 'startPersonal':
        case 'admitAll':
          undertake(intent, action);
          break;
        case 'moveCamera':
          void watchCamera(intent.kind, camera.move(action.command));
          break;
        case 'stopCamera':
          void watchCamera(intent.kind, camera.stop());
          break;
        case 'search':
          search(intent, action.query, action.loads);
      }
    },
    letGo: camera.letGo,
  };
}

/** Moving the room's own camera and those of others (zoom-rooms.md 4.6). The stop itself is `camera-motion.ts`'s. */
import type { RoomCommand } from '../../../shared/model/room-command.ts';
import type { Participant } from '../../../shared/model/room.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { cameraLine, ownCamera } from '../camera-lines.ts';
import {
  fail,
  failed,
  isUnderWay,
  judgeByAnswer,
  needsMeeting,
  notPossible,
  planOf,
  type PlanView,
  type RulesOf,
} from '../command-rule.ts';
import { keyOf } from '../participants.ts';
import { unfit } from '../protocol.ts';
import type { RoomRecord } from '../room-record.ts';
import { urgency, type Plan } from '../session-state.ts';
import { ownCameraMoves } from '../view/camera.ts';

/** Somebody else's camera, as long as it can be had at all. */
function farCamera(record: RoomRecord, id: string): Result<Participant['camera']> {
  const refusal = needsMeeting(record);
  if (refusal !== null) return refusal;
  if (!/^[0-9]{1,20}$/.test(id)) return unfit('participant');
  const person = record.participants.get(keyOf(id));
  if (person === undefined) return fail('meeting.noLongerThere', 'never');
  return person.isMyself || person.camera === 'none' ? fail('camera.refused', 'never') : ok(person.camera);
}

function mayMove(record: RoomRecord, participantId: string | null): Result<null> {
  if (participantId === null) {
    return (
      needsMeeting(record) ?? (ownCameraMoves(record) ? ok() : notPossible('the camera cannot be moved'))
    );
  }
  const theirs = farCamera(record, participantId);
  if (!theirs.ok) return theirs;
  return theirs.value === 'controlled' ? ok() : fail('camera.refused', 'now');
}

function move(
  { direction, participantId }: Extract<RoomCommand, { kind: 'moveCamera' }>,
  view: PlanView,
): Result<Plan | null> {
  const may = mayMove(view.record, participantId);
  if (!may.ok) return err(may.error);
  const { motion, now, options } = view;
  const camera = participantId ?? ownCamera;
  const goesOn =
    motion !== null && !motion.isOver && motion.camera === camera && motion.direction === direction;
  const isTooSoon = goesOn && now.ms < motion.sentMs + options.timings.cameraRepeatMs;
  // One that would wait behind another is left out: the camera moves, and the next one comes soon.
  if (goesOn && (isTooSoon || isUnderWay(view, ['moveCamera']))) return ok(null);
  const line = cameraLine(camera, goesOn ? 'Continue' : 'Start', direction);
  return ok(planOf([line], options.timings.switchMs, { urgency: urgency.camera }));
}

const remoteLine = (id: string, state: 'RequestRemote' | 'GiveupRemote'): string =>
  `zCommand Call CameraControl Id: ${id} State: ${state}`;

function request(id: string, view: PlanView): Result<Plan | null> {
  const theirs = farCamera(view.record, id);
  if (!theirs.ok) return theirs;
  if (theirs.value === 'controlled') return ok(null);
  if (isUnderWay(view, ['requestCamera'])) return fail('intent.busy', 'later');
  return ok(planOf([remoteLine(id, 'RequestRemote')], view.options.timings.peopleMs));
}

function release(id: string, view: PlanView): Result<Plan | null> {
  const theirs = farCamera(view.record, id);
  if (!theirs.ok) return theirs;
  const isAsked = view.record.camera.asked?.person === keyOf(id);
  if (theirs.value !== 'controlled' && !isAsked) return ok(null);
  return ok(planOf([remoteLine(id, 'GiveupRemote')], view.options.timings.peopleMs));
}

export const cameraRules: RulesOf<'moveCamera' | 'stopCamera' | 'requestCamera' | 'releaseCamera'> = {
  // Nothing in the room's state tells where a camera stands.
  moveCamera: { plan: move, judge: judgeByAnswer },
  // The line that stops is the session's own: it is to leave whatever becomes of the command.
  stopCamera: { fitsPrompt: true, plan: () => ok(null), judge: () => null },
  requestCamera: {
    plan: ({ participantId }, view) => request(participantId, view),
    // Their answer is a person's and may take its time; what it is shows in `cameraHold`.
    judge: (view) =>
      view.record.camera.asked?.state === 'refused' ? failed('camera.refused') : judgeByAnswer(view),
    refusal: 'camera.refused',
    // What was answered before says nothing about this time; and nobody is asked before the room has taken it.
    sent: (_, record) => ({ ...record, camera: { ...record.camera, asked: null } }),
    answered: ({ participantId }, record) => asking(record, participantId),
  },
  releaseCamera: {
    plan: ({ participantId }, view) => release(participantId, view),
    judge: judgeByAnswer,
    answered: (_, record) => ({ ...record, camera: { ...record.camera, asked: null } }),
  },
};

/** Unless the notice, which may come before the answer, has said more. */
function asking(record: RoomRecord, id: string): RoomRecord {
  const asked = record.camera.asked ?? { person: keyOf(id), state: 'asked' };
  return { ...record, camera: { ...record.camera, asked } };
}

/**
 * Whether what the room has just told settles a command that was sent before. Success comes from the room's state
 * alone; an answer that says OK only means that the room has heard (zoom-rooms.md 10 to 12).
 */
import { panelError, type ErrorCode, type Retry } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { News, RoomRecord } from './room-record.ts';
import { isLocalShare, sharingOf } from './room-view.ts';
import type { ActiveCommand } from './session-state.ts';

export interface Judgement {
  readonly result: Result<null>;
  /** Something that says more may follow at once; wait a moment for it. */
  readonly isFinal: boolean;
}

const done: Judgement = { result: ok(), isFinal: true };
const doneSoon: Judgement = { result: ok(), isFinal: false };

function failed(code: ErrorCode, retry: Retry = 'now', isFinal = true): Judgement {
  return { result: err(panelError(code, retry, null)), isFinal };
}

/** Null: not settled by this. `record` already holds the news. */
export function judge(active: ActiveCommand, news: News, record: RoomRecord): Judgement | null {
  const { command } = active;
  switch (command.kind) {
    case 'start':
    case 'join':
      return judgeJoin(active, news);
    case 'startLocalShare':
      return judgeLocalShare(active, news, record);
    case 'leave':
    case 'endForAll':
    case 'cancelJoin':
      return hasEnded(news) ? done : null;
    case 'stopShare':
      return judgeStopShare(news, record);
    case 'answerPasscode':
      return judgePasscode(active, news);
    case 'acceptCall':
      return judgeAccept(news);
    case 'rejectCall':
      if (news.kind !== 'treated') return null;
      return news.accepted ? failed('meeting.noLongerThere', 'never') : done;
    case 'setMicrophone':
      return news.kind === 'microphone' && news.muted === command.muted ? done : null;
    case 'setCamera':
      return news.kind === 'camera' && news.muted === command.muted ? done : null;
    case 'setVolume':
      return news.kind === 'volume' && Math.round(news.percent) === command.percent ? done : null;
    case 'takeBack':
      return null;
  }
}

const hasEnded = (news: News): boolean =>
  news.kind === 'status' && (news.status === 'NOT_IN_MEETING' || news.status === 'LOGGED_OUT');

function judgeJoin(active: ActiveCommand, news: News): Judgement | null {
  if (news.kind === 'status' && news.status === 'IN_MEETING') return done;
  return judgeEnd(active, news);
}

/** How an attempt to get into a call can come to nothing. */
function judgeEnd(active: ActiveCommand, news: News): Judgement | null {
  if (news.kind === 'status' && news.status === 'LOGGED_OUT') return failed('room.rejected', 'later');
  if (news.kind === 'connectError') {
    if (active.isCancelled) return failed('meeting.cancelled');
    return failed(news.passcodeWasWrong ? 'meeting.wrongPasscode' : 'meeting.joinFailed');
  }
  const isOver = hasEnded(news) || news.kind === 'disconnected';
  if (!isOver) return null;
  if (active.isCancelled) return failed('meeting.cancelled');
  // The state before the attempt may be told once more after it began; that is no end.
  return active.sawConnecting ? failed('meeting.cancelled', 'now', false) : null;
}

function judgeLocalShare(active: ActiveCommand, news: News, record: RoomRecord): Judgement | null {
  if (news.kind === 'connectError' && !active.isCancelled) return failed('share.refused');
  if (news.kind === 'localShare' && !news.started) return failed('share.refused');
  if (isLocalShare(record)) return done;
  // The call's own state follows as a rule; where it does not, the event is word enough.
  if (news.kind === 'localShare') return doneSoon;
  return judgeEnd(active, news);
}

function judgeStopShare(news: News, record: RoomRecord): Judgement | null {
  if (hasEnded(news)) return done;
  if (news.kind === 'connectError') return failed('share.refused');
  if (news.kind !== 'sharing' || isLocalShare(record)) return null;
  const { cable, wireless } = sharingOf(record.tree);
  return cable !== 'sharing' && !wireless ? done : null;
}

function judgePasscode(active: ActiveCommand, news: News): Judgement | null {
  if (news.kind === 'passcode') {
    if (!news.open) return done;
    return news.wrong ? failed('meeting.wrongPasscode') : null;
  }
  if (news.kind === 'hostWait' && news.open) return done;
  return judgeJoin(active, news);
}

function judgeAccept(news: News): Judgement | null {
  if (news.kind === 'treated') return news.accepted ? done : failed('meeting.noLongerThere', 'never');
  if (news.kind === 'connectError') return failed('meeting.joinFailed');
  const begins = news.kind === 'status' && news.status !== news.before;
  return begins && (news.status === 'CONNECTING_MEETING' || news.status === 'IN_MEETING') ? done : null;
}

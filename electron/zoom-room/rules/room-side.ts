/** The room's own microphone, camera and sound (zoom-rooms.md 5). */
import { ok } from '../../../shared/result.ts';
import { at, toBoolean, toNumber } from '../coerce.ts';
import { change, done, failed, needsMeeting, type RulesOf } from '../command-rule.ts';
import { lines, setCameraLine, setMicrophoneLine, setVolumeLine } from '../protocol.ts';

export const roomSideRules: RulesOf<'setMicrophone' | 'setCamera' | 'setVolume'> = {
  setMicrophone: {
    plan: ({ kind, muted }, view) => {
      const is = toBoolean(at(view.record.tree['zConfiguration Call'], 'Microphone', 'Mute'));
      const line = ok(setMicrophoneLine(muted));
      return needsMeeting(view.record) ?? change(view, kind, is === muted, line, lines.microphone);
    },
    judge: ({ command, news }) => (news.kind === 'microphone' && news.muted === command.muted ? done : null),
  },
  setCamera: {
    plan: ({ kind, muted }, view) => {
      const is = toBoolean(at(view.record.tree['zConfiguration Call'], 'Camera', 'Mute'));
      const line = ok(setCameraLine(muted));
      return needsMeeting(view.record) ?? change(view, kind, is === muted, line, lines.camera);
    },
    judge: ({ command, news }) => {
      if (news.kind === 'camera' && news.muted === command.muted) return done;
      const isStopped = news.kind === 'told' && /^OpenVideoFailForHostStop$/i.test(news.message.topKey);
      return isStopped && !command.muted ? failed('room.refused') : null;
    },
  },
  setVolume: {
    plan: ({ kind, percent }, view) => {
      const is = toNumber(at(view.record.tree['zConfiguration Audio'], 'Output', 'volume'));
      return change(view, kind, is === percent, setVolumeLine(percent), lines.volume);
    },
    judge: ({ command, news }) =>
      news.kind === 'volume' && Math.round(news.percent) === command.percent ? done : null,
  },
};

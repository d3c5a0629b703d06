/** Showing something on the room's screens, in a meeting or without one. */
import {
  anyTime,
  either,
  inLocalShare,
  inMeeting,
  notPossible,
  refuse,
  rule,
  whileIdle,
  type Rules,
} from './rule.ts';

export const shareRules: Rules<
  | 'share.start'
  | 'share.stop'
  | 'share.startCable'
  | 'share.setCamera'
  | 'share.toMeeting'
  | 'share.showInstructions'
  | 'share.setOptimized'
> = {
  'share.start': rule('localShare', whileIdle, () => ({ kind: 'startLocalShare' })),
  'share.stop': rule('localShare', either(inMeeting, inLocalShare), () => ({ kind: 'stopShare' })),
  'share.startCable': rule('cable', anyTime, (_, { room: { sharing } }) =>
    sharing.cable === 'absent' || sharing.cable === 'noPicture'
      ? refuse('share.noCable')
      : { kind: 'startCableShare' },
  ),
  'share.setCamera': rule('cameraShare', anyTime, ({ deviceId, isOn }, { room: { devices } }) =>
    isOn && !devices.cameras.some(({ id }) => id === deviceId)
      ? notPossible('no such camera')
      : { kind: 'setCameraShare', deviceId, isOn },
  ),
  'share.toMeeting': rule('shareToMeeting', inLocalShare, () => ({ kind: 'shareToMeeting' })),
  'share.showInstructions': rule('instructions', anyTime, ({ instructions }) => ({
    kind: 'showInstructions',
    instructions,
  })),
  'share.setOptimized': rule('optimizedSharing', anyTime, ({ isOn }) => ({
    kind: 'setOptimizedSharing',
    isOn,
  })),
};

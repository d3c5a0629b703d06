/** The meeting as a whole: who may come in, recording, layout, captions. */
import { inMeeting, notPossible, refuse, rule, type Rules } from './rule.ts';
import { roleOf } from '../role.ts';

export const meetingRules: Rules<
  | 'meeting.claimHost'
  | 'meeting.setLock'
  | 'meeting.setMuteOnEntry'
  | 'recording.set'
  | 'prompt.answerConsent'
  | 'layout.setStyle'
  | 'layout.setThumbnailSize'
  | 'layout.setThumbnailPosition'
  | 'layout.turnPage'
  | 'captions.set'
  | 'captions.setSize'
> = {
  'meeting.claimHost': rule('claimHost', inMeeting, ({ hostKey }, { room }) =>
    roleOf(room) === 'host' ? notPossible('is the host') : { kind: 'claimHost', hostKey },
  ),
  'meeting.setLock': rule('lock', inMeeting, ({ isOn }) => ({ kind: 'setLock', isLocked: isOn })),
  'meeting.setMuteOnEntry': rule('muteOnEntry', inMeeting, ({ isOn }) => ({ kind: 'setMuteOnEntry', isOn })),
  'recording.set': rule('record', inMeeting, ({ isOn }, { room }) =>
    isOn && room.recording.mayRecord === false
      ? refuse('recording.notAllowed')
      : { kind: 'setRecording', isOn },
  ),
  'prompt.answerConsent': rule(
    null,
    ({ prompt }) => prompt?.kind === 'recordingConsent',
    ({ agrees }) => ({ kind: 'answerRecordingConsent', agreed: agrees }),
  ),
  'layout.setStyle': rule('layout', inMeeting, ({ style }, { room }) =>
    room.layout.styles.includes(style) ? { kind: 'setLayout', style } : notPossible(`layout ${style}`),
  ),
  'layout.setThumbnailSize': rule('thumbnail', inMeeting, ({ size }) => ({ kind: 'setThumbnailSize', size })),
  'layout.setThumbnailPosition': rule('thumbnail', inMeeting, ({ position }, { room }) =>
    room.layout.canMoveThumbnail
      ? { kind: 'setThumbnailPosition', position }
      : notPossible('a thumbnail that stays'),
  ),
  'layout.turnPage': rule('layout', inMeeting, ({ forward }, { room: { layout } }) => {
    const isAtEnd = forward ? layout.page?.isLast : layout.page?.isFirst;
    return isAtEnd === true ? notPossible('no page that way') : { kind: 'turnPage', forward };
  }),
  'captions.set': rule('captions', inMeeting, ({ isOn }) => ({ kind: 'setCaptions', visible: isOn })),
  'captions.setSize': rule('captions', inMeeting, ({ size }) => ({ kind: 'setCaptionSize', size })),
};

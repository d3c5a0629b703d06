/** The English words of the screens and sheets that come after the first. */
import type { Expectation } from '../../shared/snapshot.ts';
import { plural } from './format.ts';
import type { ScreensTexts } from './screens.ts';

function expectation({ kind, detail }: Expectation): string {
  switch (kind) {
    case 'file':
      return 'a config file that can be read';
    case 'json':
      return detail === null ? 'valid JSON' : `valid JSON – the fault is at line and column ${detail}`;
    case 'present':
      return 'a value';
    case 'text':
      return 'text in quotation marks';
    case 'number':
      return 'a number';
    case 'wholeNumber':
      return 'a whole number';
    case 'yesOrNo':
      return 'true or false';
    case 'list':
      return 'a list in [ ]';
    case 'section':
      return 'a section in { }';
    case 'choice':
      return detail === null ? 'one of the allowed values' : `one of: ${detail.replaceAll(' | ', ', ')}`;
    case 'range':
      return detail === null ? 'a number within the limits' : `a number ${detail}`;
    case 'example':
      return detail === null ? 'a value of the right form' : `something like ${detail}`;
    case 'supported':
      return 'a choice that this version can do';
  }
}

export const enScreens: ScreensTexts = {
  call: {
    untitled: 'Meeting',
    left: (left) => `${left} left`,
    over: (time) => `Time was up at ${time}`,
    nextAt: (time) => `next meeting ${time}`,
    microphoneOn: 'Microphone on',
    microphoneOff: 'Microphone off',
    cameraOn: 'Camera on',
    cameraOff: 'Camera off',
    notKnown: 'state not known',
    turnOff: 'Turn off',
    turnOn: 'Turn on',
    volume: 'Volume',
    volumeIs: (percent) => `Volume ${percent} per cent`,
    louder: 'Volume up',
    quieter: 'Volume down',
    participants: (count) => (count === 1 ? 'participant' : 'participants'),
    ofParticipants: (limit) => `of ${limit} participants`,
    waiting: (count) => `${count} waiting to be admitted`,
    roomIs: {
      host: 'The room is host',
      coHost: 'The room is co-host',
      participant: 'The room is not host',
    },
    recording: 'Recording',
    connecting: 'Joining the meeting',
    leaveQuestion: 'Leave the meeting?',
    leaveOthersStay: 'The others can go on without the room.',
    endForAllWarning: 'The meeting ends for everyone in it.',
    endQuestion: 'End the meeting for everyone?',
    endExplained: 'Everyone is disconnected at once. This cannot be undone.',
  },
  share: {
    heading: 'Share your screen',
    appName: 'Zoom on your computer or phone',
    appHow: 'Tap Share screen and type the key',
    network: (network) => `Network: ${network}`,
    noMeetingNeeded: 'No meeting is needed.',
    airPlayName: 'AirPlay',
    airPlayHow: (name) => `Choose ${name}`,
    airPlayWhere: 'Screen Mirroring on iPhone, iPad and Mac.',
    airPlayCode: 'Code',
    cableName: 'Cable',
    cableHow: 'Connect the table cable',
    cableAbsent: 'No computer is connected by cable.',
    cableConnected: 'A computer is connected by cable.',
    noWay: 'Sharing to the room’s screen is not possible right now.',
    source: {
      none: 'Nobody is sharing right now',
      cable: 'A computer is shown by cable',
      wireless: 'A screen is shared wirelessly',
      camera: 'The camera is shown to all',
      others: 'Another participant is sharing',
    },
    waiting: 'The room’s screen is waiting for you',
    isOn: 'Sharing is on',
  },
  number: {
    heading: 'Join with meeting ID',
    label: 'Meeting ID',
    hint: '9–11 digits. You find the number in the invitation.',
    hasPasscode: 'Enter passcode',
    passcodeHeading: 'Meeting passcode',
    passcodeLabel: 'Passcode',
    erase: 'Erase',
    keys: 'Keypad',
    letters: 'ABC',
    capitals: 'Capital letters',
    closesIn: (seconds) => `Closing in ${seconds} s`,
  },
  prompt: {
    passcode: 'The meeting has a passcode',
    passcodeWrong: 'Wrong passcode. Try again.',
    passcodeHint: 'You find the code in the invitation.',
    waitForHost: 'Waiting for the host',
    waitForHostHint: 'The meeting starts when the host arrives. The room then joins by itself.',
    waitingSince: (time) => `Waiting since ${time}`,
    incoming: 'Incoming call',
    secondsLeft: (seconds) => `Ringing for ${plural(seconds, 'more second', 'more seconds')}`,
  },
  setup: {
    heading: 'The panel is not set up yet',
    hint: 'Correct this in the config file and restart the panel.',
    wholeFile: 'The whole file',
    found: 'Stands now',
    foundNothing: 'nothing',
    expected: 'Should be',
    expectation,
    who: 'Who',
    responsible: {
      installer: 'Whoever installs the panel',
      roomOwner: 'Whoever looks after the Zoom Room',
      calendarOwner: 'Whoever looks after Exchange',
    },
  },
};

/** The English catalogue, one tap away for guests who read no Swedish. Words follow panel-ux section 9. */
import type { Expectation } from '../../shared/snapshot.ts';
import { enFailed, enReasons } from './en-errors.ts';
import { plural } from './format.ts';
import type { Texts } from './texts.ts';

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

export const en: Texts = {
  state: {
    free: 'Available',
    soon: 'Soon',
    waiting: 'Waiting',
    busy: 'In use',
    unknown: 'Unknown',
    freeUntil: (time, left) => `until ${time} – ${left}`,
    freeAllDay: 'for the rest of the day',
    startsIn: (minutes) =>
      minutes === 0 ? 'Starts now' : `Starts in ${plural(minutes, 'minute', 'minutes')}`,
    busyUntil: (time, left) => `until ${time} – ${left} left`,
    unknownSentence: 'Calendar can’t be read right now',
    lastUpdated: (time) => `Last updated ${time}`,
    neverUpdated: 'The calendar has not been fetched yet',
    inCall: 'Meeting in progress',
    bookedFrom: (time) => `Booked from ${time}`,
  },
  booking: {
    private: 'Private meeting',
    booked: 'Booked',
    byPanel: 'Booked at the panel',
    tentative: 'tentative',
    overlaps: 'overlaps another booking',
    allDay: 'All day',
    service: (service) => serviceNames[service],
  },
  agenda: {
    heading: 'Today',
    now: 'now',
    free: (length) => `Free ${length}`,
    freeRest: 'Free for the rest of the day',
    empty: 'No bookings today',
    up: 'Show earlier',
    down: 'Show later',
    strip: (from, to, booked) =>
      `The day ${from}–${to}: ${booked === 0 ? 'no bookings' : plural(booked, 'booking', 'bookings')}`,
  },
  act: {
    start: 'Start meeting',
    startNow: 'Start a meeting now',
    join: 'Join meeting',
    joinShort: 'Join',
    share: 'Share screen',
    onlyShare: 'Only share screen',
    stopShare: 'Stop sharing',
    joinNumber: 'Meeting ID',
    help: 'Help',
    close: 'Close',
    back: 'Back',
    cancel: 'Cancel',
    leave: 'Leave meeting',
    endForAll: 'End for everyone',
    answer: 'Answer',
    reject: 'Decline',
    takeBack: 'Take back',
    otherLanguage: 'Svenska',
    otherLanguageCode: 'SV',
    stay: 'Continue',
  },
  doing: {
    starting: 'Starting …',
    joining: 'Joining …',
    startingShare: 'Preparing …',
    stoppingShare: 'Stopping …',
    leaving: 'Leaving …',
    ending: 'Ending …',
    cancelling: 'Cancelling …',
    answering: 'Answering …',
    rejecting: 'Declining …',
    takingBack: 'Taking back …',
    slow: 'Taking longer than usual',
  },
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
    keyLabel: 'Sharing key',
    how: 'How to share',
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
  help: {
    heading: 'Help',
    meetings: 'Meetings, bookings and network',
    meetingsWho: 'IT support, through Serviceportalen',
    equipment: 'Screen, camera, microphone and speakers',
    equipmentWho: 'The supplier of the room’s equipment',
    panel: 'This panel',
    panelWho: 'IT support, through Serviceportalen',
    call: 'Call',
    say: (room) => `Say that it is about ${room}.`,
    version: (version) => `Version ${version}`,
  },
  banner: {
    nearLimit: (count, limit) => `${count} of ${limit} places are taken. A webinar holds more, see More.`,
    roomConnecting: 'Connecting to the Zoom Room. Wait a moment.',
    roomLost: 'The Zoom Room is not responding. The calendar works.',
    roomTakenOver: 'Another panel controls the room.',
    roomSignedOut: 'The Zoom Room is signed out. Tell IT support.',
    roomOff: 'The panel is not connected to a Zoom Room.',
    since: (time) => `Since ${time}`,
    mainLost: 'The panel has lost contact',
    mainLostHint: 'It tries again by itself. What was shown may have changed.',
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
  starting: 'Starting',
  obstacle: {
    noLink: () => 'This booking has no meeting link.',
    linkStripped: () => 'The link is missing because the room mailbox removes text – tell IT.',
    otherService: (service) =>
      `The meeting is in ${service ?? 'another service'}. Join with your own computer and show it here.`,
    registration: () => 'The meeting wants everyone to register. Join with your own computer.',
    personalLink: () => 'The link has no meeting number. Ask the host for the ID and tap Meeting ID.',
    hostNotAllowed: () => 'The link goes to a Zoom address that the room may not join.',
  },
  failed: enFailed,
  reason: enReasons,
  told: {
    'meeting.personalRoom': 'The meeting is in the room’s own meeting room. Its link is always the same.',
    'meeting.ended': 'The meeting has ended.',
    'room.sent': 'Sent to the room. The panel cannot see whether it was done.',
    'booking.booked': 'Booked',
    'booking.extended': 'Extended',
    'booking.ended': 'Booking ended',
    'booking.checkedIn': 'Checked in',
    'booking.released': 'The room is released',
    'booking.releasedUnused': 'The room was released because nobody checked in',
    'booking.meetingOnly': 'The meeting runs, but the time could not be booked',
    'recording.stoppedByRule': 'Recording stopped: its time is up.',
  },
};

const serviceNames = {
  zoom: 'Zoom',
  teams: 'Teams',
  meet: 'Google Meet',
  webex: 'Webex',
  skype: 'Skype',
  other: 'another meeting service',
} as const;

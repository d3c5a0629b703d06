/** English for people, security and recording. */
import type { PeopleTexts } from './people.ts';

const others = (count: number): string => `${count} more`;

export const enPeople: PeopleTexts = {
  menu: {
    label: 'More for the meeting',
    security: 'Security',
    view: 'View',
    camera: 'Camera',
    invite: 'Invite',
    devices: 'Sound',
    limits: 'More',
  },
  heading: 'Participants',
  show: (count) => `Show ${count} participants`,
  lock: { on: 'Locked', off: 'Unlocked' },
  sections: { waiting: 'Waiting outside', hands: 'Hands raised', hosts: 'Host', others: 'In the meeting' },
  search: 'Search participants',
  searchHint: 'Type the beginning of a name.',
  clearSearch: 'Show all',
  nobody: 'Nobody by that name is here.',
  alone: 'Nobody else is here yet.',
  chooseOne: 'Tap a name to do something.',
  onlyHost: 'Only the host can admit, mute and remove.',
  hostAlone: 'Only the host can remove people or make somebody else host.',
  nothing: 'There is nothing to do here right now.',
  elsewhere: 'The host runs breakout rooms, chat and Q&A in Zoom on their own computer.',
  myself: 'This room',
  roles: { host: 'Host', coHost: 'Co-host' },
  joinedBy: { phone: 'Telephone', roomSystem: 'Video system' },
  microphone: { on: 'Microphone on', off: 'Microphone off', none: 'No sound' },
  camera: { on: 'Camera on', off: 'Camera off' },
  handUp: (place) => `Hand raised, number ${place}`,
  isWaiting: 'Waiting to be let in',
  isRecording: 'Recording',
  act: {
    admit: 'Let in',
    admitAll: (count) => `Let all ${count} in`,
    admitting: 'Letting in …',
    mute: 'Mute microphone',
    askUnmute: 'Ask to unmute',
    stopVideo: 'Stop camera',
    askVideo: 'Ask to start camera',
    spotlight: 'Show large to all',
    unspotlight: 'Stop showing large',
    pin: (screen, screens) => (screens > 1 ? `Pin, screen ${screen}` : 'Pin to the room’s screen'),
    unpin: 'Unpin',
    allowRecording: 'Allow to record',
    forbidRecording: 'Take the right to record away',
    askCamera: 'Ask to move their camera',
    giveCamera: 'Give the camera back',
    makeHost: 'Make host',
    makeHostQuestion: (name) => `Make ${name} the host?`,
    makeHostExplained: 'The room is no longer host then. Only the new host can give it back.',
    remove: 'Remove from the meeting',
    removeQuestion: (name) => `Remove ${name}?`,
    removeExplained: 'Whoever is removed cannot come back to this meeting.',
    back: 'Back',
    muteAll: 'Mute everybody',
    mutingAll: 'Muting …',
  },
  announce: {
    waiting: (name, count) =>
      name === null
        ? `${count} waiting to be let in`
        : count > 1
          ? `${name} and ${others(count - 1)} wait outside`
          : `${name} waits outside`,
    hand: (name, count) =>
      name === null
        ? `${count} raise their hands`
        : count > 1
          ? `${name} and ${others(count - 1)} raise their hands`
          : `${name} raises a hand`,
    video: 'The host asks you to start your camera.',
    startVideo: 'Start camera',
    see: 'Show',
  },
  security: {
    heading: 'Security and recording',
    lock: 'Lock the meeting',
    locked: 'Locked. Nobody new can come in.',
    unlocked: 'Unlocked. Whoever has the link can come in.',
    muteOnEntry: 'Mute whoever comes in',
    everybody: 'All participants',
    claimHost: 'Become host',
    claimHint: 'The host’s key, six to ten digits.',
    hostKey: 'Host key',
    claiming: 'Becoming host …',
    waiting: (count) => `${count} waiting outside`,
    onlyHost: 'The room is not host. Only the host can lock and mute.',
  },
  recording: {
    heading: 'Recording',
    isOn: 'The meeting is recorded',
    isOff: 'The meeting is not recorded',
    byOthers: 'Another participant records.',
    timed: (minutes) => `Recording · ${minutes} min left`,
    start: 'Record',
    starting: 'Starting …',
    stop: 'Stop recording',
    stopping: 'Stopping …',
    means: 'Everybody in the meeting is told that it is recorded.',
    notAllowed: 'The room may not record this meeting. Ask the host.',
    needsEmail:
      'Zoom wants an e-mail address that can only be typed on Zoom’s own controller. Record from a computer instead.',
    limit: (time) => `Recording ends by itself at ${time}.`,
  },
  consent: {
    heading: 'The meeting is recorded',
    hint: 'Whoever stays agrees to be in the recording.',
    agree: 'Stay',
    leave: 'Leave the meeting',
  },
  incomingLeaves: 'If you answer, the room leaves the meeting that is under way.',
  webinar: 'Webinar',
  onlyWatches: 'The room only watches',
};

/** English. */
import type { AheadTexts } from './ahead.ts';

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

export const enAhead: AheadTexts = {
  ending: {
    endsIn: (left) => `The booking ends in ${left}`,
    nextAt: (time) => `Next meeting starts at ${time}`,
    spoken: {
      quiet: (time) => `The booking ends at ${time}.`,
      soon: (time) => `The booking ends soon, at ${time}.`,
      last: (time) => `The booking ends in one minute, at ${time}.`,
    },
  },
  preflight: {
    trouble: {
      room: 'The Zoom Room is not responding. Check that the room computer is on.',
      camera: 'No camera is found. Check that it is switched on.',
      microphone: 'No microphone is found. Check that it is plugged in.',
      speaker: 'No speaker is found. Check that it is switched on.',
      calendar: 'The calendar cannot be read right now. You can still join.',
      network: 'The network is gone. Check that the network cable is plugged in.',
    },
    part: {
      room: 'the Zoom Room',
      camera: 'the camera',
      microphone: 'the microphone',
      speaker: 'the speaker',
      calendar: 'the calendar',
      network: 'the network',
    },
    several: (time, parts) => `Needs a look before the meeting at ${time}: ${listed(parts)}.`,
    reported: 'Support has been told.',
    reportWaits: 'Support will be told when the network is back.',
    call: (phone) => `Support: ${phone}`,
  },
};

/** English. */
import type { HelpTexts } from './help.ts';

export const enHelp: HelpTexts = {
  heading: 'Help',
  ask: 'What is the trouble? One tap reports it to support. No names or meetings are sent along.',
  askNobody: 'Try this first. If it does not help, call support or use the portal.',
  fault: {
    sound: { name: 'Sound', tryFirst: 'Raise the volume and test the speaker' },
    picture: { name: 'Picture', tryFirst: 'Check that the screen is on' },
    microphone: { name: 'Microphone', tryFirst: 'Check that it is on' },
    sharing: { name: 'Screen sharing', tryFirst: 'Plug in again or share another way' },
    panel: { name: 'The panel', tryFirst: 'Wait a minute and try again' },
    other: { name: 'Something else', tryFirst: 'Do call and tell us more' },
  },
  report: (fault) => `Report a fault: ${fault}`,
  reporting: 'Reporting …',
  waiting: 'Saved. Sent as soon as possible',
  failed: 'Did not arrive. Tap again or call',
  sentAt: (time) => `Reported ${time}`,
  answer: {
    received: 'Support has read the report',
    assigned: 'A technician has the case',
    onTheWay: 'A technician is on the way',
    solved: 'Solved. Tap if it happens again',
  },
  newest: (fault, reference, state) => `${fault}${reference === null ? '' : ` · ${reference}`}: ${state}.`,
  portal: 'Serviceportalen',
  scanPortal: 'Scan with your phone',
  support: 'IT support',
  scanPhone: 'Scan to call',
  equipment: 'Screen, camera and sound',
  vendor: 'The supplier of the room’s equipment',
  room: 'Furniture, light and heating',
  roomOwner: 'The owner of the room',
  say: (room) => `Say that it is about ${room}.`,
};

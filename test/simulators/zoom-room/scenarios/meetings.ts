/** The meetings every built-in scenario knows; the simulated calendar puts the same ones in its bookings. */
import { knownMeeting, type KnownMeeting, type RoomIdentity } from '../scenario.ts';

export const knownMeetings: readonly KnownMeeting[] = [
  knownMeeting({
    number: '61234567890',
    topic: 'Planering v. 48 – rekrytering och lokaler',
    passcode: '471147',
    participants: ['Åsa Berg', 'Björn Öst', 'Karin Ek'],
  }),
  knownMeeting({ number: '65550001234', topic: 'Styrgrupp arkiv', participants: ['Håkan Wåhlin'] }),
  knownMeeting({
    number: '68887776665',
    topic: 'Handledning Lindström',
    passcode: '902113',
    participants: ['Ida Lindström'],
  }),
  knownMeeting({
    number: '64443332221',
    topic: 'Disputation: torrläggning',
    passcode: '112358',
    open: false,
    participants: ['Östen Sjögren'],
  }),
];

export const roomIdentity: RoomIdentity = {
  name: 'Mötesrum Älgen',
  version: '6.3.5.1021',
  displayVersion: '6.3.5 (1021)',
  platform: 'Windows 10 IoT',
  email: 'algen_x8Kq@example.se',
  accountEmail: 'rum-admin@example.se',
  personalNumber: '4417730925',
  hostKey: '846215',
  serverName: 'Älgen',
  wifiName: 'gastnat',
  screens: 1,
};

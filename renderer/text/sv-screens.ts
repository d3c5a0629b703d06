/** The Swedish words of the screens and sheets that come after the first. */
import type { Expectation } from '../../shared/snapshot.ts';
import { plural } from './format.ts';
import type { ScreensTexts } from './screens.ts';

function expectation({ kind, detail }: Expectation): string {
  switch (kind) {
    case 'file':
      return 'en config-fil som går att läsa';
    case 'json':
      return detail === null ? 'giltig JSON' : `giltig JSON – felet är vid rad och tecken ${detail}`;
    case 'present':
      return 'ett värde';
    case 'text':
      return 'text inom citattecken';
    case 'number':
      return 'ett tal';
    case 'wholeNumber':
      return 'ett heltal';
    case 'yesOrNo':
      return 'true eller false';
    case 'list':
      return 'en lista inom [ ]';
    case 'section':
      return 'ett avsnitt inom { }';
    case 'choice':
      return detail === null ? 'ett av de tillåtna värdena' : `ett av: ${detail.replaceAll(' | ', ', ')}`;
    case 'range':
      return detail === null ? 'ett tal inom gränserna' : `ett tal ${detail}`;
    case 'example':
      return detail === null ? 'ett värde av rätt form' : `något i stil med ${detail}`;
    case 'supported':
      return 'ett val som den här versionen klarar';
  }
}

export const svScreens: ScreensTexts = {
  call: {
    untitled: 'Möte',
    left: (left) => `${left} kvar`,
    over: (time) => `Tiden gick ut ${time}`,
    nextAt: (time) => `nästa möte ${time}`,
    microphoneOn: 'Mikrofonen på',
    microphoneOff: 'Mikrofonen av',
    cameraOn: 'Kameran på',
    cameraOff: 'Kameran av',
    notKnown: 'läget är inte känt',
    turnOff: 'Stäng av',
    turnOn: 'Slå på',
    volume: 'Volym',
    volumeIs: (percent) => `Volym ${percent} procent`,
    louder: 'Höj volymen',
    quieter: 'Sänk volymen',
    participants: () => 'deltagare',
    ofParticipants: (limit) => `av ${limit} deltagare`,
    waiting: (count) => `${count} väntar på att släppas in`,
    roomIs: { host: 'Rummet är värd', coHost: 'Rummet är medvärd', participant: 'Rummet är inte värd' },
    recording: 'Mötet spelas in',
    connecting: 'Ansluter till mötet',
    leaveQuestion: 'Lämna mötet?',
    leaveOthersStay: 'De andra kan fortsätta utan rummet.',
    endForAllWarning: 'Mötet tar slut för alla som är med.',
    endQuestion: 'Avsluta mötet för alla deltagare?',
    endExplained: 'Alla kopplas ner direkt. Det går inte att ångra.',
  },
  share: {
    heading: 'Dela din skärm',
    appName: 'Zoom på datorn eller telefonen',
    appHow: 'Välj Dela skärm och skriv koden',
    network: (network) => `Nätverk: ${network}`,
    noMeetingNeeded: 'Inget möte behövs.',
    airPlayName: 'AirPlay',
    airPlayHow: (name) => `Välj ${name}`,
    airPlayWhere: 'Skärmdubblering på iPhone, iPad och Mac.',
    airPlayCode: 'Kod',
    cableName: 'Kabel',
    cableHow: 'Anslut kabeln på bordet',
    cableAbsent: 'Ingen dator är ansluten med kabel.',
    cableConnected: 'En dator är ansluten med kabel.',
    noWay: 'Det går inte att dela till rummets skärm just nu.',
    source: {
      none: 'Ingen delar just nu',
      cable: 'En dator visas via kabeln',
      wireless: 'En skärm delas trådlöst',
      camera: 'Kameran visas för alla',
      others: 'En annan deltagare delar',
    },
    waiting: 'Rummets skärm väntar på dig',
    isOn: 'Delning är igång',
  },
  number: {
    heading: 'Delta med mötes-ID',
    label: 'Mötes-ID',
    hint: '9–11 siffror. Numret står i inbjudan.',
    hasPasscode: 'Ange lösenkod',
    passcodeHeading: 'Mötets lösenkod',
    passcodeLabel: 'Lösenkod',
    erase: 'Radera',
    keys: 'Knappsats',
    letters: 'ABC',
    capitals: 'Stora bokstäver',
    closesIn: (seconds) => `Stängs om ${seconds} s`,
  },
  prompt: {
    passcode: 'Mötet har en lösenkod',
    passcodeWrong: 'Fel lösenkod. Försök igen.',
    passcodeHint: 'Koden står i inbjudan.',
    waitForHost: 'Väntar på värden',
    waitForHostHint: 'Mötet börjar när värden kommer. Rummet ansluter då av sig självt.',
    waitingSince: (time) => `Har väntat sedan ${time}`,
    incoming: 'Inkommande samtal',
    secondsLeft: (seconds) => `Ringer i ${plural(seconds, 'sekund', 'sekunder')} till`,
  },
  setup: {
    heading: 'Panelen är inte färdiginställd',
    hint: 'Rätta det här i config-filen och starta om panelen.',
    wholeFile: 'Hela filen',
    found: 'Står nu',
    foundNothing: 'ingenting',
    expected: 'Ska vara',
    expectation,
    who: 'Vem',
    responsible: {
      installer: 'Den som installerar panelen',
      roomOwner: 'Den som ansvarar för Zoom-rummet',
      calendarOwner: 'Den som ansvarar för Exchange',
    },
  },
};

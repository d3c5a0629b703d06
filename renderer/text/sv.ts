/** The Swedish catalogue: what the panel says to most people who use it. Words follow panel-ux section 9. */
import { plural } from './format.ts';
import type { Texts } from './texts.ts';
import { svReasons, svFailed } from './sv-errors.ts';
import type { Expectation } from '../../shared/snapshot.ts';

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

export const sv: Texts = {
  state: {
    free: 'Ledigt',
    soon: 'Snart',
    waiting: 'Väntar',
    busy: 'Upptaget',
    unknown: 'Okänt',
    freeUntil: (time, left) => `till ${time} – ${left}`,
    freeAllDay: 'resten av dagen',
    startsIn: (minutes) => (minutes === 0 ? 'Börjar nu' : `Börjar om ${plural(minutes, 'minut', 'minuter')}`),
    busyUntil: (time, left) => `till ${time} – ${left} kvar`,
    unknownSentence: 'Kan inte se kalendern just nu',
    lastUpdated: (time) => `Senast uppdaterad ${time}`,
    neverUpdated: 'Kalendern har inte hämtats än',
    inCall: 'Möte pågår',
    bookedFrom: (time) => `Rummet är bokat från ${time}`,
  },
  booking: {
    private: 'Privat möte',
    booked: 'Bokat',
    byPanel: 'Bokat vid panelen',
    tentative: 'preliminärt',
    overlaps: 'krockar med en annan bokning',
    allDay: 'Hela dagen',
    service: (service) => serviceNames[service],
  },
  agenda: {
    heading: 'I dag',
    now: 'nu',
    free: (length) => `Ledigt ${length}`,
    freeRest: 'Ledigt resten av dagen',
    empty: 'Inga bokningar i dag',
    up: 'Visa tidigare',
    down: 'Visa senare',
    strip: (from, to, booked) =>
      `Dagen ${from}–${to}: ${booked === 0 ? 'inga bokningar' : plural(booked, 'bokning', 'bokningar')}`,
  },
  act: {
    start: 'Starta möte',
    startNow: 'Starta möte nu',
    join: 'Anslut till mötet',
    joinShort: 'Anslut',
    share: 'Dela skärm',
    onlyShare: 'Bara dela skärm',
    stopShare: 'Sluta dela',
    joinNumber: 'Mötes-ID',
    help: 'Hjälp',
    close: 'Stäng',
    back: 'Tillbaka',
    cancel: 'Avbryt',
    leave: 'Lämna mötet',
    endForAll: 'Avsluta för alla',
    answer: 'Svara',
    reject: 'Avböj',
    takeBack: 'Ta tillbaka',
    otherLanguage: 'English',
    otherLanguageCode: 'EN',
    stay: 'Fortsätt',
  },
  doing: {
    starting: 'Startar …',
    joining: 'Ansluter …',
    startingShare: 'Förbereder …',
    stoppingShare: 'Slutar dela …',
    leaving: 'Lämnar …',
    ending: 'Avslutar …',
    cancelling: 'Avbryter …',
    answering: 'Svarar …',
    rejecting: 'Avböjer …',
    takingBack: 'Tar tillbaka …',
    slow: 'Tar längre tid än vanligt',
  },
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
    keyLabel: 'Delningskod',
    how: 'Så delar du',
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
  help: {
    heading: 'Hjälp',
    meetings: 'Möten, bokningar och nätverk',
    meetingsWho: 'IT-supporten, via Serviceportalen',
    equipment: 'Skärm, kamera, mikrofon och högtalare',
    equipmentWho: 'Leverantören av rummets utrustning',
    panel: 'Den här panelen',
    panelWho: 'IT-supporten, via Serviceportalen',
    call: 'Ring',
    say: (room) => `Berätta att det gäller ${room}.`,
    version: (version) => `Version ${version}`,
  },
  banner: {
    nearLimit: (count, limit) =>
      `${count} av ${limit} platser är tagna. Fler ryms i ett webbinarium, se Mer.`,
    roomConnecting: 'Zoom-rummet ansluts. Vänta en stund.',
    roomLost: 'Zoom-rummet svarar inte. Kalendern fungerar.',
    roomTakenOver: 'En annan panel styr rummet.',
    roomSignedOut: 'Zoom-rummet är utloggat. Meddela IT-supporten.',
    roomOff: 'Panelen är inte kopplad till något Zoom-rum.',
    since: (time) => `Sedan ${time}`,
    mainLost: 'Panelen har tappat kontakten',
    mainLostHint: 'Den försöker igen av sig själv. Det som visades kan ha ändrats.',
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
  starting: 'Startar',
  obstacle: {
    noLink: () => 'Det finns ingen möteslänk i bokningen.',
    linkStripped: () => 'Möteslänken saknas. Rummets postlåda tar bort texten – meddela IT.',
    otherService: (service) =>
      `Mötet är i ${service ?? 'en annan tjänst'}. Anslut med egen dator och visa den här.`,
    registration: () => 'Mötet kräver att var och en anmäler sig. Anslut med egen dator.',
    personalLink: () => 'Länken saknar mötesnummer. Be värden om mötes-ID och tryck Mötes-ID.',
    hostNotAllowed: () => 'Länken går till en Zoom-adress som rummet inte får ansluta till.',
  },
  failed: svFailed,
  reason: svReasons,
  told: {
    'meeting.personalRoom': 'Mötet går i rummets eget mötesrum. Länken dit är alltid densamma.',
    'meeting.ended': 'Mötet är slut.',
    'room.sent': 'Skickat till rummet. Panelen kan inte se om det blev gjort.',
    'booking.booked': 'Bokat',
    'booking.extended': 'Förlängt',
    'booking.ended': 'Bokningen är avslutad',
    'booking.checkedIn': 'Incheckat',
    'booking.released': 'Rummet är släppt',
    'booking.releasedUnused': 'Rummet släpptes eftersom ingen checkade in',
    'booking.meetingOnly': 'Mötet pågår, men tiden kunde inte bokas',
    'recording.stoppedByRule': 'Inspelningen stoppades: tiden är slut.',
  },
};

const serviceNames = {
  zoom: 'Zoom',
  teams: 'Teams',
  meet: 'Google Meet',
  webex: 'Webex',
  skype: 'Skype',
  other: 'en annan mötestjänst',
} as const;

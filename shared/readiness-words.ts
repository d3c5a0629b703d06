/**
 * The words for readiness, in both languages: what is checked, what was found, who must act. Facts stand in braces.
 * The admin page and the command line say the same.
 */
import type { CheckId, CheckResult, Finding, Outcome, Responsible } from './readiness.ts';

interface CheckWords<Id extends CheckId> {
  readonly name: string;
  readonly found: Readonly<Record<Finding<Id>, string>>;
}

export interface ReadinessWords {
  readonly checks: { readonly [Id in CheckId]: CheckWords<Id> };
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly responsible: Readonly<Record<Responsible, string>>;
  /** Said where a failure before it made a check pointless. */
  readonly pointless: string;
}

const sv: ReadinessWords = {
  outcomes: { pass: 'Bra', warn: 'Varning', fail: 'Fel', skipped: 'Inte prövat' },
  responsible: {
    facilities: 'Den som sköter lokalerna',
    exchangeAdmin: 'Den som sköter Exchange',
    zoomAdmin: 'Den som sköter Zoom',
    network: 'Den som sköter nätverket',
  },
  pointless: 'Prövas när felet ovanför är avhjälpt.',
  checks: {
    'clock.skew': {
      name: 'Klockan',
      found: {
        agrees: 'Går rätt.',
        differs: 'Går {seconds} sekunder fel. Slå på tidssynkroniseringen.',
        farOff: 'Går {seconds} sekunder fel, så kalendern avvisar panelen. Slå på tidssynkroniseringen.',
        notTold: 'Ingen server har talat om vad klockan är.',
      },
    },
    'room.timeZone': {
      name: 'Tidszon',
      found: {
        known: 'Rummet följer {zone}.',
        unknown: 'Det finns ingen tidszon {zone}. Ändra room.timeZone.',
        machineElsewhere: 'Rummet följer {zone} men datorn {machineZone}. Panelen visar rummets tid.',
      },
    },
    'calendar.token': {
      name: 'Inloggning till kalendern',
      found: {
        granted: 'Panelen är inloggad.',
        secretRefused:
          'Hemligheten eller certifikatet godtas inte. Kontrollera att det är värdet, inte dess id.',
        secretExpired: 'Hemligheten har gått ut. Skapa en ny och lägg in den.',
        appUnknown: 'Programmet är inte registrerat i katalogen.',
        tenantUnknown: 'Katalogen (tenant) finns inte.',
        loginRefused: 'Kalendern släpper inte in panelen.',
        clockWrong: 'Kalendern avvisar panelen eftersom datorns klocka går fel.',
        unreachable: 'Inloggningen kan inte nås.',
      },
    },
    'calendar.mailbox': {
      name: 'Rummets postlåda',
      found: {
        found: 'Hittad{version}.',
        unknown: 'Det finns ingen sådan postlåda. Kontrollera calendar.mailbox.',
        elsewhere: 'Postlådan ligger på ett annat ställe. Byt calendar.kind till {otherKind}.',
        forbidden: 'Panelen får inte läsa postlådan. Nya rättigheter kan ta ett par timmar.',
        throttled: 'Kalendern ber panelen vänta.',
        unreachable: 'Kalendern kan inte nås.',
        badAnswer: 'Svaret kommer inte från en kalender. En proxy kan ligga emellan.',
      },
    },
    'calendar.rights': {
      name: 'Rättigheter i kalendern',
      found: {
        enough: 'Panelen får boka, ändra och ta bort.',
        noWriting: 'Panelen får läsa men inte boka.',
        noPrivateItems: 'Privata bokningar kan inte ses, så de visas bara som upptagen tid.',
        notTold: 'Servern säger inte vad panelen får. Pröva att boka.',
      },
    },
    'calendar.processing': {
      name: 'Postlådans egna regler',
      found: {
        nothingLost: 'Bokningarna behåller text och titel.',
        tooFewToTell: 'För få inbjudningar ({count}) för att se vad postlådan gör med dem.',
        textStripped: 'Texten tas bort ur inbjudningarna ({count} av {of}), och möteslänken med den.',
        subjectReplaced: 'Titeln byts mot namnet på den som bokat ({count} av {of}).',
        subjectPrefixed: 'Namnet på den som bokat sätts framför titeln ({count} av {of}).',
        undecided: 'Bokningar som fortfarande väntar på svar från rummet: {count}.',
        cannotBeSeen:
          'Om privata bokningar behåller sin märkning och om inbjudningar utifrån släpps in syns inte härifrån.',
      },
    },
    'calendar.links': {
      name: 'Möteslänkar',
      found: {
        someJoinable: '{count} av {of} bokningar går att ansluta till härifrån.',
        noneJoinable: 'Ingen av {of} bokningar går att ansluta till härifrån.',
        noMeetings: 'Inga bokningar de närmaste två veckorna.',
      },
    },
    'calendar.push': {
      name: 'Besked om ändringar',
      found: {
        told: 'Ändringar kommer genast.',
        asked: 'Panelen frågar efter ändringar varje halvminut.',
        lost: 'Ändringar skulle komma genast men gör det inte. Panelen frågar i stället.',
      },
    },
    'calendar.write': {
      name: 'Bokning på prov',
      found: {
        done: 'En bokning gjordes, ändrades och togs bort.',
        refused: 'Provbokningen gick inte igenom ({step}).',
        leftBehind: 'Provbokningen den {date} gick inte att ta bort. Ta bort den i Outlook.',
        notAskedFor: 'Görs bara när någon ber om det.',
      },
    },
    'room.link': {
      name: 'Zoom-rummet',
      found: {
        ready: 'Anslutet.',
        unreachable: 'Rummet svarar inte på {host}.',
        wrongPasscode: 'Rummet godtar inte lösenkoden för styrsystem.',
        hostKeyChanged: 'Rummet har bytt nyckel. Jämför nyckeln och godkänn den.',
        hostKeyUnknown: 'Rummets nyckel är inte godkänd än.',
        signedOut: 'Rummet är inte inloggat i Zoom.',
        takenOver: 'En annan styrpanel styr rummet.',
        notConfigured: 'Inget rum är angivet.',
      },
    },
    'room.zoomVersion': {
      name: 'Zooms version',
      found: {
        recent: '{version}.',
        old: '{version} är äldre än {minimum}. Uppdatera Zoom Rooms.',
        notTold: 'Rummet har inte sagt sin version.',
        noMinimum: '{version}. Ingen lägsta version är angiven.',
      },
    },
    'meetings.scheduler': {
      name: 'Nya möten',
      found: {
        works: 'Panelen kan skapa möten med eget nummer.',
        personalRoom: 'Inget konto är angivet, så nya möten går i rummets personliga mötesrum. Det avråds.',
        refused: 'Zoom godtar inte inloggningen eller låter inte värden skapa möten.',
        hostUnknown: 'Det finns ingen sådan värd. Kontrollera meetings.host.',
        scopeMissing: 'Appen i Zoom saknar en rättighet (scope).',
        unreachable: 'Zooms moln kan inte nås.',
      },
    },
    'network.wired': {
      name: 'Nätverk',
      found: {
        wired: 'Kabel ({name}).',
        wireless: 'Trådlöst ({name}). Panelen ska ha kabel.',
        none: 'Inget nätverk.',
        notTold: 'Datorn säger inte hur den är ansluten.',
      },
    },
    'updates.feed': {
      name: 'Uppdateringar',
      found: {
        reachable: 'Uppdateringskällan svarar.',
        unreachable: 'Uppdateringskällan svarar inte.',
        notConfigured: 'Ingen uppdateringskälla är angiven.',
      },
    },
    'config.secrets': {
      name: 'Hemligheter',
      found: {
        kept: 'Inga hemligheter ligger i konfigurationsfilen.',
        inFile: 'Hemligheter i konfigurationsfilen: {count}. Skydda filen.',
      },
    },
  },
};

const en: ReadinessWords = {
  outcomes: { pass: 'Good', warn: 'Warning', fail: 'Failed', skipped: 'Not tried' },
  responsible: {
    facilities: 'Whoever looks after the rooms',
    exchangeAdmin: 'Whoever runs Exchange',
    zoomAdmin: 'Whoever runs Zoom',
    network: 'Whoever runs the network',
  },
  pointless: 'Tried once the failure above is mended.',
  checks: {
    'clock.skew': {
      name: 'Clock',
      found: {
        agrees: 'Right.',
        differs: '{seconds} seconds off. Turn time synchronisation on.',
        farOff: '{seconds} seconds off, so the calendar refuses the panel. Turn time synchronisation on.',
        notTold: 'No server has told the time.',
      },
    },
    'room.timeZone': {
      name: 'Time zone',
      found: {
        known: 'The room follows {zone}.',
        unknown: 'There is no time zone {zone}. Change room.timeZone.',
        machineElsewhere:
          'The room follows {zone}, this machine {machineZone}. The panel shows the room’s time.',
      },
    },
    'calendar.token': {
      name: 'Calendar login',
      found: {
        granted: 'The panel is logged in.',
        secretRefused: 'The secret or certificate is not accepted. Check that it is its value, not its id.',
        secretExpired: 'The secret has expired. Make a new one and put it in.',
        appUnknown: 'The application is not registered in the directory.',
        tenantUnknown: 'There is no such directory (tenant).',
        loginRefused: 'The calendar does not let the panel in.',
        clockWrong: 'The calendar refuses the panel because this machine’s clock is wrong.',
        unreachable: 'The login server cannot be reached.',
      },
    },
    'calendar.mailbox': {
      name: 'Room mailbox',
      found: {
        found: 'Found{version}.',
        unknown: 'There is no such mailbox. Check calendar.mailbox.',
        elsewhere: 'The mailbox lives elsewhere. Change calendar.kind to {otherKind}.',
        forbidden: 'The panel may not read the mailbox. New rights can take a couple of hours.',
        throttled: 'The calendar asks the panel to wait.',
        unreachable: 'The calendar cannot be reached.',
        badAnswer: 'The answer does not come from a calendar. There may be a proxy in between.',
      },
    },
    'calendar.rights': {
      name: 'Calendar rights',
      found: {
        enough: 'The panel may book, change and remove.',
        noWriting: 'The panel may read, not book.',
        noPrivateItems: 'Private bookings cannot be seen; they show as taken time only.',
        notTold: 'The server does not say what the panel may do. Try a booking.',
      },
    },
    'calendar.processing': {
      name: 'The mailbox’s own rules',
      found: {
        nothingLost: 'Bookings keep their text and title.',
        tooFewToTell: 'Too few invitations ({count}) to see what the mailbox does to them.',
        textStripped: 'The text of invitations is removed ({count} of {of}), and the meeting link with it.',
        subjectReplaced: 'The title is replaced by the organiser’s name ({count} of {of}).',
        subjectPrefixed: 'The organiser’s name is put before the title ({count} of {of}).',
        undecided: 'Bookings that still wait for the room’s answer: {count}.',
        cannotBeSeen:
          'Whether private bookings keep their mark, and whether invitations from outside are let in, cannot be seen from here.',
      },
    },
    'calendar.links': {
      name: 'Meeting links',
      found: {
        someJoinable: '{count} of {of} bookings can be joined from here.',
        noneJoinable: 'None of {of} bookings can be joined from here.',
        noMeetings: 'No bookings in the next two weeks.',
      },
    },
    'calendar.push': {
      name: 'News of changes',
      found: {
        told: 'Changes arrive at once.',
        asked: 'The panel asks for changes every half minute.',
        lost: 'Changes should arrive at once and do not. The panel asks instead.',
      },
    },
    'calendar.write': {
      name: 'Test booking',
      found: {
        done: 'A booking was made, changed and removed.',
        refused: 'The test booking did not go through ({step}).',
        leftBehind: 'The test booking on {date} could not be removed. Remove it in Outlook.',
        notAskedFor: 'Made only when somebody asks for it.',
      },
    },
    'room.link': {
      name: 'Zoom Room',
      found: {
        ready: 'Connected.',
        unreachable: 'The room does not answer at {host}.',
        wrongPasscode: 'The room does not accept the control system passcode.',
        hostKeyChanged: 'The room has another key. Compare the key and approve it.',
        hostKeyUnknown: 'The room’s key has not been approved yet.',
        signedOut: 'The room is not signed in to Zoom.',
        takenOver: 'Another controller holds the room.',
        notConfigured: 'No room is named.',
      },
    },
    'room.zoomVersion': {
      name: 'Zoom version',
      found: {
        recent: '{version}.',
        old: '{version} is older than {minimum}. Update Zoom Rooms.',
        notTold: 'The room has not told its version.',
        noMinimum: '{version}. No minimum is set.',
      },
    },
    'meetings.scheduler': {
      name: 'New meetings',
      found: {
        works: 'The panel can make meetings with a number of their own.',
        personalRoom: 'No account is named, so new meetings use the room’s personal one. Advised against.',
        refused: 'Zoom does not accept the login, or does not let the host make meetings.',
        hostUnknown: 'There is no such host. Check meetings.host.',
        scopeMissing: 'The app in Zoom lacks a scope.',
        unreachable: 'Zoom’s cloud cannot be reached.',
      },
    },
    'network.wired': {
      name: 'Network',
      found: {
        wired: 'Cable ({name}).',
        wireless: 'Wireless ({name}). The panel belongs on a cable.',
        none: 'No network.',
        notTold: 'This machine does not tell how it is connected.',
      },
    },
    'updates.feed': {
      name: 'Updates',
      found: {
        reachable: 'The update feed answers.',
        unreachable: 'The update feed does not answer.',
        notConfigured: 'No update feed is set.',
      },
    },
    'config.secrets': {
      name: 'Secrets',
      found: {
        kept: 'No secrets stand in the config file.',
        inFile: 'Secrets in the config file: {count}. Protect the file.',
      },
    },
  },
};

export const readinessWords = { sv, en } as const satisfies Record<string, ReadinessWords>;

/** The sentence for one result, facts filled in. */
export function findingSentence(words: ReadinessWords, { id, finding, facts }: CheckResult): string {
  if (finding === null) return words.pointless;
  const found: Readonly<Record<string, string>> = words.checks[id].found;
  return (found[finding] ?? '').replaceAll(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
}

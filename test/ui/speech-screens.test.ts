/**
 * What is heard of the main states, word by word: what is told when the screen comes, and then what a finger finds on it
 * in the order of the page. A word that changes here changes for somebody who sees nothing.
 */
import { expect, test } from 'vitest';
import { gallery } from './gallery.ts';
import { free, inLanguage } from './snapshots.ts';
import { everythingUnder, fingerOn, speakUp } from './spoken.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

interface Heard {
  readonly state: string;
  readonly language: 'sv' | 'en';
  readonly told: string;
  readonly found: readonly string[];
}

/** The day's list, whatever stands beside it. */
const dayAt1348 = [
  'I dag, rubrik',
  'Visa tidigare, knapp, går inte just nu',
  'Visa senare, knapp',
  '10:00, bokat möte, en organisatör, knapp',
  'nu',
  '13:48, Ledigt 42 min, knapp',
  '14:30, bokat möte, en organisatör, Zoom, knapp',
  '15:30, Ledigt 30 min, knapp',
  'Boka senare, knapp',
];

const screens: readonly Heard[] = [
  {
    state: 'bookable',
    language: 'sv',
    told: 'Ledigt, till 14:30 – 42 minuter',
    found: [
      'Ledigt, rubrik',
      'till 14:30 – 42 minuter',
      'Dagen 07:00 till 18:00: 3 bokningar',
      'Boka',
      'Boka 15 min, knapp',
      'Boka 30 min, knapp',
      'Boka till 14:30, knapp',
      'Starta möte nu, knapp',
      'Dela skärm, knapp',
      ...dayAt1348,
    ],
  },
  {
    state: 'busy',
    language: 'sv',
    told: 'Upptaget, till 15:30 – 48 minuter kvar, bokat möte, 14:30 till 15:30, en organisatör, Zoom',
    found: [
      'Upptaget, rubrik',
      'till 15:30 – 48 minuter kvar',
      'bokat möte, rubrik',
      '14:30 till 15:30, en organisatör, Zoom',
      'Dagen 07:00 till 18:00: 3 bokningar',
      'Anslut till mötet, knapp',
      'Bara dela skärm, knapp',
      'I dag, rubrik',
      'Visa tidigare, knapp',
      'Visa senare, knapp, går inte just nu',
      '14:30, bokat möte, en organisatör, Zoom, knapp',
      'nu',
      '15:30, Ledigt 30 min, knapp',
      '16:00, Privat möte, knapp',
      '17:00, Ledigt resten av dagen, knapp',
      'Boka senare, knapp',
    ],
  },
  {
    state: 'waiting',
    language: 'sv',
    told: 'Väntar, på incheckning, bokat möte, 14:30 till 15:30, en organisatör, Zoom',
    found: [
      'Väntar, rubrik',
      'på incheckning',
      'bokat möte, rubrik',
      '14:30 till 15:30, en organisatör, Zoom',
      'Rummet släpps om 8 minuter om ingen checkar in',
      'Vi behöver inte rummet, knapp',
      'Anslut till mötet, knapp',
      'Checka in, knapp',
      'I dag, rubrik',
      'Visa tidigare, knapp',
      'Visa senare, knapp, går inte just nu',
      '14:30, bokat möte, en organisatör, Zoom, knapp',
      'nu',
      '15:30, Ledigt 30 min, knapp',
      '16:00, Privat möte, knapp',
      '17:00, Ledigt resten av dagen, knapp',
      'Boka senare, knapp',
    ],
  },
  {
    state: 'unknown',
    language: 'sv',
    told: 'Okänt, Kan inte se kalendern just nu, Senast uppdaterad 10:12',
    found: [
      'Okänt, rubrik',
      'Kan inte se kalendern just nu',
      'Senast uppdaterad 10:12',
      'Dagen 07:00 till 18:00: 3 bokningar',
      'Starta möte, knapp',
      'Dela skärm, knapp',
      'I dag, rubrik',
      'Kalendern svarar inte. Bokningarna kan ha ändrats. Sedan 10:13.',
      '10:00, bokat möte, en organisatör, knapp',
      'nu',
      '14:30, bokat möte, en organisatör, Zoom, knapp',
      '16:00, Privat möte, knapp',
      'Hela dagen, knapp',
    ],
  },
  {
    state: 'call-waiting',
    language: 'sv',
    told: 'Möte pågår, bokat möte, 24 minuter kvar, nästa möte 16:00',
    found: [
      'Möte pågår, rubrik',
      'bokat möte, rubrik',
      '24 minuter kvar, nästa möte 16:00',
      'en deltagare väntar utanför',
      'Släpp in, knapp',
      'Visa, knapp',
      'Mikrofonen på, Stäng av, knapp',
      'Kameran på, Stäng av, knapp',
      'Dela skärm, T R K V B N, knapp',
      'Visa 14 deltagare. Olåst. Rummet är värd, knapp',
      'Säkerhet, knapp',
      'Visning, knapp',
      'Kamera, knapp',
      'Bjud in, knapp',
      'Ljud, knapp',
      'Mer, knapp',
      'Lämna mötet, knapp',
    ],
  },
  {
    state: 'sharing',
    language: 'sv',
    told: 'Rummets skärm väntar på dig',
    found: [
      'Rummets skärm väntar på dig, rubrik',
      'Rummet är bokat från 14:30',
      '1, Zoom på datorn eller telefonen',
      'Välj Dela skärm och skriv koden, rubrik',
      'Nätverk: eduroam',
      'Delningskod T R K V B N',
      '2, AirPlay',
      'Välj Älgen, rubrik',
      'Skärmdubblering på iPhone, iPad och Mac.',
      'Kod 4192',
      '3, Kabel',
      'Anslut kabeln på bordet, rubrik',
      'Ingen dator är ansluten med kabel.',
      'Sluta dela, knapp',
      'Gör till möte, knapp',
      'Ingen delar just nu',
    ],
  },
  {
    state: 'passcode',
    language: 'sv',
    told: 'Mötet har en lösenkod',
    found: [
      'Mötet har en lösenkod, rubrik',
      'bokat möte',
      'Lösenkod',
      'Lösenkod, fält, tomt',
      'Koden står i inbjudan.',
      'siffra, knapp',
      'siffra, knapp',
      'siffra, knapp',
      'siffra, knapp',
      'siffra, knapp',
      'siffra, knapp',
      'siffra, knapp',
      'siffra, knapp',
      'siffra, knapp',
      'ABC, knapp',
      'siffra, knapp',
      'Radera, knapp',
      'Anslut, knapp, går inte just nu',
      'Avbryt, knapp',
    ],
  },
  {
    state: 'wait-for-host',
    language: 'sv',
    told: 'Väntar på värden, bokat möte, Mötet börjar när värden kommer. Rummet ansluter då av sig självt. Har väntat sedan 14:40',
    found: [
      'Väntar på värden, rubrik',
      'bokat möte',
      'Mötet börjar när värden kommer. Rummet ansluter då av sig självt.',
      'Har väntat sedan 14:40',
      'Avbryt, knapp',
    ],
  },
  {
    state: 'room-taken-over',
    language: 'sv',
    told: 'Ledigt, till 14:30 – 42 minuter',
    found: [
      'Ledigt, rubrik',
      'till 14:30 – 42 minuter',
      'Dagen 07:00 till 18:00: 3 bokningar',
      'En annan panel styr rummet. Sedan 13:40',
      'Ta tillbaka, knapp',
      'Starta möte nu, knapp, går inte just nu',
      'Dela skärm, knapp, går inte just nu',
      ...dayAt1348,
    ],
  },
  {
    state: 'bookable',
    language: 'en',
    told: 'Available, until 14:30 – 42 minutes',
    found: [
      'Available, heading',
      'until 14:30 – 42 minutes',
      'The day 07:00 to 18:00: 3 bookings',
      'Book',
      'Book 15 min, button',
      'Book 30 min, button',
      'Book until 14:30, button',
      'Start a meeting now, button',
      'Share screen, button',
      'Today, heading',
      'Show earlier, button, not available now',
      'Show later, button',
      '10:00, booked meeting, an organiser, button',
      'now',
      '13:48, Free 42 min, button',
      '14:30, booked meeting, an organiser, Zoom, button',
      '15:30, Free 30 min, button',
      'Book later, button',
    ],
  },
  {
    state: 'call-recorded',
    language: 'en',
    told: 'Meeting in progress, Recording, 34 min left, booked meeting, 24 minutes left, next meeting 16:00',
    found: [
      'Meeting in progress, heading',
      'Recording, 34 min left',
      'booked meeting, heading',
      '24 minutes left, next meeting 16:00',
      'a participant and 2 more are waiting',
      'Admit all 3, button',
      'Show, button',
      'Microphone on, Turn off, button',
      'Camera on, Turn off, button',
      'Share screen, T R K V B N, button',
      'Show 14 participants. 12 hands raised. Locked. The room is host, button',
      'Security, button',
      'View, button',
      'Camera, button',
      'Invite, button',
      'Sound, button',
      'More, button',
      'Leave meeting, button',
    ],
  },
];

test.each(screens)('$state is heard in order, in $language', async ({ state, language, told, found }) => {
  const snapshot = inLanguage(gallery[state]!, language);
  const shown = await open(snapshot, { hasFakeClock: true });
  expect((await speakUp(shown, snapshot)).slice(1)).toEqual([told]);
  expect(await everythingUnder(shown.page, await fingerOn(shown.page), '.frame-main')).toEqual(found);
  expect(await shown.sent()).toEqual([]);
});

test('the head and the bar are heard on every screen', async () => {
  const shown = await open(free(), { hasFakeClock: true });
  await speakUp(shown, free());
  const finger = await fingerOn(shown.page);
  expect(await everythingUnder(shown.page, finger, 'header, footer')).toEqual([
    'Älgen, rubrik',
    'måndag, 23 november',
    '13:48',
    'Delningskod, T R K V B N, knapp',
    'Mötes-ID, knapp',
    'Hitta rum, knapp',
    'Hjälp, knapp',
    'Aa – Anpassa skärmen, knapp',
    'EN – English, button',
  ]);
});

/** Swedish. */
import type { SpeechTexts } from './speech.ts';

export const svSpeech: SpeechTexts = {
  begins:
    'Uppläsningen är på. Dra fingret över skärmen för att höra vad som finns där. Tryck snabbt två gånger, var som helst, för att välja det du hörde sist. Namn, rubriker och koder läses inte upp. Rör samma sak en gång till och håll kvar fingret i två sekunder om du vill höra dem.',
  ends: 'Uppläsningen är av.',
  kinds: { button: 'knapp', switch: 'reglage', field: 'fält', heading: 'rubrik' },
  on: 'på',
  off: 'av',
  chosen: 'vald',
  disabled: 'går inte just nu',
  busy: 'pågår',
  empty: 'tomt',
  gone: 'Det du hörde sist finns inte kvar.',
  to: 'till',
  secrets: {
    meeting: 'bokat möte',
    organizer: 'en organisatör',
    participant: 'en deltagare',
    person: 'en person',
  },
  digit: 'siffra',
  character: 'tecken',
  characters: (count) => `${count} tecken`,
};

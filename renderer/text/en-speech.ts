/** English. */
import type { SpeechTexts } from './speech.ts';

export const enSpeech: SpeechTexts = {
  begins:
    'Speech is on. Move a finger over the screen to hear what is there. Tap twice quickly, anywhere, to choose what you heard last. Names, titles and codes are not read out. Touch the same thing again and hold for two seconds to hear them.',
  ends: 'Speech is off.',
  kinds: { button: 'button', switch: 'switch', field: 'field', heading: 'heading' },
  on: 'on',
  off: 'off',
  chosen: 'selected',
  disabled: 'not available now',
  busy: 'in progress',
  empty: 'empty',
  gone: 'What you heard last is no longer there.',
  to: 'to',
  secrets: {
    meeting: 'booked meeting',
    organizer: 'an organiser',
    participant: 'a participant',
    person: 'a person',
  },
  digit: 'digit',
  character: 'character',
  characters: (count) => (count === 1 ? '1 character' : `${count} characters`),
};

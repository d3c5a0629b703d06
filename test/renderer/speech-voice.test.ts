/** The system's voice: in the page's language, of this machine, and silent as soon as it is asked to be. */
import { describe, expect, test } from 'vitest';
import { chooseVoice, createVoice } from '../../renderer/speech/voice.ts';

const voice = (name: string, lang: string, localService = true) => ({ name, lang, localService });

describe('of the voices there are', () => {
  const voices = [
    voice('far', 'sv-SE', false),
    voice('Finland', 'sv-FI'),
    voice('America', 'en-US'),
    voice('Sverige', 'sv_SE'),
    voice('Britain', 'en-GB'),
  ];

  test.each([
    ['sv-SE', 'Sverige'],
    ['en-GB', 'Britain'],
  ])('the one of the language and country is taken: %s', (tag, name) => {
    expect(chooseVoice(voices, tag)?.name).toBe(name);
  });

  test('another of the language will do', () => {
    expect(chooseVoice(voices.slice(0, 3), 'sv-SE')?.name).toBe('Finland');
    expect(chooseVoice(voices.slice(0, 3), 'en-GB')?.name).toBe('America');
  });

  test('none that sends words away is taken, nor one of another language', () => {
    expect(chooseVoice([voice('far', 'sv-SE', false), voice('Danmark', 'da-DK')], 'sv-SE')).toBeNull();
  });
});

describe('what is said', () => {
  function createFakeSynthesis() {
    const asked: string[] = [];
    const own = { ...voice('Sverige', 'sv-SE'), default: false, voiceURI: 'own' };
    const spoken = createVoice(
      {
        speak: ({ text, lang, voice: by }) => asked.push(`${text} (${lang}, ${by?.name ?? 'any'})`),
        cancel: () => asked.push('silence'),
        getVoices: () => [own],
      },
      (text) => ({ text, lang: '', voice: null }) as SpeechSynthesisUtterance,
    );
    return { spoken, asked };
  }

  test('at once ends what was being said, and what comes next waits for it', () => {
    const { spoken, asked } = createFakeSynthesis();
    spoken.say('Hjälp, knapp', 'sv', 'now');
    spoken.say('Bokat till 14:30', 'sv', 'next');
    expect(asked).toEqual(['silence', 'Hjälp, knapp (sv-SE, Sverige)', 'Bokat till 14:30 (sv-SE, Sverige)']);
  });

  test('in a language without a voice here is left to the system', () => {
    const { spoken, asked } = createFakeSynthesis();
    spoken.say('Help', 'en', 'next');
    expect(asked).toEqual(['Help (en-GB, any)']);
  });

  test('as nothing is silence', () => {
    const { spoken, asked } = createFakeSynthesis();
    spoken.say('', 'sv', 'now');
    spoken.say('', 'sv', 'next');
    spoken.hush();
    expect(asked).toEqual(['silence', 'silence']);
  });
});

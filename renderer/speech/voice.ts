/**
 * The system's voice behind a port. Speaks with a voice of this machine only: the others of a browser send what they
 * say to a service, and what is said here may have been asked for in private.
 */

/** `now` silences what is being said; `next` waits until it has been said. */
export type Turn = 'now' | 'next';

export interface Voice {
  /** `language`: of the words, as on the page. */
  readonly say: (words: string, language: string, turn: Turn) => void;
  readonly hush: () => void;
}

/** As the page names its languages, and as voices name theirs. */
const tags: Readonly<Record<string, string>> = { sv: 'sv-SE', en: 'en-GB' };

/** Null: the system chooses by language. */
export function chooseVoice<T extends Pick<SpeechSynthesisVoice, 'lang' | 'localService'>>(
  voices: readonly T[],
  tag: string,
): T | null {
  const own = voices
    .filter(({ localService }) => localService)
    .map((voice) => ({ voice, lang: voice.lang.replace('_', '-').toLowerCase() }));
  const exact = own.find(({ lang }) => lang === tag.toLowerCase());
  const near = own.find(({ lang }) => lang.split('-')[0] === tag.split('-')[0]?.toLowerCase());
  return (exact ?? near)?.voice ?? null;
}

/** `utter` makes what the synthesis speaks: `new SpeechSynthesisUtterance(words)` in a browser. */
export function createVoice(
  synthesis: Pick<SpeechSynthesis, 'speak' | 'cancel' | 'getVoices'>,
  utter: (words: string) => SpeechSynthesisUtterance,
): Voice {
  return {
    say: (words, language, turn) => {
      if (turn === 'now') synthesis.cancel();
      if (words === '') return;
      const utterance = utter(words);
      utterance.lang = tags[language] ?? language;
      // Asked each time: voices are found late, and come and go with what is installed.
      utterance.voice = chooseVoice(synthesis.getVoices(), utterance.lang);
      synthesis.speak(utterance);
    },
    hush: () => synthesis.cancel(),
  };
}

/**
 * Speech mode: the page as one that is heard. Joins fingers, focus, changes and voice, and remembers what was told
 * last, which is what a double tap acts on, provided that it is still there and still says the same.
 */
import type { PageClock, Stop } from '../store/page-clock.ts';
import { enSpeech } from '../text/en-speech.ts';
import type { SpeechTexts } from '../text/speech.ts';
import { svSpeech } from '../text/sv-speech.ts';
import { announce } from './announce.ts';
import { createExplorer, type Explored } from './explore.ts';
import { takeFingers } from './fingers.ts';
import { languageOf, readThing, thingAt } from './read-page.ts';
import { createVoice, type Turn, type Voice } from './voice.ts';
import { hasSecrets, saidOf, wordsOf } from './what-is-said.ts';

interface Told {
  readonly element: Element;
  /** With its private words, to see whether it has changed; never spoken. */
  readonly content: string;
}

const textsOf = (language: string): SpeechTexts => (language === 'en' ? enSpeech : svSpeech);

/** All that a thing would say if it was asked: compared to see whether it is still the same, and never spoken. */
const contentOf = (element: Element): string => saidOf(readThing(element), svSpeech, true);

/** The voice of this machine; null where it has none. */
export function systemVoice(): Voice | null {
  if (!('speechSynthesis' in window)) return null;
  return createVoice(window.speechSynthesis, (words) => new SpeechSynthesisUtterance(words));
}

/** Begins to speak; the returned function ends it and gives the touches back to the page. */
export function startSpeech(page: Document, clock: PageClock, voice: Voice): Stop {
  let told: Told | null = null;
  /** What was acted on, to tell how it has become. */
  let acted: Told | null = null;
  let isHeld = false;
  let isTabbing = false;

  const language = (): string => page.documentElement.lang;
  const texts = (): SpeechTexts => textsOf(language());
  const sayOwn = (words: string, turn: Turn): void => voice.say(words, language(), turn);

  /** The mark that the theme draws a frame around. */
  function mark(element: Element | null): void {
    told?.element.removeAttribute('data-told');
    element?.setAttribute('data-told', '');
  }

  function tell(element: Element, turn: Turn, isAsked = false): void {
    mark(element);
    told = { element, content: contentOf(element) };
    acted = null;
    // A button that is labelled in another language is heard in that.
    const spoken = languageOf(element);
    voice.say(saidOf(readThing(element), textsOf(spoken), isAsked), spoken, turn);
  }

  /** Whether it can still be acted on: shown, and not under a sheet that has opened since. */
  function isReachable(element: Element): boolean {
    const sheet = [...page.querySelectorAll('dialog[open]')].at(-1);
    return element.isConnected && (sheet === undefined || sheet.contains(element));
  }

  /** What was told last, if it is still what it was; else says what has become of it. */
  function standing(): HTMLElement | null {
    if (told === null) return null;
    const { element, content } = told;
    if (!isReachable(element)) {
      mark(null);
      told = null;
      sayOwn(texts().gone, 'now');
      return null;
    }
    if (contentOf(element) === content && element instanceof HTMLElement) return element;
    tell(element, 'now');
    return null;
  }

  function key(element: HTMLElement, kind: 'keydown' | 'keyup'): void {
    element.dispatchEvent(new KeyboardEvent(kind, { key: 'Enter', bubbles: true, cancelable: true }));
  }

  function act(element: HTMLElement): void {
    const thing = readThing(element);
    const canAct = thing.kind !== 'words' && thing.kind !== 'heading' && !thing.isDisabled && !thing.isBusy;
    // A key says itself once more, since nothing about it changes.
    if (!canAct || thing.kind === 'field' || element.dataset['repeats'] !== undefined) tell(element, 'now');
    if (!canAct) return;
    acted = told;
    element.focus({ preventScroll: true });
    element.click();
  }

  const hands: Explored<Element> = {
    thingAt: (x, y) => thingAt(page, x, y),
    hush: voice.hush,
    tell: (element) => tell(element, 'now'),
    tellAll: (element) => {
      if (isReachable(element) && hasSecrets(readThing(element))) tell(element, 'now', true);
    },
    told: () => told?.element ?? null,
    press: () => {
      const element = told?.element;
      if (!(element instanceof HTMLElement) || element.dataset['held'] === undefined) return;
      if (standing() === null) return;
      isHeld = true;
      key(element, 'keydown');
    },
    release: (isMeant) => {
      const element = told?.element;
      if (isHeld && element instanceof HTMLElement) key(element, 'keyup');
      else if (isMeant) {
        const meant = standing();
        if (meant !== null) act(meant);
      }
      isHeld = false;
    },
    scroll: ({ x, y }, byX, byY) => {
      let box = page.elementFromPoint(x, y);
      while (box !== null && box.scrollHeight <= box.clientHeight) box = box.parentElement;
      box?.scrollBy(byX, byY);
    },
  };

  /** A control that was acted on says how it has become, once it is something else. */
  function tellOutcome(): void {
    if (acted === null || !isReachable(acted.element)) return;
    const { element, content } = acted;
    if (contentOf(element) === content) return;
    tell(element, 'next');
    acted = told;
  }

  const ends = new AbortController();
  const { signal } = ends;
  page.addEventListener(
    'keydown',
    (event) => {
      isTabbing = event.key === 'Tab';
      if (isTabbing) voice.hush();
    },
    { capture: true, signal },
  );
  page.addEventListener(
    'focusin',
    ({ target }) => {
      if (!(target instanceof Element) || target === acted?.element) return;
      // What the page focuses itself, as when a sheet opens, waits for what led there.
      tell(target, isTabbing ? 'now' : 'next');
    },
    { signal },
  );
  const explorer = createExplorer(clock, hands);
  const stopFingers = takeFingers(page, explorer);
  sayOwn(texts().begins, 'now');
  const stopAnnouncing = announce(page, clock, {
    tell: (pieces, turn) => sayOwn(wordsOf(pieces, texts(), false), turn),
    changed: tellOutcome,
  });
  return () => {
    ends.abort();
    stopAnnouncing();
    stopFingers();
    explorer.stop();
    mark(null);
    sayOwn(texts().ends, 'now');
  };
}

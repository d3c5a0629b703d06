/**
 * Tells what changes without being touched: a new screen, and whatever the page marks as a status (after what is being
 * said) or an alert (at once). What merely counts is not told anew: a status whose digits alone differ is the same.
 */
import type { PageClock, Stop } from '../store/page-clock.ts';
import { piecesIn } from './read-page.ts';
import type { Turn } from './voice.ts';
import type { Piece } from './what-is-said.ts';

export interface Heard {
  readonly tell: (pieces: readonly Piece[], turn: Turn) => void;
  /** The page has changed in some way, at most once a frame. */
  readonly changed: () => void;
}

const regions = '[role="status"], [role="alert"]';

/** Equal as long as there is nothing new to tell. Holds private words: only ever compared. */
function contentOf(region: Element): string {
  const text = piecesIn(region, false)
    .map((piece) => piece.text)
    .join('')
    .trim();
  return region.getAttribute('role') === 'alert' ? text : text.replace(/\d+/g, '0');
}

/** A screen is told by its heading, with the status that the heading belongs to; a sheet over it by its own. */
function headlineOf(page: Document): Element | null {
  const heading = page.querySelector('dialog[open] h2') ?? page.querySelector('main h2');
  return heading?.closest(regions) ?? heading;
}

export function announce(page: Document, clock: PageClock, heard: Heard): Stop {
  const told = new WeakMap<Element, string>();
  let screen: string | null = null;
  let stopFrame: Stop | null = null;

  /** Tells of the screen if it is another one, and says what it was told by. */
  function tellScreen(): Element | null {
    const shown = page.querySelector('.frame')?.getAttribute('data-screen') ?? '';
    const inLanguage = `${shown} ${page.documentElement.lang}`;
    if (inLanguage === screen) return null;
    const headline = headlineOf(page);
    if (headline !== null) heard.tell(piecesIn(headline, false), screen === null ? 'next' : 'now');
    screen = inLanguage;
    return headline;
  }

  function look(): void {
    stopFrame = null;
    const headline = tellScreen();
    const sheet = page.querySelector('dialog[open]');
    for (const region of page.querySelectorAll(regions)) {
      const content = contentOf(region);
      if (told.get(region) === content) continue;
      told.set(region, content);
      const isAlert = region.getAttribute('role') === 'alert';
      const isCovered = sheet !== null && !sheet.contains(region);
      // With a new screen only what is urgent is told besides.
      if (content === '' || region === headline || (!isAlert && (isCovered || headline !== null))) continue;
      heard.tell(piecesIn(region, false), isAlert && headline === null ? 'now' : 'next');
    }
    heard.changed();
  }

  const observer = new MutationObserver(() => {
    stopFrame ??= clock.beforeFrame(look);
  });
  observer.observe(page, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['data-screen', 'open', 'lang', 'aria-checked', 'aria-pressed', 'aria-busy'],
  });
  look();
  return () => {
    observer.disconnect();
    stopFrame?.();
  };
}

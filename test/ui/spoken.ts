/** The page in speech mode, with a voice that only writes down what it was asked to say, and fingers to explore with. */
import type { CDPSession, Locator, Page } from 'playwright-core';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { ScriptedPage } from './scripted-panel.ts';

interface Utterance {
  readonly text: string;
  readonly lang: string;
  readonly atMs: number;
}

declare global {
  interface Window {
    /** What was said since it was asked last, and how often the voice was silenced. */
    heard: { said: Utterance[]; hushed: number };
  }
}

/** Runs in the page and may use nothing outside it. */
function installVoice(): void {
  const heard: Window['heard'] = { said: [], hushed: 0 };
  window.heard = heard;
  class Words {
    readonly text: string;
    lang = '';
    voice: unknown = null;
    constructor(text: string) {
      this.text = text;
    }
  }
  const synthesis = {
    getVoices: () => [],
    speak: ({ text, lang }: Words) => heard.said.push({ text, lang, atMs: performance.now() }),
    cancel: () => {
      heard.hushed += 1;
    },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Words });
}

export function aloud(snapshot: Snapshot): Snapshot {
  return { ...snapshot, panel: { ...snapshot.panel, aids: { ...snapshot.panel.aids, speech: true } } };
}

/** Gives the page its voice, and turns speech on. Says what was said then. */
export async function speakUp(
  { page, show }: Pick<ScriptedPage, 'page' | 'show'>,
  snapshot: Snapshot,
): Promise<readonly string[]> {
  await page.evaluate(installVoice);
  await show(aloud(snapshot));
  await page.waitForFunction(() => window.heard.said.length > 1);
  return said(page);
}

/** What has been said since this was asked last. */
export async function utterances(page: Page): Promise<readonly Utterance[]> {
  return page.evaluate(() => window.heard.said.splice(0));
}

export async function said(page: Page): Promise<readonly string[]> {
  return (await utterances(page)).map(({ text }) => text);
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export async function middleOf(target: Locator): Promise<Point> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('What is to be touched is not there.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A finger that a test puts down, moves and lifts. */
export interface TestFinger {
  readonly down: (...points: readonly Point[]) => Promise<void>;
  readonly move: (...points: readonly Point[]) => Promise<void>;
  readonly up: () => Promise<void>;
  readonly tap: (point: Point) => Promise<void>;
}

export async function fingerOn(page: Page): Promise<TestFinger> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const send = async (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    points: readonly Point[],
  ): Promise<void> => {
    await session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map((point, id) => ({ ...point, id })),
    });
  };
  const up = (): Promise<void> => send('touchEnd', []);
  return {
    up,
    down: (...points) => send('touchStart', points),
    move: (...points) => send('touchMove', points),
    tap: async (point) => {
      await send('touchStart', [point]);
      await up();
    },
  };
}

/** Of everything that a finger can find on the screen, from the head down: what it would hear, without acting. */
export async function everythingUnder(
  page: Page,
  finger: TestFinger,
  within: string,
): Promise<readonly string[]> {
  const points = await page.evaluate((selector) => {
    const shown: Point[] = [];
    const words = 'h1, h2, h3, h4, p, li, label, dt, dd, button, input, [role="img"]';
    for (const element of document.querySelectorAll(selector)) {
      for (const thing of element.querySelectorAll(words)) {
        // Of a row its parts are heard, where it has some.
        if (thing.matches('li') && thing.querySelector('button, p, h3') !== null) continue;
        const box = thing.getBoundingClientRect();
        const point = { x: box.x + Math.min(box.width / 2, 60), y: box.y + box.height / 2 };
        const hit = document.elementFromPoint(point.x, point.y);
        if (hit !== null && (hit === thing || thing.contains(hit))) shown.push(point);
      }
    }
    return shown;
  }, within);
  const told: string[] = [];
  await said(page);
  for (const point of points) {
    await finger.down(point);
    await page.clock.runFor(130);
    await finger.up();
    told.push(...(await said(page)));
  }
  return told;
}

/** A finger that rests until it has heard what lies under it, and leaves. */
export async function listenAt(page: Page, finger: TestFinger, point: Point): Promise<string> {
  await said(page);
  await finger.down(point);
  await page.clock.runFor(130);
  await finger.up();
  return (await said(page)).join(' | ');
}

/** Two quick taps; what they lead to has been drawn by then. */
export async function doubleTap(page: Page, finger: TestFinger, point: Point): Promise<void> {
  await finger.tap(point);
  await page.clock.runFor(100);
  await finger.tap(point);
  await page.clock.runFor(50);
}

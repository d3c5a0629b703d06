/** Whatever stands in a name: it is text, makes no element, runs nothing, and moves no button. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { galleryStates } from '../gallery/states.ts';
import { callSheets } from './call-sheets.ts';
import { gallery } from './gallery.ts';
import { hostileWords, placeholder, templateOf } from './hostile-words.ts';
import { free, incomingCall } from './snapshots.ts';
import { withPage } from './with-page.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

const { open } = withPage();

interface Scene {
  readonly snapshot: Snapshot;
  readonly open: (page: Page) => Promise<void>;
}

const asIs = (): Promise<void> => Promise.resolve();
const screen = (snapshot: Snapshot): Scene => ({ snapshot, open: asIs });

/** Every place where words from outside stand. */
const scenes: Readonly<Record<string, Scene>> = {
  soon: screen(gallery['soon']!),
  busy: screen(gallery['others-booking']!),
  held: screen(gallery['held']!),
  released: screen(gallery['released']!),
  door: screen(gallery['door-busy']!),
  setup: screen(gallery['setup']!),
  'call-recorded': screen(gallery['call-recorded']!),
  sharing: screen(gallery['sharing']!),
  passcode: screen(gallery['passcode']!),
  'wait-for-host': screen(gallery['wait-for-host']!),
  'incoming-call': screen(incomingCall(Date.now() + 600_000)),
  people: callSheets['people, as a guest']!,
  'one chosen': callSheets['people, one chosen']!,
  camera: callSheets['camera, somebody else’s']!,
  invite: callSheets['invite']!,
  phone: callSheets['phone']!,
  devices: callSheets['devices']!,
  ...Object.fromEntries(
    ['sheet-rooms', 'sheet-help', 'sheet-share', 'sheet-booking'].map((name) => {
      const { snapshot, taps } = galleryStates(0)[name]!;
      const openIt = async (page: Page): Promise<void> => {
        for (const selector of taps) await page.locator(selector).first().tap();
        await page.getByRole('dialog').waitFor();
      };
      return [name, { snapshot, open: openIt }];
    }),
  ),
};

interface Task {
  readonly template: string;
  readonly placeholder: string;
  /** Each as JSON: half a character would not survive the way into the page otherwise. */
  readonly words: readonly string[];
}

/** Runs in the page: shows each word everywhere, and says what differs from harmless ones. */
async function showAll({ template, placeholder: place, words }: Task): Promise<readonly string[]> {
  // Frames at once instead of sixty in a second.
  const channel = new MessageChannel();
  const waiting: FrameRequestCallback[] = [];
  channel.port1.onmessage = () => waiting.splice(0).forEach((callback) => callback(performance.now()));
  const realFrame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => {
    channel.port2.postMessage(null);
    return waiting.push(callback);
  };
  let seq = 10_000;
  const show = (word: string): Promise<unknown> => {
    const slices = JSON.parse(template.replaceAll(JSON.stringify(place), () => word)) as Snapshot;
    window.script.push({ seq: (seq += 1), isWhole: true, slices });
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  };
  const fixed =
    'footer button, .actions .button-primary, .tile, .menu-button, .call-side .button, .sheet-head button';
  const look = () => ({
    // The page's own: where a long word may break, and the code of what is a number to call.
    elements: document.querySelectorAll('*:not(wbr, .qr, .qr *, .helper-hint)').length,
    isWider: document.documentElement.scrollWidth > innerWidth,
    isTitled: document.title === 'Mötespanel',
    buttons: [...document.querySelectorAll(fixed)].map((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return [x, y, width, height].map(Math.round).join(' ');
    }),
  });
  await show('"Planering"');
  const tame = look();
  const differing: string[] = [];
  for (const word of words) {
    await show(word);
    const now = look();
    for (const key of ['elements', 'isWider', 'isTitled', 'buttons'] as const) {
      const [before, after] = [tame[key], now[key]].map((value) => JSON.stringify(value));
      if (before !== after) differing.push(`${key} ${before} → ${after}: ${word.slice(0, 60)}`);
    }
  }
  window.requestAnimationFrame = realFrame;
  return [...differing, ...window.script.faults.map(({ message }) => message)];
}

test('there are three hundred of them, all different', () => {
  expect(hostileWords).toHaveLength(300);
  expect(new Set(hostileWords).size).toBe(300);
});

describe('three hundred hostile words in every field', () => {
  test.each(Object.entries(scenes))('change nothing but the words of %s', async (_, scene) => {
    const { page, show, complaints } = await open(free());
    await show(scene.snapshot);
    await scene.open(page);
    const template = templateOf(scene.snapshot);
    expect(template).toContain(placeholder);
    const words = hostileWords.map((word) => JSON.stringify(word));
    const differing = await page.evaluate(showAll, { template, placeholder, words });
    expect(differing.slice(0, 12)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

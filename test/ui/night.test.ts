/** Night on the page: dim, readable from near, and woken by a touch that does nothing else. Nothing ever moves in loops. */
import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { minute } from '../../shared/time.ts';
import { gallery } from './gallery.ts';
import { measure, noFaults } from './measure.ts';
import { at, free, night } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

interface Finger {
  readonly down: () => Promise<void>;
  readonly up: () => Promise<void>;
}

/** A finger on the middle of the primary button, or where it will appear. */
async function fingerOn(page: Page): Promise<Finger> {
  const box = (await page.locator('.button-primary').boundingBox())!;
  const touches: CDPSession = await page.context().newCDPSession(page);
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  return {
    down: async () => {
      await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    },
    up: async () => {
      await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    },
  };
}

const touchReports = (page: Page): Promise<number> =>
  page.evaluate(() => window.script.sent.filter(({ kind }) => kind === 'panel.touched').length);

test('night shows the time, the room and how to wake it, and nothing that can be tapped', async () => {
  const { page } = await open(night());
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Älgen');
  expect(await page.getByRole('main').innerText()).toBe('23:10\n\nÄlgen\n\nTryck för att väcka');
  expect(await page.getByRole('button').count()).toBe(0);
  const size = (part: string): Promise<number> =>
    page.locator(part).evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(await size('.night .clock')).toBeGreaterThanOrEqual(72);
  expect(await page.evaluate(measure)).toEqual(noFaults);
});

test.each(['dark', 'light'] as const)(
  'no point of it shines more than a tenth, whatever the %s theme',
  async (theme) => {
    const { page } = await open(night({ panel: { ...free().panel, theme } }));
    const picture = (await page.screenshot()).toString('base64');
    const brightest = await page.evaluate(async (png) => {
      const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      canvas.drawImage(image, 0, 0);
      return canvas
        .getImageData(0, 0, image.width, image.height)
        .data.reduce((most, value, index) => (index % 4 === 3 ? most : Math.max(most, value)), 0);
    }, picture);
    expect(brightest).toBeGreaterThan(80);
    expect(brightest).toBeLessThanOrEqual(0x65);
  },
);

describe('the touch that wakes it', () => {
  test('is told to main at once, each time, and acts on nothing', async () => {
    const { page, sent } = await open(night());
    const finger = await fingerOn(page);
    for (const count of [1, 2]) {
      await finger.down();
      await finger.up();
      expect(await touchReports(page)).toBe(count);
    }
    expect(await sent()).toEqual([]);
  });

  test('does not act on what appears under the finger, and the next one does', async () => {
    const { page, sent, show } = await open(night());
    const finger = await fingerOn(page);
    await finger.down();
    await show(free());
    await finger.up();
    await page.locator('.button-primary').waitFor();
    expect(await page.locator('[data-pressed]').count()).toBe(0);
    expect(await sent()).toEqual([]);
    await finger.down();
    await finger.up();
    await expect.poll(sent).toEqual([{ kind: 'meeting.start' }]);
  });

  test('that began before the night fell acts no more, and leaves no button pressed', async () => {
    const { page, sent, show } = await open(free());
    const finger = await fingerOn(page);
    await finger.down();
    await show(night());
    await finger.up();
    await show(free());
    expect(await page.locator('[data-pressed]').count()).toBe(0);
    expect(await sent()).toEqual([]);
  });

  test.each(['Enter', 'Space'])('may be a key, which then presses nothing: %s', async (key) => {
    const { page, sent, show } = await open(night());
    await page.keyboard.down(key);
    expect(await touchReports(page)).toBe(1);
    await show(free());
    await page.locator('.button-primary').focus();
    await page.keyboard.down(key);
    await page.keyboard.up(key);
    expect(await sent()).toEqual([]);
    await page.keyboard.press(key);
    expect(await sent()).toEqual([{ kind: 'meeting.start' }]);
  });
});

describe('with motion', () => {
  const moving = (page: Page): Promise<readonly (readonly [string, unknown])[]> =>
    page.evaluate(() =>
      document
        .getAnimations()
        .map(
          (one) =>
            [
              one instanceof CSSTransition ? one.transitionProperty : (one as CSSAnimation).animationName,
              one.effect?.getComputedTiming().endTime,
            ] as const,
        )
        .sort(([one], [other]) => one.localeCompare(other)),
    );

  test('the dark falls in two seconds, and is lifted before anybody waits for it', async () => {
    const { page, show } = await open(free(), { hasOwnTab: true });
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await show(night());
    const names = (await moving(page)).map(([name, endMs]) => `${name} ${String(endMs)}`);
    expect(new Set(names)).toEqual(new Set(['background-color 2000', 'night-comes 2000', 'visibility 2000']));
    await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
    await show(free());
    expect(await moving(page)).toEqual([['background-color', 240]]);
  });

  test('nothing goes on moving on any screen: all is over within a second, night within two', async () => {
    const { page, show } = await open(free(), { hasOwnTab: true });
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const tooLong: Record<string, unknown> = {};
    for (const [name, snapshot] of Object.entries(gallery)) {
      await show(snapshot);
      const most = snapshot.screen.kind === 'night' ? 2_000 : 1_000;
      // A bar in a button fills until what was tapped is given up.
      const long = (await moving(page)).filter(
        ([name, endMs]) => name !== 'under-way' && Number(endMs) > most,
      );
      if (long.length > 0) tooLong[name] = long;
      await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
    }
    expect(tooLong).toEqual({});
  });

  test('no style sheet of the page knows motion without an end', async () => {
    const { page } = await open(free());
    const sheets = await page.evaluate(async () => {
      const urls = performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.css'));
      return Promise.all(urls.map(async (url) => (await fetch(url)).text()));
    });
    expect(sheets.join('')).toContain('night-comes');
    expect(sheets.join('')).not.toContain('infinite');
  });
});

test('falls at once for those who want no motion', async () => {
  const { page, show } = await open(free());
  await show(night());
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  expect(
    await page.locator('.frame').evaluate((frame) => getComputedStyle(frame, '::after').backgroundColor),
  ).toBe('rgb(0, 0, 0)');
});

test('the picture wanders on the page’s own clock, and nothing can be scrolled into what it leaves free', async () => {
  const { page, push } = await open(free(), { hasFakeClock: true });
  const place = async () => (await page.locator('.frame').boundingBox())!;
  expect(await place()).toEqual({ x: 0, y: 0, width: 1280, height: 800 });
  for (let minutes = 1; minutes <= 10; minutes += 1) {
    await page.clock.runFor(minute);
    await push({ clock: { now: at('13:48') + minutes * minute } });
  }
  expect(await place()).toEqual({ x: -1, y: 0, width: 1280, height: 800 });
  const scrolled = await page.evaluate(() =>
    [document.documentElement, document.body].map((part) => {
      part.scrollTo(10, 10);
      return [part.scrollLeft, part.scrollTop];
    }),
  );
  expect(scrolled.flat()).toEqual([0, 0, 0, 0]);
});

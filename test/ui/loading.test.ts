/** What it costs to show the first screen, and that the page lives under its policy without a complaint. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { gallery } from './gallery.ts';
import { agenda, at, free, inLanguage, soon } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();
const kilobyte = 1_000;

test('the first screen is at most 125 kB in six requests, its script at most 90 kB', async () => {
  const { page } = await open(free(), { hasOwnTab: true });
  const names = await page.evaluate(() => [
    location.href,
    ...performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => !name.includes('/later-')),
  ]);
  expect(new Set(names.map((name) => new URL(name).host)).size).toBe(1);
  expect(names.length).toBeLessThanOrEqual(6);
  const sizes = await Promise.all(
    names.map(async (name) => {
      const body = Buffer.from(await (await fetch(name)).arrayBuffer());
      return { name, bytes: name.endsWith('.woff2') ? body.length : gzipSync(body, { level: 9 }).length };
    }),
  );
  const total = (of: typeof sizes): number => of.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(total(sizes)).toBeLessThanOrEqual(125 * kilobyte);
  expect(total(sizes.filter(({ name }) => name.endsWith('.js')))).toBeLessThanOrEqual(90 * kilobyte);
});

test('the first script asks to be compiled while it arrives, before anything else in it', async () => {
  const { page } = await open(free(), { hasOwnTab: true });
  const source = await page.evaluate(async () => {
    const script = document.querySelector<HTMLScriptElement>('script[type=module]');
    return (await fetch(script?.src ?? '')).text();
  });
  expect(source.split('\n')[0]).toBe('//# allFunctionsCalledOnLoad');
});

test('no screen makes the browser or the page complain', async () => {
  const { show, faults, complaints } = await open(free(), { hasOwnTab: true });
  for (const snapshot of Object.values(gallery)) await show(snapshot);
  expect(complaints).toEqual([]);
  expect(await faults()).toEqual([]);
});

describe('letters', () => {
  test('of Swedish and English need one font file', async () => {
    const { page } = await open(soon(), { hasOwnTab: true });
    const fonts = await page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('.woff2')).length,
    );
    expect(fonts).toBe(1);
    // A second face that waits to be fetched would have a system font looked up in its place before the first frame.
    expect(
      await page.evaluate(() => [...document.fonts].filter(({ family }) => family === 'Inter').length),
    ).toBe(1);
    expect(await page.evaluate(() => document.fonts.check('28px Inter', 'Åäö–…→'))).toBe(true);
  });

  test('of other names fetch the second file when they come', async () => {
    const { page, push } = await open(soon(), { hasOwnTab: true });
    const home = soon().home;
    await push({ home: { ...home, booking: { ...home.booking!, organizer: 'Łukasz Żółć' } } });
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('inter-latin-extended')),
    );
  });
});

test('the first screen is written without a formatter of Intl, which would cost more than all of its words', async () => {
  const { page, show } = await open(soon(), { hasOwnTab: true });
  await page.addInitScript(() => {
    const built: string[] = [];
    Object.assign(window, { built });
    for (const name of ['DateTimeFormat', 'NumberFormat', 'PluralRules', 'RelativeTimeFormat'] as const) {
      const note = new Proxy<object>(Intl[name], {
        construct: (target, args, newTarget) => {
          built.push(name);
          return Reflect.construct(target as new () => object, args, newTarget) as object;
        },
      });
      Object.assign(Intl, { [name]: note });
    }
  });
  await page.reload();
  await show(soon());
  await page.getByText('Börjar om 6 minuter').waitFor();
  expect(await page.evaluate(() => (window as unknown as { built: string[] }).built)).toEqual([]);
});

test('nothing moves when data arrives', async () => {
  const { page, push } = await open(free(), { hasOwnTab: true });
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await push({ clock: { now: at('13:49') }, agenda: agenda(at('13:49')) });
  await push({ sharing: { ...free().sharing, key: 'QWERTY' } });
  await push({ panel: inLanguage(free(), 'en').panel });
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02);
});

test('a long press opens no menu, and the page cannot be selected, pinched or scrolled away', async () => {
  const { page } = await open(free(), { hasOwnTab: true });
  const prevented = await page.evaluate(
    () =>
      !document
        .querySelector('.state')!
        .dispatchEvent(new Event('contextmenu', { bubbles: true, cancelable: true })),
  );
  expect(prevented).toBe(true);
  const style = await page.evaluate(() => {
    const { userSelect, touchAction, overflow } = getComputedStyle(document.documentElement);
    return { userSelect, touchAction, overflow };
  });
  expect(style).toEqual({ userSelect: 'none', touchAction: 'pan-x pan-y', overflow: 'hidden' });
});

test('a button that is pressed looks pressed at once', async () => {
  const { page } = await open(free(), { hasOwnTab: true });
  const button = page.locator('.button-primary');
  const colour = (): Promise<string> =>
    button.evaluate((element) => getComputedStyle(element).backgroundColor);
  const before = await colour();
  const box = (await button.boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  expect(await colour()).not.toBe(before);
  await page.mouse.up();
});

/** Who waits, who raises a hand, who asks for the room's picture and a meeting that fills: told above the controls. */
import { describe, expect, test } from 'vitest';
import { people } from './meeting-slices.ts';
import { asGuest, at, call, inLanguage, meeting } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

const host = call({ role: 'host', waiting: { count: 2, newest: 'Nils Lund' } });

describe('somebody who waits outside', () => {
  const one = call(
    { role: 'host', waiting: { count: 1, newest: 'Ingrid Nyström' } },
    { people: { rows: people().filter(({ id }) => id !== '2') } },
  );

  test.each([
    ['sv', 'Ingrid Nyström väntar utanför', 'Släpp in'],
    ['en', 'Ingrid Nyström is waiting outside', 'Admit'],
  ] as const)('is announced and let in with one tap, in %s', async (language, words, admit) => {
    const { page, sent } = await open(inLanguage(one, language));
    expect(await page.getByRole('main').textContent()).toContain(words);
    await page.locator('.announcement').getByRole('button', { name: admit, exact: true }).tap();
    expect(await sent()).toEqual([{ kind: 'people.admit', personId: '1' }]);
  });

  test('with others is let in together with them', async () => {
    const { page, push, sent } = await open(host);
    const strip = page.locator('.announcement');
    expect(await strip.textContent()).toContain('Nils Lund och 1 till väntar');
    await strip.getByRole('button', { name: 'Släpp in alla 2' }).tap();
    expect(await sent()).toEqual([{ kind: 'people.admitAll' }]);
    await push({ pending: [{ kind: 'people.admitAll', about: null, since: at('15:06'), isSlow: false }] });
    expect(await strip.locator('[aria-busy=true]').textContent()).toContain('Släpper in …');
  });

  test('cannot be let in by a room that is not host, but is seen', async () => {
    const { page, sent } = await open(asGuest(one));
    const strip = page.locator('.announcement');
    expect(await strip.getByRole('button').allTextContents()).toEqual(['Visa']);
    await strip.getByRole('button', { name: 'Visa' }).tap();
    expect(await page.getByRole('dialog').textContent()).toContain('Ingrid Nyström');
    expect(await sent()).toEqual([]);
  });

  test('is counted whole however long the newest is named', async () => {
    const newest = 'Wilhelmina von Hohenzollern-Sigmaringen af Klintberg den yngre';
    for (const size of ['landscape', 'low', 'portrait'] as const) {
      const { page } = await open(call({ role: 'host', waiting: { count: 3, newest } }), { size });
      const words = page.locator('.announcement p span');
      expect(await words.textContent()).toBe('och 2 till väntar');
      const [strip, box] = [
        (await page.locator('.announcement').boundingBox())!,
        (await words.boundingBox())!,
      ];
      expect(box.y + box.height, size).toBeLessThanOrEqual(strip.y + strip.height);
      const button = (await page.locator('.announcement button').first().boundingBox())!;
      expect(box.x + box.width, size).toBeLessThanOrEqual(button.x);
    }
  });

  test('moves no control when they come or go', async () => {
    const { page, push } = await open(call());
    const places = (): Promise<unknown> =>
      page.locator('main .tile, main .menu-button, .people, .call-side .button').evaluateAll((controls) =>
        controls.map((control) => {
          const { x, y, width, height } = control.getBoundingClientRect();
          return [x, y, width, height];
        }),
      );
    const before = await places();
    await push({ meeting: meeting({ role: 'host', waiting: { count: 3, newest: 'Ingrid Nyström' } }) });
    expect(await places()).toEqual(before);
  });
});

describe('a raised hand', () => {
  const raised = (count: number, newest: string | null) => ({
    meeting: meeting({ hands: { count, newest } }),
  });

  test('is announced for a while, then only counted', async () => {
    const { page, push } = await open(call(), { hasFakeClock: true });
    await push(raised(1, 'Fatima Haddad'));
    const strip = page.locator('.announcement');
    expect(await strip.textContent()).toContain('Fatima Haddad räcker upp handen');
    await page.clock.runFor(11_000);
    expect(await strip.count()).toBe(1);
    await page.clock.runFor(2_000);
    expect(await strip.count()).toBe(0);
    expect(await page.locator('.people-facts').textContent()).toContain('1');
  });

  test('that goes up again is announced again, and one that goes down is not', async () => {
    const { page, push } = await open(call(), { hasFakeClock: true });
    const strip = page.locator('.announcement');
    await push(raised(1, 'Fatima Haddad'));
    await page.clock.runFor(13_000);
    await push(raised(0, null));
    await push(raised(1, 'Fatima Haddad'));
    expect(await strip.textContent()).toContain('Fatima Haddad räcker upp handen');
    await push(raised(2, 'Karin Ek'));
    expect(await strip.textContent()).toContain('Karin Ek och 1 till');
    await page.clock.runFor(13_000);
    await push(raised(1, 'Fatima Haddad'));
    expect(await strip.count()).toBe(0);
  });

  test('leads to the list', async () => {
    const { page } = await open(call({ hands: { count: 1, newest: 'Fatima Haddad' } }));
    await page.locator('.announcement').getByRole('button', { name: 'Visa' }).tap();
    expect(await page.locator('.person-heading').nth(1).textContent()).toContain('Räcker upp handen');
  });
});

test('a host who asks for the room’s picture is answered with one tap, for half a minute', async () => {
  const asked = call({ videoAskedAt: at('15:06'), camera: { isOn: false, wanted: null } });
  const { page, sent } = await open(asked, { hasFakeClock: true });
  await page.getByRole('button', { name: 'Starta kameran' }).tap();
  expect(await sent()).toEqual([{ kind: 'camera.set', isOn: true }]);
  await page.clock.runFor(31_000);
  expect(await page.locator('.announcement').count()).toBe(0);
});

test('a meeting that is nearly full says so beside the count, whoever waits outside', async () => {
  const full = call({ participantCount: 455, waiting: { count: 1, newest: 'Nils Lund' } });
  const { page, push } = await open(full);
  const count = page.locator('.people-count');
  expect(await count.textContent()).toBe('455 deltagare');
  await push({ banners: [{ kind: 'participantsNearLimit', count: 455, limit: 500 }] });
  expect(await count.textContent()).toBe('455 av 500 deltagare');
});

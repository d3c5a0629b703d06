/** Help on the page: two taps report a fault, its tile says what became of it, and everybody responsible can be reached. */
import { expect, test } from 'vitest';
import { nobody, report, reported, withReports } from './help-states.ts';
import { free } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

async function openHelp(...given: Parameters<typeof open>) {
  const scripted = await open(...given);
  await scripted.page.getByRole('button', { name: 'Hjälp' }).tap();
  await scripted.page.locator('.help').waitFor();
  return { ...scripted, tile: (name: string) => scripted.page.locator('.fault').filter({ hasText: name }) };
}

test('two taps report a fault, and its tile says how it goes in the same place', async () => {
  const { tile, sent, push, page } = await openHelp(free());
  const before = await tile('Ljud').boundingBox();
  await tile('Ljud').tap();
  expect(await sent()).toContainEqual({ kind: 'help.report', category: 'sound' });
  const since = free().clock.now;
  await push({ pending: [{ kind: 'help.report', about: 'sound', since, isSlow: false }] });
  expect(await tile('Ljud').textContent()).toContain('Anmäler …');
  expect(await tile('Bild').getAttribute('aria-busy')).toBeNull();
  await push({ ...withReports(report({ state: 'waiting' })), pending: [] });
  expect(await tile('Ljud').textContent()).toContain('Sparad. Skickas så fort det går');
  await push(withReports(report({ reference: 'INC7' })));
  expect(await tile('Ljud').textContent()).toContain('Anmält 13:41 INC7');
  await push(withReports(report({ reference: 'INC7', answer: 'onTheWay', message: 'Vi kommer.' })));
  expect(await tile('Ljud').textContent()).toContain('En tekniker är på väg');
  expect(await page.locator('.help-standing').textContent()).toBe(
    'Ljud · INC7: En tekniker är på väg. Vi kommer.',
  );
  expect(await tile('Ljud').boundingBox()).toEqual(before);
});

test('what somebody has is not reported again; what is solved or did not arrive can be', async () => {
  const { tile, sent } = await openHelp(reported());
  for (const name of ['Ljud', 'Bild', 'Mikrofon', 'Skärmdelning', 'Panelen']) {
    await tile(name).first().tap({ force: true });
  }
  const categories = (await sent()).flatMap((one) => (one.kind === 'help.report' ? [one.category] : []));
  expect(categories).toEqual(['sharing', 'panel']);
});

test('without a service desk it says what to try and whom to call', async () => {
  const { page } = await openHelp(nobody());
  expect(await page.locator('button.fault').count()).toBe(0);
  const text = await page.locator('.help').textContent();
  expect(text).toContain('Se efter att skärmen är på');
  expect(text).toContain('08-16 00 00');
  expect(text).toContain('Leverantören av rummets utrustning');
  expect(text).toContain('Berätta att det gäller Älgen.');
});

test('the codes are dark on white with four light modules around, and stand beside what they say', async () => {
  const { page } = await openHelp(free());
  const codes = page.locator('.help').getByRole('img');
  expect(await codes.count()).toBe(2);
  expect(await codes.first().getAttribute('aria-label')).toBe('Skanna med mobilen');
  expect(await page.locator('.helper-coded').first().textContent()).toContain('serviceportalen.su.se');
  expect(await page.locator('.helper-coded').last().textContent()).toContain('08-16 00 00');
  const fills = await page
    .locator('.qr path')
    .evaluateAll((paths) => paths.map((path) => getComputedStyle(path).fill));
  expect(new Set(fills)).toEqual(new Set(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']));
  const dark = await page
    .locator('.qr-dark')
    .evaluateAll((paths) => paths.map((path) => (path as SVGPathElement).getBBox().x));
  expect(dark).toEqual([4, 4]);
});

test('a number that cannot be dialled has no code', async () => {
  const snapshot = free();
  const { page } = await openHelp({ ...snapshot, panel: { ...snapshot.panel, supportPhone: 'receptionen' } });
  expect(await page.locator('.help').getByRole('img').count()).toBe(1);
  expect(await page.locator('.help').textContent()).toContain('receptionen');
});

test('the loudspeaker is tested with one tap more, where the room can', async () => {
  const { page, sent } = await openHelp(free());
  await page.getByRole('button', { name: 'Testa högtalaren', exact: true }).tap();
  expect(await sent()).toContainEqual({ kind: 'device.setTest', device: 'speaker', isOn: true });
});

test.each(['landscape', 'portrait', 'low', 'wide'] as const)('everything fits, %s', async (size) => {
  const { page } = await openHelp(reported(), { size });
  const cut = await page
    .locator('.help, .fault, .helper, .help-foot')
    .evaluateAll((all) =>
      all.flatMap((one) => (one.scrollHeight > one.clientHeight + 1 ? [one.getAttribute('class')] : [])),
    );
  expect(cut).toEqual([]);
  const sheet = await page.locator('dialog').boundingBox();
  const foot = await page.locator('.help-foot').boundingBox();
  const tiles = await page.locator('.faults').boundingBox();
  if (sheet === null || foot === null || tiles === null) throw new Error('not shown');
  expect(foot.y).toBeGreaterThanOrEqual(tiles.y + tiles.height);
  expect(foot.y + foot.height).toBeLessThanOrEqual(sheet.y + sheet.height);
});

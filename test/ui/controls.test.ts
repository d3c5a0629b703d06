/** What stands one tap below a call: security, recording, view, camera, devices and limits, each by its own intent. */
import type { CDPSession, Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { RoomCapability } from '../../shared/model/room.ts';
import type { MeetingSlice, Snapshot } from '../../shared/snapshot.ts';
import { menuEntries, openMenu } from './call-sheets.ts';
import { controls, devices } from './meeting-slices.ts';
import { allCapabilities, asGuest, at, call, consent, free, incomingCall, meeting } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

const host = call({ role: 'host' });

/** The same room without something. */
function without(snapshot: Snapshot, ...lacking: readonly RoomCapability[]): Snapshot {
  const capabilities = allCapabilities.filter((one) => !lacking.includes(one));
  return { ...snapshot, room: { link: 'ready', capabilities, hostOnly: [] } };
}

const dialogText = async (page: Page): Promise<string> =>
  (await page.getByRole('dialog').textContent()) ?? '';

describe('who can come in', () => {
  test('is switched with one tap each, and its state is in words', async () => {
    const { page, push, sent } = await open(host);
    await openMenu(page, 'security');
    const lock = page.getByRole('switch', { name: /Lås mötet/ });
    expect(await lock.textContent()).toContain('Olåst. Den som har länken kan komma in.');
    expect(await lock.getAttribute('aria-checked')).toBe('false');
    await lock.tap();
    await push({ controls: controls({ lock: { isOn: false, wanted: true } }) });
    expect(await lock.getAttribute('aria-checked')).toBe('true');
    expect(await lock.getAttribute('aria-busy')).toBe('true');
    await push({ controls: controls({ lock: { isOn: true, wanted: null } }) });
    expect(await lock.textContent()).toContain('Låst. Ingen ny kan komma in.');
    await page.getByRole('switch', { name: /Tysta den som kommer in/ }).tap();
    await page.getByRole('button', { name: 'Stäng av allas mikrofoner' }).tap();
    expect(await sent()).toEqual([
      { kind: 'meeting.setLock', isOn: true },
      { kind: 'meeting.setMuteOnEntry', isOn: false },
      { kind: 'people.muteAll' },
    ]);
  });

  test('is shown to a room that is not host, with the reason why it cannot change it', async () => {
    const { page, show, sent } = await open(asGuest(call()));
    await openMenu(page, 'security');
    const switches = page.getByRole('switch');
    expect(await switches.count()).toBe(2);
    for (const one of await switches.all()) expect(await one.isDisabled()).toBe(true);
    expect(await dialogText(page)).toContain('Rummet är inte värd. Låsa och tysta kan bara värden.');
    expect(await page.getByRole('button', { name: 'Stäng av allas mikrofoner' }).count()).toBe(0);
    await show(without(call(), 'lock', 'muteOnEntry'));
    expect(await switches.count()).toBe(0);
    expect(await dialogText(page)).not.toContain('inte värd');
    expect(await sent()).toEqual([]);
  });

  test('leads on to those who wait', async () => {
    const { page } = await open(call({ role: 'host', waiting: { count: 2, newest: null } }));
    await openMenu(page, 'security');
    await page.getByRole('button', { name: '2 väntar utanför' }).tap();
    expect(await page.getByRole('dialog').locator('.person').count()).toBeGreaterThan(0);
  });

  test('the host’s key makes the room host, once it is long enough', async () => {
    const { page, push, sent } = await open(call(), { hasFakeClock: true });
    await openMenu(page, 'security');
    await page.clock.runFor(800);
    await page.getByRole('button', { name: 'Bli värd' }).tap();
    await page.clock.runFor(800);
    const claim = page.getByRole('button', { name: 'Bli värd' });
    for (const digit of '12345') await page.getByRole('button', { name: digit, exact: true }).tap();
    expect(await claim.isDisabled()).toBe(true);
    await page.getByRole('button', { name: '6', exact: true }).tap();
    await claim.tap();
    expect(await sent()).toEqual([{ kind: 'meeting.claimHost', hostKey: '123456' }]);
    await push({ meeting: meeting({ role: 'host' }) });
    expect(await page.getByRole('switch').count()).toBe(2);
    expect(await claim.count()).toBe(0);
  });
});

describe('recording', () => {
  type Recording = Partial<MeetingSlice['recording']>;
  const recorded = (facts: Recording) =>
    meeting({
      role: 'host',
      recording: { isOn: true, wanted: null, isOurs: true, since: null, endsAt: null, ...facts },
    });

  test('is started and stopped with one tap, and always says which it is', async () => {
    const { page, push, sent } = await open(host, { hasFakeClock: true });
    await openMenu(page, 'security');
    await page.clock.runFor(800);
    expect(await dialogText(page)).toContain('Mötet spelas inte in');
    expect(await dialogText(page)).toContain('Alla i mötet får veta att det spelas in.');
    await page.getByRole('button', { name: 'Spela in', exact: true }).tap();
    await page.clock.runFor(800);
    await push({ meeting: recorded({ endsAt: at('15:40') }) });
    expect(await page.locator('.recording-state').textContent()).toBe('Mötet spelas in');
    expect(await dialogText(page)).toContain('Inspelningen slutar av sig själv 15:40.');
    expect(await page.locator('.recording').textContent()).toContain('34 min kvar');
    await page.getByRole('button', { name: 'Sluta spela in' }).tap();
    await push({ pending: [{ kind: 'recording.set', about: null, since: at('15:06'), isSlow: false }] });
    expect(await page.getByRole('dialog').locator('[aria-busy=true]').textContent()).toContain('Slutar …');
    expect(await sent()).toEqual([
      { kind: 'recording.set', isOn: true },
      { kind: 'recording.set', isOn: false },
    ]);
  });

  test('by somebody else is said, and cannot be stopped here', async () => {
    const { page } = await open({ ...host, meeting: recorded({ isOurs: false }) });
    expect(await page.locator('.recording').textContent()).toContain('Mötet spelas in');
    await openMenu(page, 'security');
    expect(await dialogText(page)).toContain('En annan deltagare spelar in.');
    expect(await page.getByRole('button', { name: /spela in/i }).count()).toBe(0);
  });

  test('that the room cannot do says why, and the way to do it', async () => {
    const { page, show } = await open({ ...host, controls: controls({ recordingNeedsEmail: true }) });
    await openMenu(page, 'security');
    const start = page.getByRole('button', { name: 'Spela in', exact: true });
    expect(await dialogText(page)).toContain('e-postadress');
    expect(await start.count()).toBe(0);
    const refused = 'Rummet får inte spela in det här mötet. Fråga värden.';
    for (const snapshot of [{ ...host, controls: controls({ mayRecord: false }) }, without(host, 'record')]) {
      await show(snapshot);
      expect(await dialogText(page)).toContain(refused);
      expect(await start.count()).toBe(0);
    }
  });

  test.each([
    ['Stanna kvar', true],
    ['Lämna mötet', false],
  ])('asks for consent: %s', async (answer, agrees) => {
    const { page, sent } = await open(consent());
    expect(await page.getByRole('main').textContent()).toContain('Mötet spelas in');
    await page.getByRole('button', { name: answer }).tap();
    expect(await sent()).toEqual([{ kind: 'prompt.answerConsent', agrees }]);
  });
});

test('a call that rings during a meeting says that answering leaves it, and one outside does not', async () => {
  const leaves = 'Om ni svarar lämnar rummet mötet som pågår.';
  const ringing = incomingCall(at('13:48') + 30_000);
  if (ringing.screen.kind !== 'prompt' || ringing.screen.prompt.kind !== 'incomingCall') throw new Error();
  const { page, show, sent } = await open(ringing, { hasFakeClock: true });
  expect(await page.getByRole('main').textContent()).not.toContain(leaves);
  await show({
    ...ringing,
    screen: { kind: 'prompt', prompt: { ...ringing.screen.prompt, duringMeeting: true } },
  });
  expect(await page.getByRole('main').textContent()).toContain(leaves);
  await page.getByRole('button', { name: 'Svara' }).tap();
  expect(await sent()).toEqual([{ kind: 'call.accept' }]);
});

describe('the view', () => {
  test('is set with one tap each, and shows what is so', async () => {
    const { page, sent } = await open(host, { hasFakeClock: true });
    await openMenu(page, 'view');
    await page.clock.runFor(800);
    const chosen = page.locator('.choice-button[aria-pressed=true]');
    expect(await chosen.allTextContents()).toEqual(['Galleri', 'Små', '', 'Mellan']);
    const tap = async (control: Locator): Promise<void> => {
      await control.tap();
      await page.clock.runFor(800);
    };
    const choice = (name: string): Locator => page.getByRole('button', { name, exact: true });
    await tap(choice('Den som talar'));
    await tap(choice('Nästa sida'));
    await tap(choice('Stora'));
    await tap(choice('Nederst till vänster'));
    await tap(page.getByRole('switch', { name: /Rummets egen bild/ }));
    await tap(page.getByRole('switch', { name: /Undertexter/ }));
    await tap(choice('Stor'));
    expect(await sent()).toEqual([
      { kind: 'layout.setStyle', style: 'speaker' },
      { kind: 'layout.turnPage', forward: true },
      { kind: 'layout.setThumbnailSize', size: 'large' },
      { kind: 'layout.setThumbnailPosition', position: 'downLeft' },
      { kind: 'selfView.set', isOn: false },
      { kind: 'captions.set', isOn: false },
      { kind: 'captions.setSize', size: 2 },
    ]);
    expect(await choice('Föregående sida').isDisabled()).toBe(true);
    expect(await choice('Delat på alla skärmar').count()).toBe(0);
  });

  test('offers what the room has, and says why there are no captions', async () => {
    const { page, show, push } = await open(without(host, 'thumbnail', 'selfView'));
    await openMenu(page, 'view');
    expect(await page.getByRole('button', { name: 'Stora' }).count()).toBe(0);
    expect(await page.getByRole('switch').count()).toBe(1);
    await push({
      controls: controls({ captions: { isOn: null, wanted: null, isAvailable: false, size: null } }),
    });
    expect(await page.getByRole('switch').isDisabled()).toBe(true);
    expect(await dialogText(page)).toContain('Värden har inte slagit på undertexter.');
    await show(without(host, 'layout', 'thumbnail', 'selfView', 'captions'));
    expect(await dialogText(page)).toContain('Går inte att ändra just nu.');
  });
});

describe('a camera', () => {
  const left = { kind: 'camera.move', direction: 'left', personId: null };
  const stop = { kind: 'camera.stop' };

  interface Held {
    readonly page: Page;
    readonly finger: CDPSession;
    readonly sent: () => Promise<readonly object[]>;
    readonly show: (snapshot: Snapshot) => Promise<void>;
  }

  /** A finger on the left arrow. */
  async function holdLeft(): Promise<Held> {
    const { page, sent, show } = await open(host, { hasFakeClock: true });
    await openMenu(page, 'camera');
    const box = (await page.getByRole('button', { name: 'Vänster', exact: true }).boundingBox())!;
    const finger = await page.context().newCDPSession(page);
    const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    return { page, finger, sent, show };
  }

  test('moves from the moment it is pressed, is told so five times a second, and stops at release', async () => {
    const { page, finger, sent } = await holdLeft();
    expect(await sent()).toEqual([left]);
    await page.clock.runFor(450);
    expect(await sent()).toEqual([left, left, left]);
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(sent).toEqual([left, left, left, stop]);
    await page.clock.runFor(2_000);
    expect(await sent()).toEqual([left, left, left, stop]);
  });

  test.each<[string, (held: Held) => Promise<unknown>]>([
    [
      'the finger is lost',
      ({ finger }) => finger.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] }),
    ],
    [
      'the window loses the focus',
      ({ page }) => page.evaluate(() => window.dispatchEvent(new Event('blur'))),
    ],
    [
      'the page is hidden',
      ({ page }) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))),
    ],
    ['the page goes away', ({ page }) => page.evaluate(() => window.dispatchEvent(new Event('pagehide')))],
    ['the sheet is closed', ({ page }) => page.keyboard.press('Escape')],
    ['the meeting is over', ({ show }) => show(free())],
    ['the camera can no longer be moved', ({ show }) => show(without(host, 'moveCamera'))],
  ])('stops exactly once when %s', async (_, happens) => {
    const it = await holdLeft();
    await happens(it);
    await expect.poll(it.sent).toEqual([left, stop]);
    await it.finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }).catch(() => null);
    await it.page.clock.runFor(2_000);
    expect(await it.sent()).toEqual([left, stop]);
  });

  test('moves by key as long as it is held', async () => {
    const { page, sent } = await open(host, { hasFakeClock: true });
    await openMenu(page, 'camera');
    await page.getByRole('button', { name: 'Zooma in' }).focus();
    await page.keyboard.down('Enter');
    await page.clock.runFor(250);
    await page.keyboard.up('Enter');
    const zoom = { kind: 'camera.move', direction: 'in', personId: null };
    expect(await sent()).toEqual([zoom, zoom, stop]);
  });

  test('that cannot be moved says so, and the room’s cameras are chosen with one tap', async () => {
    const { page, push, sent } = await open(without(host, 'moveCamera'));
    await openMenu(page, 'camera');
    expect(await dialogText(page)).toContain('Den här kameran går inte att flytta.');
    for (const mover of await page.locator('.mover').all()) expect(await mover.isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Dokumentkamera' }).tap();
    expect(await sent()).toEqual([{ kind: 'device.select', device: 'camera', deviceId: 'c2' }]);
    await push({ devices: { ...devices(), cameras: devices().cameras.slice(0, 1) } });
    expect(await dialogText(page)).toContain('Rummet har bara en kamera.');
  });

  test('of somebody else is moved in their name, and given back', async () => {
    const far = { personId: '6', name: 'Björn Öst' };
    const { page, push, sent } = await open({
      ...host,
      controls: controls({ farCamera: { ...far, state: 'given' } }),
    });
    await openMenu(page, 'camera');
    expect(await dialogText(page)).toContain('Du styr kameran hos Björn Öst.');
    await page.getByRole('button', { name: 'Uppåt' }).tap();
    await page.getByRole('button', { name: 'Släpp kameran' }).tap();
    expect(await sent()).toEqual([
      { kind: 'camera.move', direction: 'up', personId: '6' },
      stop,
      { kind: 'camera.release', personId: '6' },
    ]);
    await push({ controls: controls({ farCamera: { ...far, state: 'refused' } }) });
    expect(await dialogText(page)).toContain('Björn Öst låter ingen annan styra kameran.');
    expect(await page.getByRole('button', { name: 'Släpp kameran' }).count()).toBe(0);
  });
});

describe('the room’s devices', () => {
  test('are chosen and tested with one tap, and only the one that was tapped waits', async () => {
    const { page, push, sent } = await open(host, { hasFakeClock: true });
    await openMenu(page, 'devices');
    await page.clock.runFor(800);
    await page.getByRole('button', { name: 'HDMI-skärm' }).tap();
    await push({ pending: [{ kind: 'device.select', about: 's2', since: at('15:06'), isSlow: false }] });
    expect(await page.getByRole('dialog').locator('[aria-busy=true]').allTextContents()).toEqual([
      'HDMI-skärm',
    ]);
    await page.getByRole('button', { name: 'Testa mikrofonen' }).tap();
    await page.clock.runFor(800);
    await push({ devices: { ...devices(), test: 'microphone' } });
    expect(await dialogText(page)).toContain('Säg något.');
    expect(await page.getByRole('button', { name: 'Testa högtalaren' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Avsluta testet' }).tap();
    expect(await sent()).toEqual([
      { kind: 'device.select', device: 'speaker', deviceId: 's2' },
      { kind: 'device.setTest', device: 'microphone', isOn: true },
      { kind: 'device.setTest', device: 'microphone', isOn: false },
    ]);
  });

  test('are shown without a choice where the room cannot change them', async () => {
    const { page } = await open(without(host, 'selectDevice', 'deviceTest'));
    await openMenu(page, 'devices');
    const choices = page.locator('.device-choices button');
    expect(await choices.count()).toBe(6);
    for (const choice of await choices.all()) expect(await choice.isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: /Testa/ }).count()).toBe(0);
  });
});

test('what a room cannot do is said with the way to do it, and where the licence is ordered', async () => {
  const { page } = await open(host);
  await openMenu(page, 'limits');
  expect(await page.locator('.limit dt').allTextContents()).toEqual([
    'Grupprum',
    'Chatt och frågor',
    'Skicka filer',
    'Fler än 500 deltagare',
    'Spela in länge',
  ]);
  expect(await dialogText(page)).toContain('beställs i serviceportalen.su.se och');
});

test('every entry of the menu opens its own sheet, which the close button closes', async () => {
  const { page } = await open(host, { hasFakeClock: true });
  const headings: string[] = [];
  for (const entry of menuEntries) {
    await openMenu(page, entry);
    headings.push((await page.getByRole('dialog').getByRole('heading', { level: 2 }).textContent()) ?? '');
    await page.getByRole('button', { name: 'Stäng', exact: true }).tap();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.clock.runFor(800);
  }
  expect(headings).toEqual([
    'Säkerhet och inspelning',
    'Visning',
    'Kamera',
    'Bjud in',
    'Ljud och enheter',
    'Det här gör du på annat sätt',
  ]);
});

/** In a meeting: switches, volume, time, people, and the ways out, each by tap alone. */
import { describe, expect, test } from 'vitest';
import type { MeetingSlice } from '../../shared/snapshot.ts';
import { allCapabilities, at, call, connecting, free, inLanguage, meeting, noBooking } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

const words = {
  sv: { mute: 'Mikrofonen på', unmute: 'Mikrofonen av', camera: 'Kameran på', leave: 'Lämna mötet' },
  en: { mute: 'Microphone on', unmute: 'Microphone off', camera: 'Camera on', leave: 'Leave meeting' },
} as const;

describe.each(['sv', 'en'] as const)('a meeting in %s', (language) => {
  const { mute, unmute, camera, leave } = words[language];

  test('mutes and unmutes with one tap each', async () => {
    const { page, push, sent } = await open(inLanguage(call(), language), { hasFakeClock: true });
    await page.getByRole('button', { name: mute }).tap();
    await push({ meeting: meeting({ microphone: { isOn: false, wanted: null } }) });
    await page.clock.runFor(700);
    await page.getByRole('button', { name: unmute }).tap();
    expect(await sent()).toEqual([
      { kind: 'microphone.set', isOn: false },
      { kind: 'microphone.set', isOn: true },
    ]);
  });

  test('turns the camera off with one tap', async () => {
    const { page, sent } = await open(inLanguage(call(), language));
    await page.getByRole('button', { name: camera }).tap();
    expect(await sent()).toEqual([{ kind: 'camera.set', isOn: false }]);
  });

  test('is left with one tap', async () => {
    const { page, sent } = await open(inLanguage(call(), language));
    await page.getByRole('button', { name: leave }).tap();
    expect(await sent()).toEqual([{ kind: 'meeting.leave' }]);
  });
});

describe('a switch', () => {
  test('shows what was asked for at once and takes no further tap until it is confirmed', async () => {
    const { page, push, sent } = await open(call());
    await push({
      meeting: meeting({ microphone: { isOn: true, wanted: false } }),
      pending: [{ kind: 'microphone.set', about: null, since: at('15:06'), isSlow: true }],
    });
    const tile = page.getByRole('button', { name: 'Mikrofonen av' });
    expect(await tile.textContent()).toContain('Tar längre tid än vanligt');
    await tile.tap({ force: true });
    expect(await sent()).toEqual([]);
  });

  test('whose state is not known says so and turns on', async () => {
    const { page, sent } = await open(call({ camera: { isOn: null, wanted: null } }));
    const tile = page.getByRole('button', { name: /Kameran/ });
    expect(await tile.textContent()).toContain('läget är inte känt');
    await tile.tap();
    expect(await sent()).toEqual([{ kind: 'camera.set', isOn: true }]);
  });

  test('the room does not have is not shown', async () => {
    const capabilities = allCapabilities.filter((one) => one !== 'camera' && one !== 'volume');
    const { page } = await open(call({}, { room: { link: 'ready', capabilities, hostOnly: [] } }));
    expect(await page.getByRole('button', { name: /Kameran/ }).count()).toBe(0);
    expect(await page.locator('.volume').count()).toBe(0);
  });
});

describe('volume', () => {
  test('counts on from what was asked for while the room is slower than the finger', async () => {
    const { page, push, sent } = await open(call());
    const louder = page.getByRole('button', { name: 'Höj volymen' });
    await push({ pending: [{ kind: 'volume.set', about: null, since: at('15:06'), isSlow: false }] });
    await louder.tap();
    await louder.tap();
    await louder.tap();
    expect(await sent()).toEqual([
      { kind: 'volume.set', percent: 70 },
      { kind: 'volume.set', percent: 80 },
      { kind: 'volume.set', percent: 90 },
    ]);
    expect(await page.locator('.volume-number').textContent()).toBe('90');
  });

  test('stops at its ends', async () => {
    const { page, push } = await open(call({ volumePercent: 100 }));
    expect(await page.getByRole('button', { name: 'Höj volymen' }).isDisabled()).toBe(true);
    await push({ meeting: meeting({ volumePercent: 0 }) });
    expect(await page.getByRole('button', { name: 'Sänk volymen' }).isDisabled()).toBe(true);
  });

  test('goes back to the room’s own when the room says otherwise', async () => {
    const { page, push } = await open(call());
    await page.getByRole('button', { name: 'Höj volymen' }).tap();
    await push({ meeting: meeting({ volumePercent: 40 }) });
    expect(await page.locator('.volume-number').textContent()).toBe('40');
  });
});

describe('what a meeting says', () => {
  async function said(facts: Partial<MeetingSlice>, now = '15:06'): Promise<string> {
    const { page } = await open(call(facts, { clock: { now: at(now) } }));
    return (await page.getByRole('main').textContent()) ?? '';
  }

  test('is which one, how long is left, and when the next begins', async () => {
    const text = await said({});
    expect(text).toContain('Planering v. 48 – rekrytering och lokaler');
    expect(text).toContain('24 minuter kvar · nästa möte 16:00');
  });

  test('includes how many are in and how many wait', async () => {
    const text = await said({ waiting: { count: 2, newest: null } });
    expect(text).toContain('14 deltagare');
    expect(text).toContain('2 väntar på att släppas in');
    expect(await said({ waiting: { count: 0, newest: null } })).not.toContain('väntar');
  });

  test('includes whether it is recorded and who is host', async () => {
    const recording = { isOn: true, wanted: null, isOurs: true, since: null, endsAt: null };
    const text = await said({ recording, role: 'host' });
    expect(text).toContain('Mötet spelas in');
    expect(text).toContain('Rummet är värd');
    const other = await said({});
    expect(other).not.toContain('spelas in');
    expect(other).toContain('Rummet är inte värd');
    expect(await said({ role: 'coHost' })).toContain('Rummet är medvärd');
  });

  test('includes whether it is locked, if that is known', async () => {
    expect(await said({ isLocked: true })).toContain('Låst');
    expect(await said({ isLocked: false })).toContain('Olåst');
    expect(await said({ isLocked: null })).not.toMatch(/låst/i);
  });

  test('is told of people and room to those who only hear the button', async () => {
    const { page } = await open(call({ role: 'host', isLocked: true, hands: { count: 2, newest: null } }));
    const label = await page.locator('.people').getAttribute('aria-label');
    expect(label).toBe('Visa 14 deltagare. 2 räcker upp handen. Låst. Rummet är värd');
  });

  test('is that a webinar is one, and whether the room takes part', async () => {
    const part = await said({ kind: 'webinar' });
    expect(part).toContain('Webbinarium');
    expect(part).toContain('Rummet är inte värd');
    const only = await said({ kind: 'viewOnly' });
    expect(only).toContain('Webbinarium');
    expect(only).toContain('Rummet tittar bara');
    expect(only).not.toContain('värd');
  });

  test('keeps how long it is recorded on the line of its state', async () => {
    const recording = { isOn: true, wanted: null, isOurs: true, since: null, endsAt: at('15:40') };
    const { page, push } = await open(call());
    const timeAt = async (): Promise<number> => (await page.locator('.time-left').boundingBox())!.y;
    const before = await timeAt();
    await push({ meeting: meeting({ recording, kind: 'viewOnly' }) });
    expect(await page.locator('.recording').textContent()).toBe('Spelas in · 34 min kvar');
    expect(Math.abs((await timeAt()) - before)).toBeLessThan(8);
  });

  test('turns into a warning when time runs out', async () => {
    const { page, push } = await open(call());
    expect(await page.locator('.time-left-short').count()).toBe(0);
    await push({ clock: { now: at('15:26') } });
    expect(await page.locator('.time-left-short').textContent()).toContain('4 minuter kvar');
    await push({ clock: { now: at('15:31') } });
    expect(await page.locator('.time-left-short').textContent()).toContain('Tiden gick ut 15:30');
  });
});

describe('a host who would leave others', () => {
  const host = call({ role: 'host' });

  test('chooses to leave with a second tap', async () => {
    const { page, sent } = await open(host);
    await page.getByRole('button', { name: 'Lämna mötet' }).tap();
    expect(await sent()).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Lämna mötet' }).tap();
    expect(await sent()).toEqual([{ kind: 'meeting.leave' }]);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('ends the meeting for all only after confirming it', async () => {
    const { page, sent } = await open(host, { hasFakeClock: true });
    await page.getByRole('button', { name: 'Lämna mötet' }).tap();
    await page.getByRole('button', { name: 'Avsluta för alla' }).tap();
    expect(await page.getByRole('dialog').textContent()).toContain('Avsluta mötet för alla deltagare?');
    expect(await sent()).toEqual([]);
    await page.clock.runFor(700);
    await page.getByRole('button', { name: 'Avsluta för alla' }).tap();
    expect(await sent()).toEqual([{ kind: 'meeting.endForAll' }]);
  });

  test('can think better of ending it', async () => {
    const { page, sent } = await open(host, { hasFakeClock: true });
    await page.getByRole('button', { name: 'Lämna mötet' }).tap();
    await page.getByRole('button', { name: 'Avsluta för alla' }).tap();
    await page.clock.runFor(700);
    await page.getByRole('button', { name: 'Tillbaka' }).tap();
    expect(await page.getByRole('dialog').textContent()).toContain('Lämna mötet?');
    expect(await sent()).toEqual([]);
  });

  test('never ends it by tapping the same place twice, or three times', async () => {
    const { page, sent } = await open(host);
    const box = (await page.getByRole('button', { name: 'Lämna mötet' }).boundingBox())!;
    for (let tap = 0; tap < 3; tap += 1) await page.touchscreen.tap(box.x + 200, box.y + 60);
    expect((await sent()).map(({ kind }) => kind)).not.toContain('meeting.endForAll');
  });

  test('leaves at once where the room cannot end meetings', async () => {
    const capabilities = allCapabilities.filter((one) => one !== 'endForAll');
    const { page, sent } = await open({ ...host, room: { link: 'ready', capabilities, hostOnly: [] } });
    await page.getByRole('button', { name: 'Lämna mötet' }).tap();
    expect(await sent()).toEqual([{ kind: 'meeting.leave' }]);
  });
});

describe('while joining', () => {
  test('the meeting is named and can be given up', async () => {
    const { page, sent } = await open(connecting());
    expect(await page.getByRole('main').textContent()).toContain('Ansluter till mötet');
    expect(await page.getByRole('main').textContent()).toContain('Planering v. 48');
    expect(await page.locator('.volume').count()).toBe(0);
    await page.getByRole('button', { name: 'Avbryt' }).tap();
    expect(await sent()).toEqual([{ kind: 'prompt.cancel' }]);
  });

  test('says when it takes longer than usual', async () => {
    const { page, push } = await open(connecting());
    expect(await page.getByRole('main').textContent()).not.toContain('Tar längre tid');
    await push({ pending: [{ kind: 'meeting.join', about: null, since: at('15:06'), isSlow: true }] });
    expect(await page.getByRole('main').textContent()).toContain('Tar längre tid än vanligt');
  });

  test('a second tap where Join was does not press the Cancel that appeared there', async () => {
    const { page, show, sent } = await open(
      free({
        home: {
          ...noBooking,
          state: 'busy',
          until: null,
          booking: null,
          primary: { kind: 'join', bookingKey: 'a', early: false },
          obstacle: null,
        },
      }),
      // However slow this machine is, no time passes between the taps.
      { hasFakeClock: true },
    );
    const box = (await page.locator('.button-primary').boundingBox())!;
    await page.touchscreen.tap(box.x + 100, box.y + 60);
    await show(connecting());
    await page.getByRole('button', { name: 'Avbryt' }).waitFor();
    await page.touchscreen.tap(box.x + 100, box.y + 60);
    expect(await sent()).toEqual([{ kind: 'meeting.join', bookingKey: 'a' }]);
  });
});

test('while leaving nothing else can be switched', async () => {
  const pending = [{ kind: 'meeting.leave' as const, about: null, since: at('15:06'), isSlow: false }];
  const { page } = await open(call({ phase: 'leaving' }, { pending }));
  expect(await page.locator('.call-side .button').textContent()).toContain('Lämnar …');
  expect(await page.getByRole('button', { name: 'Mikrofonen på' }).isDisabled()).toBe(true);
});

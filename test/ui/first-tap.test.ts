/** The main job from end to end: a browser taps, the panel runs, a simulated room and calendar answer for real. */
import { describe, expect, it } from 'vitest';
import { zoomMeeting, zoomSwedishHtml } from '../simulators/exchange/invitations.ts';
import { type Seat, withSeat } from './seat.ts';

const seated = withSeat();

const words = {
  sv: {
    join: 'Anslut till mötet',
    mute: /Mikrofonen på/,
    cameraOff: /Kameran på/,
    louder: 'Höj volymen',
    leave: 'Lämna mötet',
    booked: 'Planering v.',
    share: /ela skärm/,
    stopShare: 'Sluta dela',
    start: /Starta möte/,
    inCall: 'Möte pågår',
  },
  en: {
    join: /^Join/,
    mute: /Microphone on/,
    cameraOff: /Camera on/,
    louder: 'Volume up',
    leave: 'Leave meeting',
    booked: 'Planering v.',
    share: /^(Only s|S)hare/,
    stopShare: 'Stop sharing',
    start: /Start/,
    inCall: 'Meeting in progress',
  },
} as const;

describe.each(['sv', 'en'] as const)('by tap only, in %s', (language) => {
  const w = words[language];
  const inLanguage = async ({ tap }: Seat): Promise<void> => {
    if (language === 'en') await tap(/English|EN/);
  };

  it('the booked meeting is joined with its passcode and without a prompt, muted, and left', () =>
    seated(async (seat) => {
      const { tap, see, roomIs, panel } = seat;
      await see(w.booked);
      await inLanguage(seat);
      await tap(w.join);
      await roomIs({ callStatus: 'IN_MEETING', meetingNumber: '61234567890', prompt: null });
      await see(w.inCall);
      await tap(w.mute);
      await roomIs({ micMuted: true });
      await tap(w.cameraOff);
      await roomIs({ cameraMuted: true });
      const { volume } = panel.room.state();
      await tap(w.louder);
      await expect.poll(() => panel.room.state().volume).toBeGreaterThan(volume);
      await tap(w.leave);
      await roomIs({ callStatus: 'NOT_IN_MEETING' });
      await seat.button(w.join).waitFor();
    }));

  it('a meeting is started where no booking has one', () =>
    seated(
      async (seat) => {
        await inLanguage(seat);
        await seat.tap(w.start);
        await seat.roomIs({ callStatus: 'IN_MEETING', meetingNumber: '4417730925' });
        await seat.see(w.inCall);
      },
      { exchange: { scenario: 'empty' } },
    ));

  it('a share without a meeting shows its key large, and stops', () =>
    seated(
      async (seat) => {
        await inLanguage(seat);
        await seat.tap(w.share);
        await seat.roomIs({ sharing: 'local' });
        await seat.button(w.stopShare).waitFor();
        const key = seat.panel.room.state().sharingKey;
        expect(key).toMatch(/^[A-Z]{6}$/);
        const shown = seat.page.getByRole('main').getByText(key).last();
        const size = await shown.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
        expect(size).toBeGreaterThanOrEqual(96);
        await seat.tap(w.stopShare);
        await seat.roomIs({ callStatus: 'NOT_IN_MEETING', sharing: 'none' });
      },
      { exchange: { scenario: 'empty' } },
    ));
});

describe('a room that goes away in a meeting', () => {
  it('is said on the page, cannot be controlled, and is right again when it is back', () =>
    seated(async ({ panel, page, tap, see, button, roomIs }) => {
      await tap('Anslut till mötet');
      await roomIs({ callStatus: 'IN_MEETING' });
      await panel.room.do({ do: 'goDown' });
      await see('Zoom-rummet svarar inte. Kalendern fungerar.');
      await expect.poll(() => button(/Mikrofonen/).isDisabled()).toBe(true);
      await tap(/English|EN/);
      await see('Meeting in progress');
      await panel.room.do({ do: 'comeUp' });
      await page.getByText('Zoom Room is not responding').first().waitFor({ state: 'detached' });
      await expect.poll(() => button(/Microphone|Join/).isEnabled()).toBe(true);
    }));
});

describe('a passcode', () => {
  it('that is wrong in the booking is asked for, and nothing but its answer leaves meanwhile', () =>
    seated(
      async ({ panel, page, tap, see, roomIs }) => {
        await tap('Anslut till mötet');
        await roomIs({ prompt: 'passcode' });
        await see(/lösenkod/i);
        const sent = panel.room.commands().length;
        for (const digit of '471147') await page.getByRole('button', { name: digit, exact: true }).tap();
        expect(panel.room.commands()).toHaveLength(sent);
        await tap('Anslut');
        await roomIs({ callStatus: 'IN_MEETING', prompt: null });
        expect(panel.room.commands()[sent]).toBe(
          'zCommand Dial Join meetingNumber: 61234567890 password: 471147',
        );
      },
      {
        exchange: { scenario: 'empty' },
        prepare: ({ exchange }) => {
          const now = Date.now();
          const wrong = zoomMeeting('61234567890', '999999', 'Anna Andersson');
          exchange.store.add({
            when: { kind: 'timed', startsAt: now - 60_000, endsAt: now + 1_800_000 },
            title: 'Planering',
            body: { format: 'html', content: zoomSwedishHtml(wrong) },
          });
        },
      },
    ));
});

describe('a call from outside', () => {
  it('is answered or declined by a tap', () =>
    seated(
      async ({ panel, page, button, tap, see, roomIs }) => {
        await see(/Ledigt/);
        // A line of the panel's first reading that crosses with the ring would silence it.
        await expect.poll(() => button(/Starta möte/).isEnabled(), { timeout: 20_000 }).toBe(true);
        await panel.room.do({ do: 'callRoom', callerName: 'Karin Ek', lifeTimeSeconds: 60 });
        await see('Karin Ek');
        await tap('Avböj');
        await roomIs({ prompt: null, callStatus: 'NOT_IN_MEETING' });
        await page.getByText('Karin Ek').waitFor({ state: 'detached' });
        await panel.room.do({ do: 'callRoom', callerName: 'Björn Öst', lifeTimeSeconds: 60 });
        await see('Björn Öst');
        await tap('Svara');
        await roomIs({ callStatus: 'IN_MEETING' });
      },
      { exchange: { scenario: 'empty' } },
    ));
});

describe('a calendar that goes away', () => {
  it('leaves the bookings standing, and is said', () =>
    seated(async ({ panel, see }) => {
      await see('Planering v.');
      await fetch(`${panel.exchange.control}/do`, { method: 'POST', body: JSON.stringify({ do: 'goDown' }) });
      panel.controller.wake();
      await see(/kalender/i);
      await see('Planering v.');
    }));
});

/** Every everyday job within its number of taps, from home, against a room and a calendar that answer for real. */
import { describe, expect, it } from 'vitest';
import { minute } from '../../shared/time.ts';
import type { LivePanelOptions } from '../run/live-panel.ts';
import type { ExchangeSimulator } from '../simulators/exchange/index.ts';
import { type Seat, withSeat } from './seat.ts';

const seated = withSeat();

const empty: LivePanelOptions = { exchange: { scenario: 'empty' } };

/** A booking of somebody else that has begun, without a link, and whose end is so many minutes away. */
const booked = (endsInMinutes: number): LivePanelOptions => ({
  ...empty,
  prepare: ({ exchange }) => {
    const now = Date.now();
    exchange.store.add({
      when: { kind: 'timed', startsAt: now - 5 * minute, endsAt: now + endsInMinutes * minute },
      title: 'Planering',
    });
  },
});

const nearbyRooms = ['rum-bjornen@su.example', 'rum-vargen@su.example'];
const withNearbyRooms: LivePanelOptions = {
  ...empty,
  config: (fitting) => ({ ...fitting, calendar: { ...fitting.calendar!, nearbyRooms } }),
};

/** When the bookings of a mailbox end. */
const endsIn = (exchange: ExchangeSimulator, mailbox = exchange.mailbox): readonly number[] =>
  exchange.store.list(mailbox).map(({ when }) => (when.kind === 'timed' ? when.endsAt : 0));

/** The job, and that it took no more taps than it may. */
const within =
  (most: number, work: (seat: Seat) => Promise<void>) =>
  async (seat: Seat): Promise<void> => {
    await work(seat);
    expect(seat.taps()).toBeLessThanOrEqual(most);
  };

describe('from home', () => {
  it('the booked meeting is joined with one tap, which checks in, too', () =>
    seated(
      within(1, async ({ tap, roomIs }) => {
        await tap('Anslut till mötet');
        await roomIs({ callStatus: 'IN_MEETING', meetingNumber: '61234567890' });
      }),
    ));

  it('a meeting is started and the room booked along with one tap', () =>
    seated(
      within(1, async ({ panel, tap, roomIs }) => {
        await tap('Starta möte nu');
        await roomIs({ callStatus: 'IN_MEETING' });
        await expect.poll(() => endsIn(panel.exchange), { timeout: 20_000 }).toHaveLength(1);
      }),
      empty,
    ));

  it('half an hour is booked with one tap', () =>
    seated(
      within(1, async ({ panel, tap, see }) => {
        await tap(/^Boka 30 min/);
        await see(/Bokat till/);
        expect(endsIn(panel.exchange)).toHaveLength(1);
      }),
      empty,
    ));

  it('a later hour is booked with two: the free time, and how long', () =>
    seated(
      within(2, async ({ panel, tap, see, button }) => {
        const before = endsIn(panel.exchange).length;
        await see('Planering v.');
        await tap('Boka senare');
        await button(/^Boka 30 min|^30 min/).waitFor();
        await tap(/^Boka 30 min|^30 min/);
        await expect.poll(() => endsIn(panel.exchange).length, { timeout: 20_000 }).toBe(before + 1);
      }),
    ));

  it('a booking is lengthened with one tap', () =>
    seated(
      within(1, async ({ panel, tap, see }) => {
        const [end = 0] = endsIn(panel.exchange);
        await see('Planering');
        await tap(/^Förläng med 15 min/);
        await expect
          .poll(() => Math.max(...endsIn(panel.exchange)), { timeout: 20_000 })
          .toBeGreaterThan(end);
      }),
      booked(20),
    ));

  it('a booking made here is ended with one tap, and that is taken back with one more', () =>
    seated(
      within(3, async ({ tap, lift, see, button, page }) => {
        await tap(/^Boka 30 min/);
        await see(/Bokat till/);
        await tap('Avsluta bokning');
        await lift();
        await tap('Ångra');
        await page.getByRole('button', { name: 'Ångra' }).waitFor({ state: 'detached' });
        await button('Avsluta bokning').waitFor();
      }),
      empty,
    ));

  it('a share starts with one tap, and its key stands on the bar without any', () =>
    seated(
      within(1, async ({ panel, page, tap, roomIs }) => {
        const bar = page.getByRole('contentinfo');
        await bar.getByText(/^[A-Z]{6}$/).waitFor();
        await tap(/ela skärm/);
        await roomIs({ sharing: 'local' });
        expect(await bar.getByText(panel.room.state().sharingKey).count()).toBe(1);
      }),
      empty,
    ));

  it('another room is found and booked with two taps', () =>
    seated(
      within(2, async ({ panel, tap }) => {
        const taken = (): number => nearbyRooms.flatMap((room) => endsIn(panel.exchange, room)).length;
        const before = taken();
        await tap('Hitta rum');
        await tap(/^Boka .* i /);
        await expect.poll(taken, { timeout: 20_000 }).toBe(before + 1);
      }),
      withNearbyRooms,
    ));

  it('the language changes with one tap', () =>
    seated(
      within(1, async ({ tap, see, page }) => {
        await tap(/English|EN/);
        await see(/Start a meeting now/);
        expect(await page.locator('html').getAttribute('lang')).toBe('en');
      }),
      empty,
    ));

  it('all text becomes large with two', () =>
    seated(
      within(2, async ({ tap, page }) => {
        await tap(/^Aa/);
        await tap(/^Stor text/, 'switch');
        await page.locator('html[data-largetext]').waitFor();
      }),
      empty,
    ));
});

describe('in a meeting', () => {
  it('who waits outside is let in with one tap', () =>
    seated(async ({ panel, tap, taps, see, roomIs }) => {
      await tap('Starta möte nu');
      await roomIs({ callStatus: 'IN_MEETING' });
      await panel.room.do({ do: 'joinPeople', names: ['Åsa Öberg'], waiting: true });
      await see(/Åsa Öberg/);
      const before = taps();
      await tap(/^Släpp in/);
      expect(taps() - before).toBe(1);
      await expect.poll(() => panel.room.commands().join('\n')).toMatch(/Admit/i);
    }, empty));

  it('the room leaves with one tap, and with two where it is host and others stay', () =>
    seated(async ({ panel, tap, tapIn, lift, taps, see, roomIs, button }) => {
      await tap('Starta möte nu');
      await roomIs({ callStatus: 'IN_MEETING' });
      const before = taps();
      await tap('Lämna mötet');
      expect(taps() - before).toBe(1);
      await roomIs({ callStatus: 'NOT_IN_MEETING' });
      await button('Starta möte').waitFor();
      await tap('Starta möte');
      await roomIs({ callStatus: 'IN_MEETING' });
      await panel.room.do({ do: 'joinPeople', names: ['Bo Berg'] });
      await see('deltagare');
      const again = taps();
      await tap('Lämna mötet');
      await lift();
      await tapIn('Lämna mötet');
      expect(taps() - again).toBe(2);
      await roomIs({ callStatus: 'NOT_IN_MEETING' });
    }, empty));

  it('captions are two taps away', () =>
    seated(async ({ tap, taps, roomIs, page }) => {
      await tap('Starta möte nu');
      await roomIs({ callStatus: 'IN_MEETING' });
      const before = taps();
      await tap('Visning');
      await page.getByRole('switch', { name: /Undertexter/ }).waitFor();
      expect(taps() - before).toBe(1);
    }, empty));
});

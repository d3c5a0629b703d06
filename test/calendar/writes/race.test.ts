import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../fakes/fake-clock.ts';
import { interleave, type Scene } from './interleave.ts';
import { outcome, panelOn, request } from './panel-writes.ts';
import { at, createRoomInMemory, type Mishap, type Operation, type RoomInMemory } from './room-in-memory.ts';

const patienceMs = 120_000;
const newClock = () => createFakeClock();

/** Two panels on one room, each with its own way to the server. */
function twoPanels({ clock, gateOf }: Scene, tickMs: number) {
  const room = createRoomInMemory(clock, tickMs);
  return {
    room,
    one: panelOn(room, clock, { gate: gateOf('one') }),
    other: panelOn(room, clock, { gate: gateOf('other') }),
  };
}

const presses = (room: RoomInMemory): readonly (string | null)[] =>
  room.items().flatMap(({ panelMark }) => (panelMark === null ? [] : [panelMark.press]));

describe('two panels that book the same time, in every order of their requests', () => {
  it.each([
    ['made at different instants', 1],
    ['made at the same instant', 0],
  ])('never both win, and the loser leaves nothing (%s)', { timeout: patienceMs }, async (_, tickMs) => {
    let both = 0;
    const runs = await interleave(newClock, (scene) => {
      const { room, one, other } = twoPanels(scene, tickMs);
      const asked = [request('09:00', '09:30'), request('09:15', '10:00')] as const;
      const outcomes: string[] = [];
      const done = Promise.all([one.book(asked[0]), other.book(asked[1])]).then((results) =>
        outcomes.push(...results.map(outcome)),
      );
      return {
        done,
        check: (order) => {
          const winners = asked.filter((_one, index) => outcomes[index] === 'ok').map(({ press }) => press);
          expect(room.doubleBookings(), order).toBe(0);
          expect(presses(room), order).toEqual(winners);
          expect(winners.length, order).toBeLessThanOrEqual(1);
          expect(
            outcomes.every((code) => code === 'ok' || code === 'calendar.taken'),
            order,
          ).toBe(true);
          if (winners.length === 0) both += 1;
        },
      };
    });
    expect(runs).toBeGreaterThan(50);
    // Of two made at different instants one always keeps its time.
    if (tickMs > 0) expect(both).toBe(0);
  });
});

describe('one panel that lengthens and one that books, in every order of their requests', () => {
  it('never both have the time, and who has lost is told', { timeout: patienceMs }, async () => {
    const runs = await interleave(newClock, (scene) => {
      const { room, one, other } = twoPanels(scene, 1);
      const running = room.add('08:30', '09:00', { organizedByRoom: true, isMeeting: false });
      const asked = request('09:00', '09:30');
      const outcomes: string[] = [];
      const done = Promise.all([one.setEnd(one.seen(running.key), at('09:15')), other.book(asked)]).then(
        (results) => outcomes.push(...results.map(outcome)),
      );
      return {
        done,
        check: (order) => {
          const [lengthened, booked] = outcomes;
          const end = room.items().find(({ key }) => key === running.key)?.endsAt;
          expect(room.doubleBookings(), order).toBe(0);
          expect(end === at('09:15'), order).toBe(lengthened === 'ok');
          expect(presses(room), order).toEqual(booked === 'ok' ? [asked.press] : []);
          expect([lengthened, booked].filter((code) => code === 'ok').length, order).toBeLessThanOrEqual(1);
        },
      };
    });
    expect(runs).toBeGreaterThan(50);
  });
});

describe('two panels that move the same end, in every order of their requests', () => {
  it(
    'lose no update: one of them is told that the booking has changed',
    { timeout: patienceMs },
    async () => {
      const runs = await interleave(newClock, (scene) => {
        const { room, one, other } = twoPanels(scene, 1);
        const running = room.add('08:30', '09:00', { organizedByRoom: true, isMeeting: false });
        const seen = one.seen(running.key);
        const outcomes: string[] = [];
        const ends = [at('09:15'), at('09:30')];
        const done = Promise.all([one.setEnd(seen, at('09:15')), other.setEnd(seen, at('09:30'))]).then(
          (results) => outcomes.push(...results.map(outcome)),
        );
        return {
          done,
          check: (order) => {
            const held = room.items()[0]?.endsAt ?? 0;
            expect([...outcomes].sort(), order).toEqual(['calendar.gone', 'ok']);
            expect(held, order).toBe(ends[outcomes.indexOf('ok')]);
          },
        };
      });
      expect(runs).toBeGreaterThan(10);
    },
  );
});

describe('a panel and somebody with Outlook, in every order of their requests', () => {
  /** The attendant takes an invitation only where the room is free; a direct entry is checked by nobody. */
  it('never share a time that the attendant guards', { timeout: patienceMs }, async () => {
    await interleave(newClock, (scene) => {
      const room = createRoomInMemory(scene.clock);
      const panel = panelOn(room, scene.clock, { gate: scene.gateOf('panel') });
      const gate = scene.gateOf('outlook');
      const invite = async (): Promise<void> => {
        await gate('create', new AbortController().signal);
        const isFree = room
          .items()
          .every(({ startsAt, endsAt }) => startsAt >= at('09:30') || endsAt <= at('09:00'));
        if (isFree) room.add('09:00', '09:30');
      };
      const asked = request('09:00', '09:30');
      let booked = '';
      const done = Promise.all([panel.book(asked).then((result) => (booked = outcome(result))), invite()]);
      return {
        done,
        check: (order) => {
          expect(room.doubleBookings(), order).toBe(0);
          expect(room.items(), order).toHaveLength(1);
          expect(presses(room), order).toEqual(booked === 'ok' ? [asked.press] : []);
        },
      };
    });
  });
});

describe('two panels whose requests go astray, in every order of what arrives', () => {
  const astray: readonly (readonly [string, Operation, Mishap])[] = [
    ['the creation’s answer is lost', 'create', 'unanswered'],
    ['the creation is lost', 'create', 'lost'],
    ['the removal’s answer is lost', 'remove', 'unanswered'],
    ['the removal is lost', 'remove', 'lost'],
  ];
  it.each(astray)(
    'never both win, and nothing is left behind when %s',
    { timeout: patienceMs },
    async (_, which, how) => {
      await interleave(newClock, (scene) => {
        const room = createRoomInMemory(scene.clock);
        let hasBefallen = false;
        const befall = (operation: Operation): Mishap | null => {
          if (hasBefallen || operation !== which) return null;
          hasBefallen = true;
          return how;
        };
        const one = panelOn(room, scene.clock, { gate: scene.gateOf('one', befall) });
        const other = panelOn(room, scene.clock, { gate: scene.gateOf('other') });
        const asked = [request('09:00', '09:30'), request('09:00', '09:30')] as const;
        const outcomes: string[] = [];
        const done = Promise.all([one.book(asked[0]), other.book(asked[1])]).then((results) =>
          outcomes.push(...results.map(outcome)),
        );
        return {
          done,
          check: (order) => {
            const winners = asked.filter((_one, index) => outcomes[index] === 'ok').map(({ press }) => press);
            expect(winners.length, order).toBeLessThanOrEqual(1);
            expect(room.doubleBookings(), order).toBe(0);
            expect(presses(room), order).toEqual(winners);
          },
        };
      });
    },
  );
});

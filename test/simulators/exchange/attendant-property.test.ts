import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFakeClock } from '../../fakes/fake-clock.ts';
import { Attendant } from './attendant.ts';
import { directoryAround } from './directory.ts';
import { CalendarOperations } from './operations.ts';
import { OutlookUsers } from './outlook-users.ts';
import { Outbox } from './outbox.ts';
import { intervalOf } from './recurrence.ts';
import { CalendarStore } from './store.ts';

const room = 'rum-algen@su.example';
const quarterMs = 15 * 60_000;
const week = { every: 'day', interval: 1, count: 3, timeZone: 'Europe/Stockholm' } as const;

/** What people may do to a room in a morning: `nth` chooses among the meetings there are. */
const act = fc.oneof(
  fc.record({
    do: fc.constant('invite' as const),
    from: fc.nat(16),
    quarters: fc.integer({ min: 1, max: 4 }),
    isSeries: fc.boolean(),
    anna: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('move' as const),
    nth: fc.nat(9),
    from: fc.nat(16),
    quarters: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ do: fc.constant('cancel' as const), nth: fc.nat(9) }),
  fc.record({ do: fc.constant('decline' as const), nth: fc.nat(9) }),
  fc.record({ do: fc.constant('wait' as const), seconds: fc.nat(8) }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

it('never accepts two meetings for one time, and every organiser knows how the room stands', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 40 }), fc.boolean(), async (acts, keepsDeclined) => {
      const site = openSite(keepsDeclined);
      for (const one of acts) await site.act(one);
      await site.act({ do: 'wait', seconds: 10 });
      expect(site.overlaps()).toEqual([]);
      expect(site.told()).toEqual(site.kept());
    }),
    { numRuns: 300 },
  );
});

function openSite(keepsDeclined: boolean) {
  const clock = createFakeClock('2026-11-24T06:00:00Z');
  const { now, schedule } = clock;
  const store = new CalendarStore(directoryAround(room), now);
  const outbox = new Outbox(now);
  const operations = new CalendarOperations(store, outbox, now);
  operations.behaviour.keepsDeclined = keepsDeclined;
  const attendant = new Attendant({ store, outbox, behaviour: operations.behaviour, now, schedule });
  attendant.latencyMs = 5000;
  const outlook = new OutlookUsers({ store, attendant, outbox, now });
  const at = (from: number, quarters: number) => {
    const startsAt = Date.parse('2026-11-24T07:00:00Z') + from * quarterMs;
    return { kind: 'timed', startsAt, endsAt: startsAt + quarters * quarterMs } as const;
  };
  const chosen = (nth: number): string | null => {
    const meetings = outlook.meetings();
    return meetings[nth % Math.max(1, meetings.length)]?.uid ?? null;
  };
  const run = async (one: Act): Promise<void> => {
    switch (one.do) {
      case 'invite': {
        const name = one.anna ? 'Anna' : 'Bo';
        const person = { name, address: `${name.toLowerCase()}@su.example` };
        const repeat = one.isSeries ? week : null;
        outlook.invite(person, [room], { when: at(one.from, one.quarters), repeat });
        return;
      }
      case 'move':
        outlook.update(chosen(one.nth) ?? '', { when: at(one.from, one.quarters) }, null);
        return;
      case 'cancel':
        outlook.cancel(chosen(one.nth) ?? '', null);
        return;
      case 'decline': {
        const booking = store.meeting(room, chosen(one.nth) ?? '');
        if (booking?.answered === 'accepted') operations.declineMeeting(booking.id, '', true, null);
        return;
      }
      case 'wait':
        await clock.advance(one.seconds * 1000);
    }
  };
  const days = { from: now(), to: now() + 5 * 24 * 3_600_000 };
  return {
    act: run,
    /** Pairs of accepted items that overlap. */
    overlaps: () => {
      const taken = store
        .view(room, days)
        .filter(({ booking }) => booking.answered === 'accepted' && !booking.cancelled)
        .map(({ booking }) => intervalOf(booking.when))
        .sort((a, b) => a.from - b.from);
      return taken.filter(({ from }, index) => from < (taken[index - 1]?.to ?? Number.NEGATIVE_INFINITY));
    },
    /** What the room has answered each organiser. */
    told: () => outlook.meetings().map(({ answers }) => answers.get(room)),
    /** What it keeps of each meeting. */
    kept: () =>
      outlook.meetings().map(({ uid }) => {
        const booking = store.meeting(room, uid);
        return booking === null ? 'declined' : booking.answered;
      }),
  };
}

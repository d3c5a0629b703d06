/** From a tap to the service desk and back, over HTTP: a report gets there once, whatever becomes of network and panel. */
import { expect, it, onTestFinished } from 'vitest';
import { composePanel } from '../../electron/compose.ts';
import type { Store } from '../../electron/ports/store.ts';
import { ok } from '../../shared/result.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { minute, second } from '../../shared/time.ts';
import { createFakeClock, type FakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createMemorySecrets } from '../fakes/memory-secrets.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { testConfig } from '../app/states.ts';
import { startSupportDesk } from '../simulators/support/index.ts';

/** A panel without a room, on this disk and at this time, and what its page shows. */
async function startPanel(reportUrl: string, clock: FakeClock, store: Store) {
  const whole = testConfig();
  const config = {
    ...whole,
    room: { ...whole.room, csapi: null, cloud: null },
    calendar: null,
    zoom: null,
    support: { ...whole.support, reportUrl },
  };
  const panel = await composePanel({
    config: ok({ config, unknownKeys: [] }),
    clock,
    store,
    random: createSeededRandom(1),
    log: createMemoryLog(),
    secrets: createMemorySecrets(),
    version: '1.2.3',
  });
  let snapshot: Partial<Snapshot> = {};
  panel.attach(({ slices }) => {
    snapshot = { ...snapshot, ...slices };
  });
  panel.start();
  onTestFinished(panel.stop);
  return {
    stop: panel.stop,
    tap: () => panel.handleIntent({ kind: 'help.report', category: 'sound' }),
    /** The page is told in virtual time, while what comes from the desk takes real turns. */
    shows: (expected: object) =>
      expect
        .poll(async () => {
          await clock.advance(second / 10);
          return { ...snapshot.help?.reports[0], notices: (snapshot.notices ?? []).map(({ code }) => code) };
        })
        .toMatchObject(expected),
  };
}

it('a report made offline arrives once, after a restart, and its answer is shown', async () => {
  const desk = await startSupportDesk();
  onTestFinished(() => desk.stop());
  const clock = createFakeClock();
  const store = createMemoryStore();
  desk.do({ do: 'goDown' });
  const first = await startPanel(desk.reportUrl, clock, store);
  expect(await first.tap()).toMatchObject({ ok: true });
  await first.shows({ category: 'sound', state: 'waiting', notices: ['help.waiting'] });
  first.stop();

  desk.do({ do: 'comeUp' });
  // The answer is lost on the way: the panel has to ask again without making two of it.
  desk.do({ do: 'fault', fault: { kind: 'lostAnswer', times: 1, where: '/reports' } });
  const next = await startPanel(desk.reportUrl, clock, store);
  await next.shows({ category: 'sound', state: 'waiting' });
  const reached = desk.requestsReached(2);
  await expect
    .poll(async () => {
      await clock.advance(10 * second);
      return desk.state().tickets.length;
    })
    .toBe(1);
  await clock.advance(5 * minute);
  await reached;
  const { tickets } = desk.state();
  expect(tickets).toHaveLength(1);
  await next.shows({ state: 'sent', reference: tickets[0]?.reference });

  desk.do({ do: 'progress', reference: null, state: 'onTheWay', message: 'Vi kommer.' });
  await clock.advance(3 * minute);
  await next.shows({ answer: 'onTheWay', message: 'Vi kommer.' });
  expect(desk.state().tickets).toHaveLength(1);
});

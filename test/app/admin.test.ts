/** The admin page: who gets in, how long it stays open, and what is checked from it. */
import { describe, expect, it } from 'vitest';
import { createController } from '../../electron/app/controller.ts';
import { panelError } from '../../shared/errors.ts';
import type { ReadinessReport } from '../../shared/readiness.ts';
import { err, ok } from '../../shared/result.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { minute } from '../../shared/time.ts';
import { createFakeClock, settle } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { testConfig } from './states.ts';

/** Out of the config. */
const place = { roomHost: '127.0.0.1', logFolder: null };
const report: ReadinessReport = { ranAt: 7, results: [] };

function panel({ hasPin = true, store = createMemoryStore() } = {}) {
  const clock = createFakeClock('2026-11-24T10:00:20Z');
  const config = testConfig();
  const checks: boolean[] = [];
  let finish: () => void = () => undefined;
  const log = createMemoryLog();
  const controller = createController({
    config: { ...config, panel: { ...config.panel, pinHash: hasPin ? 'scrypt$…' : null } },
    configProblems: [],
    version: '1.2.3',
    room: null,
    calendar: null,
    scheduler: null,
    faultReports: null,
    store,
    pinLock: {
      tryPin: (pin) =>
        Promise.resolve(pin === '471147' ? ok(null) : err(panelError('admin.wrongPin', 'now', null))),
    },
    readiness: {
      check: ({ writes }) => {
        checks.push(writes);
        return new Promise((resolve) => (finish = () => resolve(report)));
      },
    },
    clock,
    random: createSeededRandom(),
    log,
  });
  let snapshot: Partial<Snapshot> = {};
  controller.attach(({ slices }) => (snapshot = { ...snapshot, ...slices }));
  controller.start();
  const send = async (intent: object) => {
    const result = await controller.handleIntent(intent);
    await settle();
    await clock.advance(20);
    return result;
  };
  const open = () => send({ kind: 'admin.open', pin: '471147' });
  return { clock, checks, log, send, open, finish: () => finish(), shown: () => snapshot };
}

const closed = { error: { code: 'intent.notPossible' } };

describe('the admin page', () => {
  it('opens for the PIN', async () => {
    const { open, shown } = panel();
    expect(shown().admin).toBeNull();
    await open();
    expect(shown().admin).toEqual({ readiness: null, isChecking: false, outOfUse: null, ...place });
  });

  it('stays shut for another one, and says so', async () => {
    const { send, shown } = panel();
    await send({ kind: 'admin.open', pin: '000000' });
    expect(shown().admin).toBeNull();
    expect(shown().notices).toMatchObject([{ tone: 'bad', about: 'admin.open', code: 'admin.wrongPin' }]);
  });

  it('stays shut when it was closed while the PIN was looked at', async () => {
    const { send, shown } = panel();
    await Promise.all([send({ kind: 'admin.open', pin: '471147' }), send({ kind: 'admin.close' })]);
    expect(shown().admin).toBeNull();
  });

  it('is not offered where no PIN is set', async () => {
    const { open, shown } = panel({ hasPin: false });
    expect(await open()).toMatchObject(closed);
    expect(shown().panel?.hasAdmin).toBe(false);
    expect(panel().shown().panel?.hasAdmin).toBe(true);
  });

  it('shows what a check has found, and that one is under way', async () => {
    const { open, send, finish, shown, checks } = panel();
    await open();
    await send({ kind: 'readiness.check', writes: true });
    expect(shown().admin).toEqual({ readiness: null, isChecking: true, outOfUse: null, ...place });
    finish();
    await settle();
    await send({ kind: 'panel.touched' });
    expect(shown().admin).toEqual({ readiness: report, isChecking: false, outOfUse: null, ...place });
    expect(checks).toEqual([true]);
  });

  it('lets nobody check without it', async () => {
    const { send, checks } = panel();
    expect(await send({ kind: 'readiness.check', writes: false })).toMatchObject(closed);
    expect(checks).toEqual([]);
  });

  it('shuts when it is closed, and forgets what it showed', async () => {
    const { open, send, finish, shown } = panel();
    await open();
    await send({ kind: 'readiness.check', writes: false });
    await send({ kind: 'admin.close' });
    expect(shown().admin).toBeNull();
    finish();
    await settle();
    await send({ kind: 'panel.touched' });
    expect(shown().admin).toBeNull();
    await open();
    expect(shown().admin).toEqual({ readiness: null, isChecking: false, outOfUse: null, ...place });
  });

  it('shuts by itself five minutes after the last touch', async () => {
    const { open, send, clock, shown } = panel();
    await open();
    await clock.advance(4 * minute);
    await send({ kind: 'panel.touched' });
    await clock.advance(4 * minute);
    expect(shown().admin).not.toBeNull();
    await clock.advance(2 * minute);
    expect(shown().admin).toBeNull();
  });

  it('takes the room out of use until a time, ends it by itself, and a restart forgets neither', async () => {
    const store = createMemoryStore();
    const { clock, open, send, shown } = panel({ store });
    const outOfUse = { reason: 'maintenance', until: clock.now() + 5 * minute } as const;
    expect(await send({ kind: 'admin.setOutOfUse', outOfUse })).toMatchObject(closed);
    await open();
    const past = { ...outOfUse, until: clock.now() };
    expect(await send({ kind: 'admin.setOutOfUse', outOfUse: past })).toMatchObject(closed);
    await send({ kind: 'admin.setOutOfUse', outOfUse });
    expect(shown().screen).toEqual({ kind: 'outOfUse', outOfUse });
    expect(shown().admin?.outOfUse).toEqual(outOfUse);

    const restarted = panel({ store });
    await settle();
    expect(restarted.shown().screen).toEqual({ kind: 'outOfUse', outOfUse });
    await restarted.clock.advance(5 * minute);
    expect(restarted.shown().screen?.kind).toBe('outOfUse');
    await restarted.clock.advance(minute);
    expect(restarted.shown().screen?.kind).toBe('home');
  });

  it('tells that it could not be kept, and holds all the same', async () => {
    const store = createMemoryStore();
    const { open, send, shown } = panel({ store });
    await open();
    store.setBroken(true);
    await send({ kind: 'admin.setOutOfUse', outOfUse: { reason: 'fault', until: null } });
    expect(shown().screen?.kind).toBe('outOfUse');
    expect(shown().notices).toMatchObject([{ tone: 'bad', code: 'storage.failed' }]);
  });

  it('leaves no PIN in the log', async () => {
    const { open, log } = panel();
    await open();
    expect(JSON.stringify(log.entries)).not.toContain('471147');
  });
});

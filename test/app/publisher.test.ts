import { describe, expect, it } from 'vitest';
import { createProjection } from '../../electron/app/project.ts';
import { createPublisher } from '../../electron/app/publisher.ts';
import type { PanelState } from '../../electron/app/state.ts';
import type { SnapshotPush } from '../../shared/snapshot.ts';
import { createFakeClock, settle } from '../fakes/fake-clock.ts';
import { panelState } from './states.ts';

function publisherOf(first: PanelState) {
  let state = first;
  const project = createProjection();
  const clock = createFakeClock();
  const publisher = createPublisher({ clock, take: (kept) => project(state, kept) });
  return {
    publisher,
    clock,
    change: (next: Partial<PanelState>): void => {
      state = { ...state, ...next };
      publisher.invalidate();
    },
  };
}

describe('a page', () => {
  it('gets everything first and then only what changed, numbered by one', async () => {
    const { publisher, change } = publisherOf(panelState());
    const pushes: SnapshotPush[] = [];
    publisher.attach((push) => pushes.push(push));
    change({ language: 'en' });
    await settle();
    expect(pushes.map(({ seq, isWhole }) => [seq, isWhole])).toEqual([
      [1, true],
      [2, false],
    ]);
    expect(Object.keys(pushes[1]?.slices ?? {})).toEqual(['panel']);
  });

  it('gets one push for many changes in one go, and none for no change', async () => {
    const { publisher, change } = publisherOf(panelState());
    const pushes: SnapshotPush[] = [];
    publisher.attach((push) => pushes.push(push));
    change({ language: 'en' });
    change({ version: '9' });
    await settle();
    change({});
    await settle();
    expect(pushes).toHaveLength(2);
    expect(pushes[1]?.slices.panel).toMatchObject({ language: 'en', version: '9' });
  });

  it('that has lost count gets everything again, with the next number', async () => {
    const { publisher, change } = publisherOf(panelState());
    const pushes: SnapshotPush[] = [];
    const page = publisher.attach((push) => pushes.push(push));
    change({ language: 'en' });
    await settle();
    page.resync();
    expect(pushes.at(-1)).toMatchObject({ seq: 3, isWhole: true, slices: { panel: { language: 'en' } } });
  });

  it('that comes late starts with the newest, and the others miss nothing', async () => {
    const { publisher, change } = publisherOf(panelState());
    const early: SnapshotPush[] = [];
    const late: SnapshotPush[] = [];
    publisher.attach((push) => early.push(push));
    change({ language: 'en' });
    publisher.attach((push) => late.push(push));
    await settle();
    expect(early.at(-1)?.slices.panel?.language).toBe('en');
    expect(late).toMatchObject([{ seq: 1, slices: { panel: { language: 'en' } } }]);
  });

  it('that has gone gets nothing more', async () => {
    const { publisher, change } = publisherOf(panelState());
    const pushes: SnapshotPush[] = [];
    publisher.attach((push) => pushes.push(push)).detach();
    change({ language: 'en' });
    await settle();
    expect(pushes).toHaveLength(1);
  });
});

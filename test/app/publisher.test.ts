import { describe, expect, it } from 'vitest';
import { createProjection } from '../../electron/app/project.ts';
import { createPublisher } from '../../electron/app/publisher.ts';
import type { PanelState } from '../../electron/app/state.ts';
import type { SnapshotPush } from '../../shared/snapshot.ts';
import { createFakeClock, settle } from '../fakes/fake-clock.ts';
import type { RoomState } from '../../shared/model/room.ts';
import { meetingRoom, panelState, person, readyRoom } from './states.ts';

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

describe('a crowd that changes all the time', () => {
  const crowdOf = (count: number, more: Partial<RoomState> = {}): PanelState['room'] =>
    meetingRoom(
      Array.from({ length: count }, (_, index) => person(String(index))),
      more,
    );
  const followed = () => {
    const parts = publisherOf(panelState([], { room: crowdOf(1) }));
    const counts: (number | undefined)[] = [];
    const pushes: SnapshotPush[] = [];
    parts.publisher.attach((push) => {
      pushes.push(push);
      if (push.slices.people !== undefined) counts.push(push.slices.people?.rows.length);
    });
    return { ...parts, counts, pushes };
  };

  it('is sent at once, and then ten times a second, the newest last', async () => {
    const { change, clock, counts } = followed();
    for (let count = 2; count < 32; count += 1) {
      change({ room: crowdOf(count) });
      await clock.advance(10);
    }
    expect(counts).toEqual([1, 2, 11, 21, 31]);
    await clock.advance(1_000);
    expect(counts).toEqual([1, 2, 11, 21, 31]);
    expect(clock.pending()).toBe(0);
  });

  it('keeps nothing else waiting', async () => {
    const { change, pushes } = followed();
    change({ room: crowdOf(2) });
    await settle();
    change({ room: crowdOf(3), language: 'en' });
    await settle();
    expect(Object.keys(pushes.at(-1)?.slices ?? {}).sort()).toEqual(['meeting', 'panel']);
    expect(pushes.at(-1)?.slices.meeting?.participantCount).toBe(3);
  });

  it('goes at once when the meeting is over, and comes at once with the next', async () => {
    const { change, counts } = followed();
    for (const room of [crowdOf(2), readyRoom, crowdOf(3)]) {
      change({ room });
      await settle();
    }
    expect(counts).toEqual([1, 2, undefined, 3]);
  });

  it('that is searched answers at once', async () => {
    const contacts = {
      state: 'loaded' as const,
      contacts: [{ id: 'a', name: 'Eva', presence: 'online' as const, isRoom: false }],
    };
    const { change, pushes } = followed();
    for (const contactQuery of ['e', 'ev', 'evx']) {
      change({ room: crowdOf(2, { contacts }), contactQuery });
      await settle();
    }
    const found = pushes.flatMap(({ slices }) => slices.contacts ?? []);
    expect(found.slice(1).map(({ query, matchCount }) => [query, matchCount])).toEqual([
      ['e', 1],
      ['ev', 1],
      ['evx', 0],
    ]);
  });

  it('leaves no timer behind when the panel stops', async () => {
    const { change, clock, publisher } = followed();
    for (const count of [2, 3]) {
      change({ room: crowdOf(count) });
      await settle();
    }
    publisher.stop();
    expect(clock.pending()).toBe(0);
  });
});

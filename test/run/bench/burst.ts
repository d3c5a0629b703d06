/**
 * What pours in at once, through the real driver and to the real page while it shows a call: 500 participants one by
 * one and 500 more in one go, 500 contacts, a frame of 1 MB, a frame that is no JSON. Measured is the longest time from
 * one frame of the page to the next; the longest of a quiet stretch is told beside it, because on a shared machine a
 * frame can be late without anybody's doing. No event is lost when the page counts as many people as the room has.
 * The simulated room runs in this process together with main, which makes it harder for main than it is.
 */
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { enterCall, openPanel, type OpenPanel } from './call-page.ts';
import type { Area, Figure } from './figure.ts';
import { framesDuring, longestFrame } from './frames.ts';

const patienceMs = 15_000;

interface Burst {
  readonly name: string;
  readonly pour: (open: OpenPanel) => Promise<void>;
}

const bursts: readonly Burst[] = [
  {
    name: '500 participants one by one',
    pour: async ({ panel }) => {
      for (let count = 0; count < 500; count += 1) {
        await panel.room.do({ do: 'joinPeople', count: 1 });
        await setImmediate();
      }
    },
  },
  {
    name: '400 more at once',
    pour: ({ panel }) => panel.room.do({ do: 'burst', participants: 400, contacts: 0 }),
  },
  { name: '500 contacts', pour: ({ panel }) => panel.room.do({ do: 'contactFlood', count: 500 }) },
  { name: 'a frame of 1 MB', pour: ({ panel }) => panel.room.do({ do: 'bigFrame', bytes: 1_000_000 }) },
  { name: 'a broken frame', pour: ({ panel }) => panel.room.do({ do: 'badFrame' }) },
];

/** Everybody the room has, itself included, counted by the page; false when it never comes to that. */
async function countsAll({ panel, page }: OpenPanel): Promise<{ expected: number; counted: number }> {
  const expected = panel.room.state().participants;
  const count = page.locator('.people-count strong');
  const endsAt = performance.now() + patienceMs;
  for (;;) {
    const counted = Number(await count.textContent());
    if (counted === expected || performance.now() > endsAt) return { expected, counted };
    await sleep(50);
  }
}

export const burst: Area = {
  name: 'burst',
  measure: async ({ browser }) => {
    const open = await openPanel(browser);
    try {
      await enterCall(open);
      const quiet = await framesDuring(open.page, () => sleep(2_000));
      const figures: Figure[] = [];
      const counts: string[] = [];
      let miscounted = 0;
      for (const { name, pour } of bursts) {
        let result = { expected: 0, counted: 0 };
        const frames = await framesDuring(open.page, async () => {
          await pour(open);
          result = await countsAll(open);
          await sleep(500);
        });
        counts.push(`${result.counted} of ${result.expected}`);
        miscounted = Math.max(miscounted, Math.abs(result.expected - result.counted));
        figures.push(longestFrame(`longest frame: ${name}`, frames, quiet));
      }
      return [
        ...figures,
        {
          what: 'people miscounted after any of these',
          measured: miscounted,
          unit: '',
          budget: 0,
          note: `shown: ${counts.join(', ')}`,
        },
      ];
    } finally {
      await open.close();
    }
  },
};

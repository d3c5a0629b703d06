/**
 * The list of 500 people open while 60 changes a second arrive, with the processor slowed to a quarter: the longest
 * frame, how many rows exist, what the heap has grown by. Once with the page alone, whose pushes are read from text
 * as the link does and bring the people as often as main sends them, and once with the whole panel and the simulated
 * room. A busy machine makes frames late by itself, so the longest task is told by processor time alone, too. Main and
 * that room share this process, so main's share of a core is theirs together.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { openPeople } from '../../ui/call-sheets.ts';
import { people as crowd } from '../../ui/meeting-slices.ts';
import { servePage } from '../../ui/page-server.ts';
import { call, meeting } from '../../ui/snapshots.ts';
import { enterCall, openPanel } from './call-page.ts';
import type { Area, Bench, Figure } from './figure.ts';
import { busiestTask, frameBudgetMs, framesDuring, longestFrame } from './frames.ts';
import { heapMB } from './page-heap.ts';
import { openProbed, throttle } from './page-probe.ts';
import { addBridge } from './scripted-bridge.ts';

const personCount = 500;
const perSecond = 60;
/** Main sends people at most ten times a second. */
const pushesPerCrowd = 6;
const quietMs = 3_000;
const warmUpSeconds = 5;
const tracedSeconds = 10;
const slowedTo = 4;

const secondsOf = ({ isQuick }: Bench): number => (isQuick ? 10 : 60);

/** Slices as text: the people with some changed, and what else changes while they do. */
interface UpdateTexts {
  readonly crowds: readonly string[];
  readonly others: readonly string[];
}

declare global {
  interface Window {
    /** Put there beforehand: ten megabytes on their way into the page would be a long task of their own. */
    updateTexts: UpdateTexts;
  }
}

interface Updates {
  readonly firstSeq: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly pushesPerCrowd: number;
}

/** Pushes at an even pace; what a busy page was late for comes at once. */
function updateInPage(updates: Updates): Promise<void> {
  const { firstSeq, seconds, perSecond: pace, pushesPerCrowd: step } = updates;
  const { crowds, others } = window.updateTexts;
  return new Promise((resolve) => {
    const beganAt = performance.now();
    const last = pace * seconds;
    let sent = 0;
    const timer = setInterval(() => {
      const due = Math.min(last, Math.floor(((performance.now() - beganAt) * pace) / 1_000));
      for (; sent < due; sent += 1) {
        const texts = sent % step === 0 ? crowds : others;
        const text = texts[Math.floor(sent / step) % texts.length] ?? '{}';
        const slices = JSON.parse(text) as Partial<Snapshot>;
        window.pushToPage({ seq: firstSeq + sent, isWhole: false, slices });
      }
      if (sent < last) return;
      clearInterval(timer);
      resolve();
    }, 1_000 / pace);
  });
}

/** In each text six others have their microphone changed, all of them in turn. */
function crowdTexts(): readonly string[] {
  let rows = crowd(personCount - crowd().length);
  return Array.from({ length: personCount / pushesPerCrowd }, (_, turn) => {
    rows = rows.map((row, place) =>
      Math.floor(place / pushesPerCrowd) === turn
        ? { ...row, microphone: row.microphone === 'on' ? 'off' : 'on' }
        : row,
    );
    return JSON.stringify({ people: { rows } });
  });
}

const otherTexts = (): readonly string[] =>
  Array.from({ length: 10 }, (_, turn) =>
    JSON.stringify({ meeting: meeting({ participantCount: personCount, volumePercent: 40 + turn }) }),
  );

const rowCount = (page: Page): Promise<number> => page.locator('.virtual-item').count();

interface Watched {
  readonly who: string;
  readonly browser: Browser;
  readonly page: Page;
  readonly session: CDPSession;
  readonly update: (seconds: number) => Promise<unknown>;
}

/** The sheet stands open, and the processor is slowed only from here on. */
async function watchList(
  { who, browser, page, session, update }: Watched,
  seconds: number,
): Promise<readonly Figure[]> {
  await throttle(session, slowedTo);
  const quiet = await framesDuring(page, () => sleep(quietMs));
  await update(warmUpSeconds);
  const before = await heapMB(session);
  const frames = await framesDuring(page, () => update(seconds));
  const after = await heapMB(session);
  const busiest = await busiestTask(browser, () => update(tracedSeconds));
  const note = `${perSecond} changes a second for ${seconds} s`;
  return [
    longestFrame(`longest frame of the list of ${personCount} people, ${who}`, frames, quiet),
    {
      what: `longest task of it by processor time, ${who}`,
      measured: busiest,
      unit: 'ms',
      budget: frameBudgetMs,
      note: `over ${tracedSeconds} s; what other programs took is not in it`,
    },
    {
      what: `rows that exist of ${personCount}, ${who}`,
      measured: await rowCount(page),
      unit: '',
      budget: 40,
      note,
    },
    {
      what: `page heap's growth with the list open, ${who}`,
      measured: after - before,
      unit: 'MB',
      budget: null,
      note: `from ${before.toFixed(2)} to ${after.toFixed(2)} over ${seconds} s`,
    },
  ];
}

async function pageAlone(bench: Bench): Promise<readonly Figure[]> {
  const server = await servePage();
  const page = await openProbed(bench.browser);
  let firstSeq = 2;
  try {
    const rows = crowd(personCount - crowd().length);
    await addBridge(page, call({ participantCount: personCount }, { people: { rows } }));
    await page.goto(server.url);
    await openPeople(page);
    await page.evaluate(
      (texts) => {
        window.updateTexts = texts;
      },
      { crowds: crowdTexts(), others: otherTexts() },
    );
    const session = await page.context().newCDPSession(page);
    const update = async (seconds: number): Promise<void> => {
      await page.evaluate(updateInPage, { firstSeq, seconds, perSecond, pushesPerCrowd });
      firstSeq += seconds * perSecond;
    };
    return await watchList(
      { who: 'page alone', browser: bench.browser, page, session, update },
      secondsOf(bench),
    );
  } finally {
    await page.context().close();
    await server.stop();
  }
}

async function wholePanel(bench: Bench): Promise<readonly Figure[]> {
  const open = await openPanel(bench.browser);
  const { panel, watch, page } = open;
  let share = { cpuMs: 0, ms: 1 };
  try {
    await enterCall(open);
    await panel.room.do({ do: 'joinPeople', count: personCount - 1 });
    await watch.until(({ people }) => people?.rows.length === personCount);
    await openPeople(page);
    const session = await page.context().newCDPSession(page);
    const update = async (seconds: number): Promise<void> => {
      const beganAt = performance.now();
      const used = process.cpuUsage();
      await panel.room.do({ do: 'updatePeople', perSecond, seconds });
      await sleep(seconds * 1_000);
      const { user, system } = process.cpuUsage(used);
      share = { cpuMs: (user + system) / 1_000, ms: performance.now() - beganAt };
    };
    const figures = await watchList(
      { who: 'whole panel', browser: bench.browser, page, session, update },
      secondsOf(bench),
    );
    const main: Figure = {
      what: 'main and the simulated room meanwhile, of a core',
      measured: (share.cpuMs / share.ms) * 100,
      unit: '%',
      budget: null,
      note: `${share.cpuMs.toFixed(0)} ms of processor time in ${(share.ms / 1_000).toFixed(1)} s`,
    };
    return [...figures, main];
  } finally {
    await open.close();
  }
}

export const people: Area = {
  name: 'people',
  measure: async (bench) => {
    const alone = await pageAlone(bench);
    bench.say('the same with the whole panel');
    return [...alone, ...(await wholePanel(bench))];
  },
};

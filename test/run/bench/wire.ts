/**
 * From a tap to the room, and from the room and the calendar to the page. A tap on the wire says when the first bytes
 * of a command arrive, so the way over loopback is in the figures; so is, the other way, the simulated room that shares
 * this process. Commands go one after another, each when the one before has ended and the queue is empty.
 * `main` begins with the controller's `handleIntent`, `page` with `window.panel.send` inside the page, whose clock is
 * compared with ours first. A change of the calendar is counted from the last byte of the answer in which it came
 * (`undici:request:trailers`), and once more from the change itself with an early reading asked for by `wake`.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { hour, minute } from '../../../shared/time.ts';
import { enterCall, openPanel, type OpenPanel } from './call-page.ts';
import { percentile, spread, type Area, type Bench, type Figure } from './figure.ts';
import { clockLead, paintedText } from './page-probe.ts';
import { startTcpTap, type TcpTap } from './tcp-tap.ts';

/** The calendar is read no sooner than this after the reading before. */
const calendarGapMs = 5_200;

/** Another volume each time, so that there is always something to send. */
const volumeOf = (index: number): number => 10 + (index % 8) * 10;

const idle = ({ watch }: OpenPanel): Promise<number> => watch.until(({ pending }) => pending.length === 0);

async function settle(open: OpenPanel, percent: number): Promise<void> {
  await open.watch.until(({ meeting }) => meeting?.volumePercent === percent);
  await idle(open);
  // Longer than the pause the driver keeps between two lines.
  await sleep(30);
}

async function mainToWire(open: OpenPanel, tap: TcpTap, times: number): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const percent = volumeOf(index);
    const bytes = tap.nextBytes();
    const askedAt = performance.now();
    const taken = open.panel.controller.handleIntent({ kind: 'volume.set', percent });
    samples.push((await bytes) - askedAt);
    await taken;
    await settle(open, percent);
  }
  return samples;
}

async function pageToWire(open: OpenPanel, tap: TcpTap, times: number): Promise<readonly number[]> {
  const leadMs = await clockLead(open.page);
  const samples: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const percent = volumeOf(index + 4);
    const bytes = tap.nextBytes();
    const sentAt = await open.page.evaluate((wanted) => {
      const now = performance.now();
      void window.panel.send({ kind: 'volume.set', percent: wanted });
      return now;
    }, percent);
    samples.push((await bytes) - (sentAt - leadMs));
    await settle(open, percent);
  }
  return samples;
}

async function roomToPaint(open: OpenPanel, times: number): Promise<readonly number[]> {
  const leadMs = await clockLead(open.page);
  const samples: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const percent = 11 + ((index * 7) % 80);
    const painted = paintedText(open.page, '.volume-number', String(percent), leadMs);
    await open.page.evaluate(() => undefined);
    const changedAt = performance.now();
    await open.panel.room.do({ do: 'turnVolume', percent });
    samples.push((await painted) - changedAt);
    // Not in step with the page's frames.
    await sleep(30 + ((index * 11) % 17));
  }
  return samples;
}

interface CalendarChange {
  readonly fromAnswerMs: number;
  readonly fromChangeMs: number;
}

async function calendarToPaint(browser: Browser, times: number): Promise<readonly CalendarChange[]> {
  let answeredAt = 0;
  const onAnswer = (): void => {
    answeredAt = performance.now();
  };
  const open = await openPanel(browser, { exchange: { scenario: 'empty' } });
  subscribe('undici:request:trailers', onAnswer);
  try {
    const startsAt = Math.floor(Date.now() / minute) * minute - 10 * minute;
    const { id } = open.panel.exchange.store.add({
      when: { kind: 'timed', startsAt, endsAt: startsAt + hour },
      title: 'Omgång –',
    });
    const leadMs = await clockLead(open.page);
    const changes: CalendarChange[] = [];
    for (let index = 0; index < times; index += 1) {
      await sleep(calendarGapMs);
      const title = `Omgång ${index}.`;
      const painted = paintedText(open.page, '.booking-title', title, leadMs);
      await open.page.evaluate(() => undefined);
      const changedAt = performance.now();
      open.panel.exchange.store.update(id, { title });
      open.panel.controller.wake();
      const at = await painted;
      changes.push({ fromAnswerMs: at - answeredAt, fromChangeMs: at - changedAt });
    }
    return changes;
  } finally {
    unsubscribe('undici:request:trailers', onAnswer);
    await open.close();
  }
}

const p99 = (what: string, samples: readonly number[], budget: number | null): Figure => ({
  what,
  measured: percentile(samples, 0.99),
  unit: 'ms',
  budget,
  note: `p99; ${spread(samples)}`,
});

async function roomFigures({ browser, isQuick, say }: Bench): Promise<readonly Figure[]> {
  const times = isQuick ? 50 : 200;
  let tap: TcpTap | null = null;
  const open = await openPanel(browser, {
    roomPort: async (port) => {
      tap = await startTcpTap(port);
      return tap.port;
    },
  });
  try {
    await enterCall(open);
    const wire = tap as TcpTap | null;
    if (wire === null) throw new Error('nothing stands on the wire');
    const fromMain = await mainToWire(open, wire, times);
    say('from the page to the wire');
    const fromPage = await pageToWire(open, wire, times);
    say('from the room to the page');
    const fromRoom = await roomToPaint(open, times);
    return [
      p99('main has the intent to bytes at the room', fromMain, 5),
      p99('page sends to bytes at the room', fromPage, 25),
      p99('room changes to painted', fromRoom, 100),
    ];
  } finally {
    await open.close();
    (tap as TcpTap | null)?.stop();
  }
}

export const wire: Area = {
  name: 'wire',
  measure: async (bench) => {
    const ofRoom = await roomFigures(bench);
    const times = bench.isQuick ? 2 : 6;
    bench.say(`changes in the calendar, one every ${calendarGapMs / 1_000} s`);
    const changes = await calendarToPaint(bench.browser, times);
    return [
      ...ofRoom,
      p99(
        'calendar answered to painted',
        changes.map(({ fromAnswerMs }) => fromAnswerMs),
        250,
      ),
      p99(
        'calendar changed to painted, reading at once',
        changes.map(({ fromChangeMs }) => fromChangeMs),
        null,
      ),
    ];
  },
};

/**
 * From a change in the room's mailbox on an Exchange server to the page: the server's streaming notification, the
 * reading that follows it, and the painting. Counted from the change itself; the simulated server shares this process.
 * Changes come further apart than the calendar's shortest time between two readings, as they do in a room.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConfigFile } from '../../../shared/config.ts';
import { hour, minute } from '../../../shared/time.ts';
import { ewsPath } from '../../simulators/exchange/ews/ews-face.ts';
import { openPanel, type OpenPanel } from './call-page.ts';
import { type Area, percentile, spread } from './figure.ts';
import { clockLead, paintedText } from './page-probe.ts';

/** Longer than the calendar's shortest time between two readings, and than the time in which events are gathered. */
const apartMs = 5_500;
const password = 'bench';

/** The same mailbox by the other protocol. */
function overEws(fitting: ConfigFile): ConfigFile {
  const { calendar } = fitting;
  if (calendar === null || calendar === undefined) return fitting;
  const { mailbox, graph } = calendar;
  const url = `${graph?.host ?? ''}${ewsPath}`;
  return {
    ...fitting,
    calendar: { kind: 'ews', mailbox, ews: { url, auth: 'basic', user: mailbox, password } },
  };
}

async function untilTold({ panel }: OpenPanel): Promise<void> {
  const isTold = (): boolean => panel.log.entries.some(({ event }) => event === 'calendar.changesTold');
  while (!isTold()) await sleep(50);
}

export const pushed: Area = {
  name: 'pushed',
  measure: async ({ browser, isQuick, say }) => {
    const open = await openPanel(browser, {
      exchange: { scenario: 'empty', ewsPassword: password },
      config: overEws,
    });
    try {
      const { store } = open.panel.exchange;
      const startsAt = Math.floor(Date.now() / minute) * minute - 10 * minute;
      const when = { kind: 'timed', startsAt, endsAt: startsAt + hour } as const;
      const { id } = store.add({ when, title: 'Omgång –' });
      await untilTold(open);
      const leadMs = await clockLead(open.page);
      const times = isQuick ? 4 : 20;
      say(`${times} changes, one every ${apartMs / 1_000} s`);
      // The reading that follows the connection comes first.
      await sleep(apartMs);
      const samples: number[] = [];
      for (let index = 0; index < times; index += 1) {
        await sleep(apartMs);
        const title = `Omgång ${index}.`;
        const painted = paintedText(open.page, '.booking-title', title, leadMs);
        await open.page.evaluate(() => undefined);
        const changedAt = performance.now();
        store.update(id, { title });
        samples.push((await painted) - changedAt);
      }
      return [
        {
          what: 'calendar changed to painted, told by streaming',
          measured: percentile(samples, 0.99),
          unit: 'ms',
          budget: 250,
          note: `p99; ${spread(samples)}`,
        },
      ];
    } finally {
      await open.close();
    }
  },
};

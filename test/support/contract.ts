/** What every FaultReports must do, whatever stands behind it. */
import { describe, expect, it } from 'vitest';
import type { FaultReportNews, FaultReports } from '../../electron/ports/fault-reports.ts';
import type { FaultAnswer } from '../../shared/snapshot-service.ts';
import { anyContext } from './bench.ts';

export interface ContractSubject {
  readonly reports: FaultReports;
  /** Keeps the desk away until something is done below. */
  readonly stayAway: () => Promise<void> | void;
  /** The desk is there again and takes, refuses or answers; resolves when the panel may know. */
  readonly take: () => Promise<void> | void;
  readonly refuse: () => Promise<void> | void;
  readonly answer: (answer: FaultAnswer, message: string | null) => Promise<void> | void;
  readonly absent: () => FaultReports;
}

export function describeFaultReports(name: string, create: () => Promise<ContractSubject>): void {
  describe(`${name} as FaultReports`, () => {
    const started = async () => {
      const subject = await create();
      let latest: FaultReportNews | null = null;
      let count = 0;
      const stop = subject.reports.start((news) => {
        latest = news;
        count += 1;
      });
      await subject.stayAway();
      const news = (): FaultReportNews => latest ?? { reports: [], droppedCount: -1 };
      return { ...subject, stop, count: () => count, news, state: () => news().reports.at(-1)?.state };
    };

    it('tells of what there is when started, nothing at first', async () => {
      const { news } = await started();
      expect(news()).toEqual({ reports: [], droppedCount: 0 });
    });

    it('takes a report on while the desk is away', async () => {
      const { reports, news, stop } = await started();
      const taken = await reports.report('picture', anyContext);
      expect(news()).toMatchObject({
        reports: [{ id: taken.ok && taken.value, category: 'picture', state: { kind: 'queued' } }],
      });
      stop();
    });

    it('tells of a report that was sent, with its reference', async () => {
      const { reports, take, state, stop } = await started();
      await reports.report('sound', anyContext);
      await take();
      expect(state()).toMatchObject({ kind: 'sent', reference: 'INC471001' });
      stop();
    });

    it('tells of the answer, and keeps the reference', async () => {
      const { reports, take, answer, state, stop } = await started();
      await reports.report('sound', anyContext);
      await take();
      await answer('onTheWay', 'Vi är på väg');
      expect(state()).toMatchObject({
        ...{ kind: 'answered', reference: 'INC471001', answer: 'onTheWay', message: 'Vi är på väg' },
      });
      stop();
    });

    it('tells of a report that was refused', async () => {
      const { reports, refuse, state, stop } = await started();
      await reports.report('sound', anyContext);
      await refuse();
      expect(state()).toMatchObject({ kind: 'failed', code: 'support.refused' });
      stop();
    });

    it('keeps twenty and counts what it dropped, of which none is new', async () => {
      const { reports, news, stop } = await started();
      const ids: unknown[] = [];
      for (let count = 0; count < 23; count += 1) {
        const taken = await reports.report('other', anyContext);
        ids.push(taken.ok && taken.value);
      }
      expect(news().droppedCount).toBe(3);
      // The oldest may be under way at this moment, and then is not dropped.
      expect(news().reports).toHaveLength(20);
      expect(
        news()
          .reports.map(({ id }) => id)
          .slice(1),
      ).toEqual(ids.slice(4));
      stop();
    });

    it('tells nobody after the stop, and still takes reports on', async () => {
      const { reports, stop, count } = await started();
      stop();
      stop();
      const before = count();
      expect((await reports.report('panel', anyContext)).ok).toBe(true);
      expect(count()).toBe(before);
    });

    it('refuses where there is nobody to report to', async () => {
      const { absent } = await started();
      expect(await absent().report('sound', anyContext)).toMatchObject({
        ...{ ok: false, error: { code: 'support.notConfigured', retry: 'never' } },
      });
    });
  });
}

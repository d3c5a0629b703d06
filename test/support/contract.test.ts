/** The real fault reports and their fake against the one contract. */
import { minute, second } from '../../shared/time.ts';
import { createFaultReports } from '../../electron/support/index.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';
import { createFakeFaultReports } from '../fakes/fake-fault-reports.ts';
import { createBench, startDesk } from './bench.ts';
import { describeFaultReports } from './contract.ts';

describeFaultReports('the service desk over HTTP', async () => {
  const desk = await startDesk();
  const bench = createBench(desk.reportUrl);
  const reports = bench.reports();
  const back = async (): Promise<void> => {
    desk.do({ do: 'clearFaults' });
    await bench.clock.advance(10 * second);
  };
  return {
    reports: { start: bench.startWith, report: (...given) => reports.report(...given) },
    stayAway: async () => {
      desk.do({ do: 'fault', fault: { kind: 'throttled', retryAfter: '1', times: null } });
      await bench.until(({ droppedCount }) => droppedCount === 0);
    },
    take: async () => {
      // The first try has to have failed before time can bring the second.
      await bench.until(({ reports: [one] }) => one?.state.kind === 'queued' && one.state.obstacle !== null);
      await back();
      await bench.reaches('sent');
    },
    refuse: async () => {
      await bench.until(({ reports: [one] }) => one?.state.kind === 'queued' && one.state.obstacle !== null);
      desk.do({ do: 'clearFaults' });
      desk.do({ do: 'fault', fault: { kind: 'refusal' } });
      await bench.clock.advance(10 * second);
      await bench.reaches('failed');
    },
    answer: async (answer, message) => {
      desk.do({ do: 'progress', state: answer, message });
      await bench.clock.advance(3 * minute);
      await bench.reaches('answered');
    },
    absent: () => createFaultReports({ ...bench.parts, reportUrl: null }),
  };
});

describeFaultReports('the fake', () => {
  const fake = createFakeFaultReports(createFakeClock());
  return Promise.resolve({
    reports: fake,
    stayAway: () => undefined,
    take: () => fake.send('INC471001'),
    refuse: () => fake.refuse(),
    answer: (answer, message) => fake.answer(answer, message),
    absent: () => {
      fake.setAbsent();
      return fake;
    },
  });
});

/** What staff read when they ask what a room lacks: against real servers, with and without a panel that runs. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { check, type CheckParts, type CheckVerdict } from '../../electron/cli/check.ts';
import { controlPath, startControl } from '../../electron/control/index.ts';
import { systemClock } from '../../electron/resilience/system-clock.ts';
import type { ConfigFile } from '../../shared/config.ts';
import type { ReadinessReport } from '../../shared/readiness.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { fittingConfig } from '../run/live-panel.ts';
import { startExchange } from '../simulators/exchange/index.ts';
import { startZoomRoom } from '../simulators/zoom-room/index.ts';

interface Site {
  readonly file: string;
  readonly sessions: () => number;
  readonly check: (more?: Partial<CheckParts>) => Promise<CheckVerdict>;
}

async function site(change: (fitting: ConfigFile) => ConfigFile = (fitting) => fitting): Promise<Site> {
  const folder = await mkdtemp(path.join(tmpdir(), 'motespanel-check-'));
  const room = await startZoomRoom({ scenario: 'quiet', tempo: 0 });
  const exchange = await startExchange({ scenario: 'university' });
  onTestFinished(async () => {
    await Promise.all([room.stop(), exchange.stop()]);
    await rm(folder, { recursive: true });
  });
  const file = path.join(folder, 'config.json');
  await writeFile(file, JSON.stringify(change(fittingConfig(room, exchange, room.ssh.port))));
  return {
    file,
    sessions: () => room.commands().length,
    check: (more = {}) =>
      check({
        surroundings: { explicitPath: file, env: {}, platform: 'linux', homeFolder: folder },
        dataFolder: path.join(folder, 'data'),
        writes: false,
        isJson: true,
        language: null,
        version: '1.2.3',
        ...more,
      }),
  };
}

const reportOf = ({ lines }: CheckVerdict): ReadinessReport => JSON.parse(lines[0] ?? '') as ReadinessReport;
const outcomes = (verdict: CheckVerdict): Readonly<Record<string, string>> =>
  Object.fromEntries(reportOf(verdict).results.map(({ id, outcome }) => [id, outcome]));

describe('the check of a room', () => {
  it('looks for itself where no panel runs, and makes its test booking when asked to', async () => {
    const verdict = await (await site()).check({ writes: true });
    expect(outcomes(verdict)).toMatchObject({
      'calendar.token': 'pass',
      'calendar.mailbox': 'pass',
      'calendar.rights': 'pass',
      'calendar.write': 'pass',
      'room.link': 'pass',
      'config.secrets': 'warn',
    });
  });

  it('fails with what is wrong, who must act, and an exit code for scripts', async () => {
    const { check: run } = await site((fitting) => ({
      ...fitting,
      calendar: { ...fitting.calendar, mailbox: 'rum-okant@su.example' },
    }));
    const verdict = await run();
    expect(verdict.exitCode).toBe(1);
    const { results } = reportOf(verdict);
    expect(results.find(({ id }) => id === 'calendar.mailbox')).toMatchObject({
      finding: 'unknown',
      responsible: 'exchangeAdmin',
    });
    const words = (await run({ isJson: false, language: 'en' })).lines.join('\n');
    expect(words).toMatch(
      /✗ Room mailbox +There is no such mailbox\. Check calendar\.mailbox\.\n +Whoever runs Exchange/,
    );
    expect((await run({ isJson: false })).lines.join('\n')).toContain('Det finns ingen sådan postlåda.');
  });

  it('asks the panel that runs, and opens no link to the room then', async () => {
    const { file, check: run, sessions } = await site();
    const report: ReadinessReport = { ranAt: 0, results: [] };
    const asked: boolean[] = [];
    const stop = await startControl({
      path: controlPath(file),
      clock: systemClock,
      log: createMemoryLog(),
      readiness: {
        check: ({ writes }) => {
          asked.push(writes);
          return Promise.resolve(report);
        },
      },
    });
    onTestFinished(stop);
    expect(await run({ writes: true })).toEqual({ exitCode: 0, lines: [JSON.stringify(report)] });
    expect([asked, sessions()]).toEqual([[true], 0]);
  });

  it('that cannot be made has an exit code of its own', async () => {
    const { check: run } = await site((fitting) => ({ ...fitting, calendar: undefined }));
    const verdict = await run({ isJson: false });
    expect(verdict).toMatchObject({ exitCode: 2 });
    expect(verdict.lines.join()).toContain('calendar: it must be there');
  });

  it('never prints a secret', async () => {
    const { check: run } = await site();
    const printed = [...(await run()).lines, ...(await run({ isJson: false })).lines].join('\n');
    expect(printed).not.toMatch(/4711-Frescati/);
  });
});

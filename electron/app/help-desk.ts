/**
 * Between a tap on a kind of fault and the service desk: adds how the panel stands, remembers what went wrong lately, and
 * tells whoever may still stand there what became of the report. Sending, keeping and asking is the port's.
 */
import type { Intent } from '../../shared/bridge.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { panelError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { FaultCategory } from '../../shared/snapshot-service.ts';
import { minute, second, type Instant } from '../../shared/time.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { FaultReport, FaultReportNews, FaultReports, FaultReportState } from '../ports/fault-reports.ts';
import { faultContext, newErrors } from './fault-context.ts';
import type { AppEvent } from './reduce.ts';
import type { PanelState } from './state.ts';
import type { Undertakings } from './undertakings.ts';

const mostErrors = 10;
/** Whoever reported has left by then; the help goes on showing it. */
const tellForMs = 10 * minute;

const hasArrived = ({ kind }: FaultReportState): boolean => kind === 'sent' || kind === 'answered';

/** What is to be told of one report, `was` before; null: nothing. */
function tidingOf(was: FaultReportState | null, { state }: FaultReport): AppEvent | null {
  if (hasArrived(state) && (was === null || !hasArrived(was))) {
    const reference = 'reference' in state ? state.reference : null;
    return { kind: 'reportSent', reference };
  }
  if (state.kind === 'failed' && was?.kind !== 'failed') {
    return { kind: 'failed', about: 'help.report', code: state.code };
  }
  const isHeldUp = state.kind === 'queued' && state.obstacle !== null;
  const wasHeldUp = was?.kind === 'queued' && was.obstacle !== null;
  return isHeldUp && !wasHeldUp ? { kind: 'told', about: 'help.report', code: 'help.waiting' } : null;
}

/** After a start, what was kept is no news. */
export function tidings(
  before: FaultReportNews | null,
  news: FaultReportNews,
  now: Instant,
): readonly AppEvent[] {
  if (before === null) return [];
  return news.reports.flatMap((report): readonly AppEvent[] => {
    if (now - report.reportedAt > tellForMs) return [];
    const was = before.reports.find(({ id }) => id === report.id);
    const tiding = tidingOf(was?.state ?? null, report);
    return tiding === null ? [] : [tiding];
  });
}

export interface HelpDeskParts {
  /** Null: there is no service desk. */
  readonly faultReports: FaultReports | null;
  readonly clock: Clock;
  readonly undertakings: Undertakings;
  readonly state: () => PanelState;
  readonly dispatch: (event: AppEvent) => void;
}

export interface HelpDesk {
  readonly start: () => Stop;
  /** After every change of the state. */
  readonly look: (before: PanelState) => void;
  /** Resolves as soon as the report is kept. */
  readonly report: (category: FaultCategory) => Promise<Result<string>>;
  readonly act: (intent: Intent, category: FaultCategory) => void;
}

export function createHelpDesk({
  faultReports,
  clock,
  undertakings,
  state,
  dispatch,
}: HelpDeskParts): HelpDesk {
  const startedMs = clock.monotonicMs();
  /** Ids of what somebody has reported here; what the panel reports by itself is told to nobody. */
  const asked = new Set<string>();
  /** Each code once, newest first. */
  let errors: readonly { readonly code: ErrorCode; readonly atMs: number }[] = [];

  const secondsSince = (atMs: number): number => Math.round((clock.monotonicMs() - atMs) / second);

  const report: HelpDesk['report'] = (category) => {
    if (faultReports === null)
      return Promise.resolve(err(panelError('support.notConfigured', 'never', null)));
    const context = faultContext(state(), {
      now: clock.now(),
      uptimeSeconds: secondsSince(startedMs),
      lastErrors: errors.map(({ code, atMs }) => ({ code, ageSeconds: secondsSince(atMs) })),
    });
    return faultReports.report(category, context);
  };

  return {
    start: () =>
      faultReports?.start((news) => {
        const before = state().helpNews;
        dispatch({ kind: 'helpNews', news });
        const reports = news.reports.filter(({ id }) => asked.has(id));
        for (const tiding of tidings(before, { ...news, reports }, clock.now())) dispatch(tiding);
      }) ?? (() => undefined),
    look: (before) => {
      for (const code of newErrors(before, state())) {
        const others = errors.filter((one) => one.code !== code);
        errors = [{ code, atMs: clock.monotonicMs() }, ...others].slice(0, mostErrors);
      }
    },
    report,
    act: (intent, category) =>
      void undertakings.run(intent, async () => {
        const kept = await report(category);
        if (kept.ok) asked.add(kept.value);
        return { result: kept.ok ? ok('done') : kept, at: null };
      }),
  };
}

/** What the page is shown of help: whether there is a service desk, what became of the reports, who else helps. */
import type { FaultReportView, HelpSlice } from '../../shared/snapshot-service.ts';
import type { FaultReport } from '../ports/fault-reports.ts';
import type { PanelState } from './state.ts';

function reportView({ id, category, reportedAt, state }: FaultReport): FaultReportView {
  const report = { id, category, reportedAt };
  const unanswered = { answer: null, message: null };
  switch (state.kind) {
    case 'queued':
      return { ...report, state: 'waiting', reference: null, ...unanswered };
    case 'sent':
      return { ...report, state: 'sent', reference: state.reference, ...unanswered };
    case 'answered':
      return {
        ...report,
        state: 'sent',
        reference: state.reference,
        answer: state.answer,
        message: state.message,
      };
    case 'failed':
      return { ...report, state: 'failed', reference: null, ...unanswered };
  }
}

export function helpSlice(config: PanelState['config'], news: PanelState['helpNews']): HelpSlice {
  return {
    isOffered: (config?.support.reportUrl ?? null) !== null,
    reports: (news?.reports ?? []).map(reportView).reverse(),
    vendor: config?.support.hardwareVendor ?? null,
  };
}

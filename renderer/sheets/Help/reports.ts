/** What a report says of itself, in words, and whether there is anything to wait for. */
import type { FaultReportView } from '../../../shared/snapshot-service.ts';
import type { Format } from '../../text/format.ts';
import type { HelpTexts } from '../../text/help.ts';

/** Somebody has it, or will: nobody need report the same again. */
export const isOpen = ({ state, answer }: FaultReportView): boolean =>
  state !== 'failed' && answer !== 'solved';

export function stateOf(report: FaultReportView, texts: HelpTexts, format: Pick<Format, 'time'>): string {
  switch (report.state) {
    case 'waiting':
      return texts.waiting;
    case 'failed':
      return texts.failed;
    case 'sent':
      return report.answer === null
        ? texts.sentAt(format.time(report.reportedAt))
        : texts.answer[report.answer];
  }
}

/** What the help says: what to try first, what became of a report, and who is responsible for what. */
import type { FaultAnswer, FaultCategory } from '../../shared/snapshot-service.ts';

export interface HelpTexts {
  readonly heading: string;
  /** Above the kinds of fault: what a tap on one does. */
  readonly ask: string;
  /** The same where there is no service desk to report to. */
  readonly askNobody: string;
  /** `tryFirst` is one line: what may help without anybody coming. */
  readonly fault: Readonly<Record<FaultCategory, { readonly name: string; readonly tryFirst: string }>>;
  /** What a tap does, for those who cannot see that it is a button. */
  readonly report: (fault: string) => string;
  readonly reporting: string;
  readonly waiting: string;
  readonly failed: string;
  readonly sentAt: (time: string) => string;
  readonly answer: Readonly<Record<FaultAnswer, string>>;
  /** The newest report in one line; what the service desk wrote comes after it. */
  readonly newest: (fault: string, reference: string | null, state: string) => string;
  readonly portal: string;
  readonly scanPortal: string;
  readonly support: string;
  readonly scanPhone: string;
  readonly equipment: string;
  /** Where the config does not name them. */
  readonly vendor: string;
  readonly room: string;
  readonly roomOwner: string;
  /** At the foot: which room to name. */
  readonly say: (room: string) => string;
}

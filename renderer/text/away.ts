/** What the panel says when it is not for use: by night, and when staff have taken the room out of use. */
import type { OutOfUse } from '../../shared/snapshot.ts';

export interface AwayTexts {
  readonly wake: string;
  readonly outOfUse: string;
  readonly outOfUseWhy: Readonly<Record<OutOfUse['reason'], string>>;
  readonly usableAt: (time: string) => string;
  readonly usableTomorrow: string;
  readonly untilFurtherNotice: string;
  readonly otherRoom: string;
}

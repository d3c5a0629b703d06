/** What the sheet of aids says. */
import type { AidKind } from '../../shared/snapshot-service.ts';

export interface AidsTexts extends Readonly<Record<AidKind, string>> {
  readonly heading: string;
  /** What each of them changes, in a few words. */
  readonly means: Readonly<Record<AidKind, string>>;
  readonly language: string;
  /** How long the choice lasts. */
  readonly lasts: string;
}

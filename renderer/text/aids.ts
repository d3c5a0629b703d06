/** What the sheet of aids says. */
export interface AidsTexts {
  readonly heading: string;
  readonly largeText: string;
  readonly highContrast: string;
  readonly lowPlaced: string;
  readonly speech: string;
  /** How long the choice lasts. */
  readonly lasts: string;
}

/** What the panel says when it is not for use: by night, and when staff have taken the room out of use. */
export interface AwayTexts {
  readonly wake: string;
  readonly outOfUse: string;
}

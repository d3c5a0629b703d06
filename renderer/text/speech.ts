/** What speech mode says beyond the words of the page: what kind of thing it is, how it stands, and what stays private. */

export const secrets = ['meeting', 'organizer', 'participant', 'person', 'code'] as const;

/** What kind of private words something holds: the value of `data-private` in the page. */
export type Secret = (typeof secrets)[number];

export interface SpeechTexts {
  /** Said when speech mode begins: how it is used. */
  readonly begins: string;
  readonly ends: string;
  readonly kinds: Readonly<Record<'button' | 'switch' | 'field' | 'heading', string>>;
  readonly on: string;
  readonly off: string;
  readonly chosen: string;
  readonly disabled: string;
  readonly busy: string;
  readonly empty: string;
  /** What was heard last has gone, or says something else by now. */
  readonly gone: string;
  /** Between two times of day, in place of a dash. */
  readonly to: string;
  /** In place of private words, unless somebody asks for them. */
  readonly secrets: Readonly<Record<Exclude<Secret, 'code'>, string>>;
  readonly digit: string;
  readonly character: string;
  readonly characters: (count: number) => string;
}

/**
 * What a command needs, what it sends, and what settles it: one `CommandRule` per kind of command, kept by family in
 * `rules/`. Pure. A plan refuses before a byte has left, which is what keeps a tap from doing something else than
 * what it said; a judgement comes from the room's state alone, since an answer that says OK only means that the room
 * has heard (zoom-rooms.md 10 to 12).
 */
import { panelError, type ErrorCode, type Retry } from '../../shared/errors.ts';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { News } from './news.ts';
import type { Moment, RoomRecord } from './room-record.ts';
import {
  urgency,
  type ActiveCommand,
  type CommandTraits,
  type Motion,
  type Plan,
  type SessionOptions,
} from './session-state.ts';

/** What the session carries out as lines; taking the room back is a matter of the connection. */
export type SessionCommand = Exclude<RoomCommand, { kind: 'takeBack' }>;
export type CommandKind = SessionCommand['kind'];
export type CommandByKind = { readonly [C in SessionCommand as C['kind']]: C };

export interface PlanView {
  readonly record: RoomRecord;
  readonly commands: readonly ActiveCommand[];
  readonly options: SessionOptions;
  readonly motion: Motion | null;
  readonly now: Moment;
}

export interface Judgement {
  readonly result: Result<null>;
  /** Something that says more may follow at once; wait a moment for it. */
  readonly isFinal: boolean;
}

export interface JudgeView<C> {
  readonly command: C;
  readonly active: ActiveCommand;
  readonly news: News;
  /** Already holds the news. */
  readonly record: RoomRecord;
}

export interface CommandRule<C extends SessionCommand> extends CommandTraits {
  /** Null: the room is already as wanted, so there is nothing to send. */
  readonly plan: (command: C, view: PlanView) => Result<Plan | null>;
  /** Null: not settled by this. */
  readonly judge: (view: JudgeView<C>) => Judgement | null;
  /** The room answered its line with an error. Null: `room.refused`. */
  readonly refusal?: ErrorCode;
  /** What is remembered once its first line has left. */
  readonly sent?: (command: C, record: RoomRecord, now: Moment) => RoomRecord;
  /** What is known once its line was answered without an error. */
  readonly answered?: (command: C, record: RoomRecord) => RoomRecord;
}

/** The rules of some kinds of commands. */
export type RulesOf<K extends CommandKind> = { readonly [P in K]: CommandRule<CommandByKind[P]> };

export const fail = (code: ErrorCode, retry: Retry, cause: string | null = null): Result<never> =>
  err(panelError(code, retry, cause));
export const notPossible = (cause: string): Result<never> => fail('intent.notPossible', 'never', cause);

export const done: Judgement = { result: ok(), isFinal: true };
export const doneSoon: Judgement = { result: ok(), isFinal: false };
export function failed(code: ErrorCode, retry: Retry = 'now', isFinal = true): Judgement {
  return { result: err(panelError(code, retry, null)), isFinal };
}

/** For what nothing in the room's state tells: the room has taken the command. */
export function judgeByAnswer({
  active,
  news,
}: Pick<JudgeView<SessionCommand>, 'active' | 'news'>): Judgement | null {
  return news.kind === 'answered' && news.id === active.id ? done : null;
}

/** A plan of user urgency that ends as `room.timeout`, unless said otherwise. */
export function planOf(lines: readonly string[], withinMs: number, more: Partial<Plan> = {}): Plan {
  const plain = { urgency: urgency.user, lateCode: 'room.timeout', verify: null, next: null } as const;
  return { ...plain, lines, withinMs, ...more };
}

export const isUnderWay = ({ commands }: PlanView, kinds: readonly RoomCommand['kind'][]): boolean =>
  commands.some(({ command }) => kinds.includes(command.kind));

/** Many settings exist only in a meeting; null: the room is in one. */
export function needsMeeting({ status }: RoomRecord): Result<never> | null {
  return status === 'IN_MEETING' ? null : notPossible('not in a meeting');
}

/** A setting: nothing to send when it is so already, unless another change of it is on its way. */
export function change(
  view: PlanView,
  kind: CommandKind,
  isSo: boolean,
  line: Result<string>,
  verify: string | null,
): Result<Plan | null> {
  if (!line.ok) return line;
  // With another change of the same thing on its way, what is so now will not be so in a moment.
  if (isSo && !isUnderWay(view, [kind])) return ok(null);
  return ok(planOf([line.value], view.options.timings.switchMs, { verify }));
}

/** What stands on the room's own screens: the layout, its thumbnail and pages, and captions (zoom-rooms.md 5, 8.7). */
import { ok, type Result } from '../../../shared/result.ts';
import { toBoolean, toNumber, type Bag } from '../coerce.ts';
import {
  change,
  done,
  fail,
  isUnderWay,
  notPossible,
  planOf,
  type CommandKind,
  type PlanView,
  type RulesOf,
} from '../command-rule.ts';
import { layoutTold } from '../meeting-record.ts';
import { lines, onOff, unfit } from '../protocol.ts';
import type { News } from '../news.ts';
import type { Plan } from '../session-state.ts';
import {
  layoutOf,
  pageOf,
  positionOf,
  positionWord,
  sizeOf,
  sizeWord,
  styleOf,
  styleWord,
} from '../view/layout.ts';
import { callSetting, captionsOf } from '../view/meeting.ts';
import { callSettingTold } from './meeting.ts';
import { needsRole } from './person.ts';

/** The layout in this very message; empty when it holds none. */
const toldLayout = (news: News): Bag => (news.kind === 'told' ? (layoutTold(news.message) ?? {}) : {});

interface Choice {
  readonly kind: CommandKind;
  readonly isOffered: boolean;
  readonly isSo: boolean;
  /** The setting's path, which is also the question for it. */
  readonly path: string;
  readonly word: string;
}

function choose({ kind, isOffered, isSo, path, word }: Choice, view: PlanView): Result<Plan | null> {
  const refusal = needsRole(view.record, 'anybody');
  if (refusal !== null) return refusal;
  return isOffered
    ? change(view, kind, isSo, ok(`${path}: ${word}`), path)
    : notPossible('not offered in this layout');
}

function turnPage(forward: boolean, view: PlanView): Result<Plan> {
  const { record, options } = view;
  const refusal = needsRole(record, 'anybody');
  if (refusal !== null) return refusal;
  const page = pageOf(record.meeting.layout);
  if (page === null || (forward ? page.isLast : page.isFirst)) return notPossible('no such page');
  if (isUnderWay(view, ['turnPage'])) return fail('intent.busy', 'later');
  // Read again it would look turned although it never was: only the room's own notice tells.
  return ok(planOf([`zCommand Call Layout TurnPage Forward: ${onOff(forward)}`], options.timings.switchMs));
}

/** Pages have no number: after turning forward it is not the first, after turning back not the last. */
function hasTurned(forward: boolean, news: News): boolean {
  const told = toldLayout(news);
  return toBoolean(told[forward ? 'is_in_first_page' : 'is_in_last_page']) === false;
}

export const pictureRules: RulesOf<
  'setLayout' | 'setThumbnailSize' | 'setThumbnailPosition' | 'turnPage' | 'setCaptions' | 'setCaptionSize'
> = {
  setLayout: {
    plan: ({ kind, style }, view) => {
      const now = layoutOf(view.record.meeting.layout);
      const isSo = now.style === style;
      const isOffered = isSo || now.styles.includes(style);
      return choose({ kind, isOffered, isSo, path: lines.layoutStyle, word: styleWord(style) }, view);
    },
    judge: ({ command, news }) => (styleOf(toldLayout(news)) === command.style ? done : null),
  },
  setThumbnailSize: {
    plan: ({ kind, size }, view) => {
      const { canMoveThumbnail: isOffered, thumbnailSize } = layoutOf(view.record.meeting.layout);
      const isSo = thumbnailSize === size;
      return choose({ kind, isOffered, isSo, path: lines.layoutSize, word: sizeWord(size) }, view);
    },
    judge: ({ command, news }) => (sizeOf(toldLayout(news)) === command.size ? done : null),
  },
  setThumbnailPosition: {
    plan: ({ kind, position }, view) => {
      const { canMoveThumbnail: isOffered, thumbnailPosition } = layoutOf(view.record.meeting.layout);
      const isSo = thumbnailPosition === position;
      return choose(
        { kind, isOffered, isSo, path: lines.layoutPosition, word: positionWord(position) },
        view,
      );
    },
    judge: ({ command, news }) => (positionOf(toldLayout(news)) === command.position ? done : null),
  },
  turnPage: {
    plan: ({ forward }, view) => turnPage(forward, view),
    judge: ({ command, news }) => (hasTurned(command.forward, news) ? done : null),
  },
  setCaptions: {
    plan: ({ kind, visible }, view) => {
      const { tree } = view.record;
      const isOffered = captionsOf(tree).isAvailable;
      const isSo = toBoolean(callSetting(tree, 'ClosedCaption', 'Visible')) === visible;
      return choose({ kind, isOffered, isSo, path: lines.captionsVisible, word: onOff(visible) }, view);
    },
    judge: ({ command, news }) =>
      toBoolean(callSettingTold(news, 'ClosedCaption', 'Visible')) === command.visible ? done : null,
  },
  setCaptionSize: {
    plan: ({ kind, size }, view) => {
      if (![0, 1, 2].includes(size)) return unfit('size');
      const { isAvailable: isOffered, size: now } = captionsOf(view.record.tree);
      const isSo = now === size;
      return choose({ kind, isOffered, isSo, path: lines.captionsSize, word: String(size) }, view);
    },
    judge: ({ command, news }) =>
      toNumber(callSettingTold(news, 'ClosedCaption', 'FontSize')) === command.size ? done : null,
  },
};

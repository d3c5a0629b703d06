/** How pictures are arranged on the room's screens, and what of it can be changed now (zoom-rooms.md 8.7). */
import type {
  LayoutStyle,
  RoomLayout,
  ThumbnailPosition,
  ThumbnailSize,
} from '../../../shared/model/room.ts';
import { layoutStyles, thumbnailPositions, thumbnailSizes } from '../../../shared/model/room.ts';
import { at, toBoolean, toOneOf, type Bag } from '../coerce.ts';

/** The room's own words, in the order of ours. */
const styleWords: Readonly<Record<LayoutStyle, string>> = {
  gallery: 'Gallery',
  speaker: 'Speaker',
  strip: 'Strip',
  shareAll: 'ShareAll',
};
const sizeWords: Readonly<Record<ThumbnailSize, string>> = {
  off: 'Off',
  small: 'Size1',
  medium: 'Size2',
  large: 'Size3',
  strip: 'Strip',
};
const positionWords: Readonly<Record<ThumbnailPosition, string>> = {
  center: 'Center',
  up: 'Up',
  right: 'Right',
  upRight: 'UpRight',
  down: 'Down',
  downRight: 'DownRight',
  left: 'Left',
  upLeft: 'UpLeft',
  downLeft: 'DownLeft',
};

export const styleWord = (style: LayoutStyle): string => styleWords[style];
export const sizeWord = (size: ThumbnailSize): string => sizeWords[size];
export const positionWord = (position: ThumbnailPosition): string => positionWords[position];

function byWord<T extends string>(
  value: unknown,
  ours: readonly T[],
  words: Readonly<Record<T, string>>,
): T | null {
  return ours.find((one) => toOneOf(value, [words[one]]) !== null) ?? null;
}

/** What allows each style; Zoom's "wall" is the gallery. */
const allowances: Readonly<Record<LayoutStyle, string>> = {
  gallery: 'can_switch_wall_view',
  speaker: 'can_switch_speaker_view',
  strip: 'can_switch_strip_view',
  shareAll: 'can_switch_share_on_all_screens',
};

export function styleOf(told: Bag): LayoutStyle | null {
  return (
    byWord(told['style'], layoutStyles, styleWords) ?? byWord(told['video_type'], layoutStyles, styleWords)
  );
}

export const sizeOf = (told: Bag): ThumbnailSize | null => byWord(told['size'], thumbnailSizes, sizeWords);
export const positionOf = (told: Bag): ThumbnailPosition | null =>
  byWord(told['position'], thumbnailPositions, positionWords);

/** Null: there is one page only, or the room does not say. */
export function pageOf(told: Bag): RoomLayout['page'] {
  const isFirst = toBoolean(at(told, 'is_in_first_page'));
  const isLast = toBoolean(at(told, 'is_in_last_page'));
  if (isFirst === null || isLast === null || (isFirst && isLast)) return null;
  return { isFirst, isLast };
}

export function layoutOf(told: Bag): RoomLayout {
  const allows = (key: string): boolean => toBoolean(told[key]) === true;
  const isSupported = toBoolean(told['is_supported']) !== false;
  return {
    style: styleOf(told),
    styles: isSupported ? layoutStyles.filter((style) => allows(allowances[style])) : [],
    thumbnailSize: sizeOf(told),
    thumbnailPosition: positionOf(told),
    canMoveThumbnail: isSupported && allows('can_adjust_floating_video'),
    page: isSupported ? pageOf(told) : null,
  };
}

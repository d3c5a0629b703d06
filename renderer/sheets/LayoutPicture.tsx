/** What a layout looks like, as boxes on a screen. Decoration: the word beside it says the same. */
import type { LayoutStyle } from '../../shared/model/room.ts';

type Box = readonly [x: number, y: number, width: number, height: number];

const boxes: Readonly<Record<LayoutStyle, readonly Box[]>> = {
  gallery: [
    [4, 4, 25, 16],
    [33, 4, 25, 16],
    [62, 4, 25, 16],
    [4, 24, 25, 16],
    [33, 24, 25, 16],
    [62, 24, 25, 16],
  ],
  speaker: [
    [4, 4, 62, 36],
    [70, 4, 17, 10],
    [70, 17, 17, 10],
    [70, 30, 17, 10],
  ],
  strip: [
    [4, 4, 18, 10],
    [26, 4, 18, 10],
    [48, 4, 18, 10],
    [70, 4, 17, 10],
    [4, 18, 83, 22],
  ],
  shareAll: [
    [4, 6, 40, 32],
    [47, 6, 40, 32],
  ],
};

export function LayoutPicture({ style }: { readonly style: LayoutStyle }) {
  return (
    <svg className="layout-picture" viewBox="0 0 91 44" aria-hidden="true" focusable="false">
      {boxes[style].map(([x, y, width, height]) => (
        <rect key={`${x} ${y}`} x={x} y={y} width={width} height={height} rx="2.5" />
      ))}
    </svg>
  );
}

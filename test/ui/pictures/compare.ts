/**
 * Compares two pictures point by point, in a browser because that can decode them. A point counts as changed when none
 * of the nine around it in the other picture has about its colour, so that a rim drawn a little differently does not.
 */
import type { Page } from 'playwright-core';

export interface Difference {
  readonly changedPoints: number;
  /** The new picture in grey with what changed in red, as a data address of a PNG. */
  readonly picture: string;
}

export const dataAddress = (png: Buffer): string => `data:image/png;base64,${png.toString('base64')}`;

/** Runs in the page. */
async function difference([before, after]: readonly [string, string]): Promise<Difference> {
  /** Of 765, summed over red, green and blue. */
  const tolerance = 48;
  const pixels = async (address: string): Promise<ImageData> => {
    const bitmap = await createImageBitmap(await (await fetch(address)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [old, now] = await Promise.all([pixels(before), pixels(after)]);
  const { width, height } = now;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d')!;
  const shown = context.createImageData(width, height);
  const isNear = (one: ImageData, at: number, other: ImageData, there: number): boolean =>
    [0, 1, 2].reduce((sum, part) => sum + Math.abs(one.data[at + part]! - other.data[there + part]!), 0) <=
    tolerance;
  const isFound = (one: ImageData, other: ImageData, x: number, y: number): boolean => {
    const at = (y * width + x) * 4;
    if (isNear(one, at, other, at)) return true;
    for (let dy = -1; dy <= 1; dy += 1)
      for (let dx = -1; dx <= 1; dx += 1) {
        const [nearX, nearY] = [x + dx, y + dy];
        if (nearX < 0 || nearY < 0 || nearX >= width || nearY >= height) continue;
        if (isNear(one, at, other, (nearY * width + nearX) * 4)) return true;
      }
    return false;
  };
  let changedPoints = 0;
  const isSameSize = old.width === width && old.height === height;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      // Both ways, or what has vanished would find itself in what is around it.
      const isSame = isSameSize && isFound(now, old, x, y) && isFound(old, now, x, y);
      if (!isSame) changedPoints += 1;
      const grey = (now.data[at]! + now.data[at + 1]! + now.data[at + 2]!) / 6;
      shown.data.set(isSame ? [grey, grey, grey, 255] : [255, 0, 64, 255], at);
    }
  context.putImageData(shown, 0, 0);
  return { changedPoints, picture: canvas.toDataURL('image/png') };
}

/** In any page without a policy of its own, such as an empty one. */
export function compare(page: Page, before: Buffer, after: Buffer): Promise<Difference> {
  return page.evaluate(difference, [dataAddress(before), dataAddress(after)] as const);
}

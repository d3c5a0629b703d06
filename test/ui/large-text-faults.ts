/**
 * Measured in the page in large text: no text under 50 px, every button within reach of the column's own buttons,
 * nothing beside the screen, nothing cut, nothing over something else. Runs in the page and uses nothing outside itself.
 */

export interface LargeTextFaults {
  readonly smallTexts: readonly string[];
  readonly smallTargets: readonly string[];
  /** Outside the screen or under something else, however the column is turned. */
  readonly unreachable: readonly string[];
  /** Wider than what they stand in. */
  readonly tooWide: readonly string[];
  readonly cut: readonly string[];
  readonly overlapping: readonly string[];
  /** Scrolled by a finger alone. */
  readonly withoutButtons: readonly string[];
}

export const noLargeTextFaults: LargeTextFaults = {
  smallTexts: [],
  smallTargets: [],
  unreachable: [],
  tooWide: [],
  cut: [],
  overlapping: [],
  withoutButtons: [],
};

export function measureLargeText(): LargeTextFaults {
  const least = 50;
  const lineSlack = 14;
  const nameOf = (element: Element): string => `${element.className} ${element.textContent}`.slice(0, 70);
  const dialog = document.querySelector('dialog[open]');
  const top = dialog ?? document.body;
  const column = dialog?.querySelector('.sheet-body') ?? document.querySelector('.frame-main')!;
  const turner =
    dialog === null ? document.querySelector('#root > .page-turner') : dialog.querySelector('.page-turner');
  const isSeen = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    return (
      box.width > 1 &&
      box.height > 1 &&
      element.closest('.unseen') === null &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    );
  };
  const seen = [...top.querySelectorAll('*')].filter(isSeen);
  const owns = (element: Element): boolean =>
    [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '',
    );
  const texts = seen.filter((element) => owns(element) || element instanceof HTMLInputElement);
  const buttons = seen.filter((element) => element instanceof HTMLButtonElement);
  const scrolls = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflowY);
  const isFull = (element: Element): boolean => element.scrollHeight > element.clientHeight + 1;

  const boxesOfText = (element: Element): readonly DOMRect[] => {
    const range = document.createRange();
    return [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '')
      .flatMap((node) => {
        range.selectNodeContents(node);
        return [...range.getClientRects()];
      });
  };
  const isClamped = (element: Element): boolean => element.closest('.clip-1, .clip-2, .clip-3') !== null;

  const wide = texts.filter((element) => {
    const holder = element.closest('.sheet-body, .frame-main, .frame-head, .bar, .sheet-head') ?? top;
    const { left } = holder.getBoundingClientRect();
    const room = { left: left - 1, right: left + holder.clientWidth + 1 };
    return (
      !isClamped(element) &&
      boxesOfText(element).some((box) => box.left < room.left || box.right > room.right)
    );
  });
  const cut = seen.filter((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    if (overflowX === 'visible' && overflowY === 'visible') return false;
    if (isClamped(element) || scrolls(element) || element instanceof HTMLInputElement) return false;
    if (element.closest('svg') !== null || element === document.body) return false;
    return element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2;
  });
  const leaves = texts
    .filter((element) => !isClamped(element) && element.closest('.notices') === null)
    .map((element) => ({ element, boxes: boxesOfText(element) }));
  const overlaps = (one: DOMRect, other: DOMRect): boolean =>
    one.left < other.right - 2 &&
    other.left < one.right - 2 &&
    one.top < other.bottom - lineSlack &&
    other.top < one.bottom - lineSlack;
  const sharesColumn = (one: Element, other: Element): boolean =>
    column.contains(one) === column.contains(other) &&
    one.closest('.virtual-view') === other.closest('.virtual-view');
  const overlapping = leaves.flatMap((one, index) =>
    leaves
      .slice(index + 1)
      .filter((other) => sharesColumn(one.element, other.element))
      .filter((other) => one.boxes.some((box) => other.boxes.some((next) => overlaps(box, next))))
      .map((other) => `${nameOf(one.element)} × ${nameOf(other.element)}`),
  );
  const withoutButtons = seen
    .filter((element) => scrolls(element) && isFull(element) && (dialog === null || dialog.contains(element)))
    .filter((element) => turner === null || !(element === column || element.matches('.virtual-view')))
    .map(nameOf);
  const unreachable = buttons.filter((button) => {
    button.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, right, top: upper, bottom, width, height } = button.getBoundingClientRect();
    if (left < 0 || upper < 0 || right > innerWidth + 1 || bottom > innerHeight + 1) return true;
    const hit = document.elementFromPoint(left + width / 2, upper + height / 2);
    return hit === null || !button.contains(hit);
  });
  column.scrollTop = 0;
  return {
    smallTexts: texts.filter((text) => parseFloat(getComputedStyle(text).fontSize) < least).map(nameOf),
    smallTargets: buttons
      .filter((button) => {
        const { width, height } = button.getBoundingClientRect();
        return width < 64 || height < 64;
      })
      .map(nameOf),
    unreachable: unreachable.map(nameOf),
    tooWide: wide.map(nameOf),
    cut: cut.map(nameOf),
    overlapping,
    withoutButtons,
  };
}

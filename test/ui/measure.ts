/** Measured in the page: nothing tappable under 64 px, no text under 24 px, nothing outside the screen or cut. */

export interface Faults {
  readonly smallTargets: readonly string[];
  readonly smallTexts: readonly string[];
  readonly outside: readonly string[];
  readonly overlapping: readonly string[];
  /** Holding more than they show. */
  readonly cut: readonly string[];
}

/** Runs in the page. What scrolls inside a list may lie outside the screen; what is hidden has no size. */
export function measure(): Faults {
  const nameOf = (element: Element): string => `${element.className} ${element.textContent}`.slice(0, 60);
  const scrolling = '.list-view, .virtual-view, .invite-results, .control-column';
  const boxOf = (element: Element): DOMRect => element.getBoundingClientRect();
  const shown = (selector: string): Element[] =>
    [...document.querySelectorAll(selector)].filter((element) => {
      const box = boxOf(element);
      return box.width > 1 && box.height > 1 && element.closest('.unseen') === null;
    });
  const buttons = shown('button');
  const ownText = (element: Element): boolean =>
    [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '',
    );
  const texts = shown('body *').filter(ownText);
  const overlaps = (one: DOMRect, other: DOMRect): boolean =>
    one.left < other.right - 1 &&
    other.left < one.right - 1 &&
    one.top < other.bottom - 1 &&
    other.top < one.bottom - 1;
  const blocks = shown(
    'main button, footer button, .banner-words, .announcement, .recording, .booking-title, .time-left, .state-sentence',
  ).filter((block) => block.closest(scrolling) === null);
  return {
    smallTargets: buttons
      .filter((button) => boxOf(button).width < 64 || boxOf(button).height < 64)
      .map(nameOf),
    smallTexts: texts.filter((text) => parseFloat(getComputedStyle(text).fontSize) < 24).map(nameOf),
    outside: [...buttons, ...texts]
      .filter((element) => element.closest(scrolling) === null)
      .filter((element) => element.parentElement?.closest('.clip-1, .clip-2, .clip-3') === null)
      .filter((element) => {
        const box = boxOf(element);
        return box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
      })
      .map(nameOf),
    overlapping: blocks.flatMap((one, index) =>
      blocks
        .slice(index + 1)
        .filter((other) => !one.contains(other) && !other.contains(one))
        .filter(
          (other) => one.closest('.banner') === null || one.closest('.banner') !== other.closest('.banner'),
        )
        .filter((other) => overlaps(boxOf(one), boxOf(other)))
        .map((other) => `${nameOf(one)} × ${nameOf(other)}`),
    ),
    cut: shown('.people, .tile, .menu-button, .announcement, .recording, .person-pane')
      .filter((part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
      .map(nameOf),
  };
}

export const noFaults: Faults = { smallTargets: [], smallTexts: [], outside: [], overlapping: [], cut: [] };

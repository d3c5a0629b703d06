/**
 * What the measurements leave inside a page: a probe that says when something has been painted. "Painted" is the
 * first task after the frame in which it was drawn; what the graphics process does after that is not seen from here,
 * and where there is no graphics card it would say more about the machine than about the page.
 */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { PanelBridge } from '../../../shared/bridge.ts';
import { sizes } from '../../ui/scripted-panel.ts';

interface Probe {
  /**
   * Resolves with the page's time at which `isSo` had been painted. `inFrame`: it comes about while a frame is being
   * made, as everything does that a snapshot changes, and not in a task of its own.
   */
  readonly painted: (isSo: () => boolean, inFrame: boolean) => Promise<number>;
  /** Starts to note the time from each frame to the next; returns what ends it and gives the notes. */
  readonly frames: () => () => readonly number[];
}

declare global {
  interface Window {
    readonly panel: PanelBridge;
    probe: Probe;
    /** What ends the noting of frames under way. */
    endFrames: () => readonly number[];
  }
}

function installProbe(): void {
  const afterFrame = (callback: () => void): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = callback;
    port2.postMessage(null);
  };
  window.probe = {
    painted: (isSo, inFrame) =>
      new Promise((resolve) => {
        const look = (): void => {
          const wasSo = isSo();
          afterFrame(() => {
            if (wasSo || (inFrame && isSo())) resolve(performance.now());
            else requestAnimationFrame(look);
          });
        };
        requestAnimationFrame(look);
      }),
    frames: () => {
      const gaps: number[] = [];
      let last = performance.now();
      let isOver = false;
      const note = (): void => {
        const now = performance.now();
        gaps.push(now - last);
        last = now;
        if (!isOver) requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
      return () => {
        isOver = true;
        return gaps;
      };
    },
  };
}

/** The probe as a script, with what a page needs before anything of ours can run in it, whoever compiled it. */
export const probeSource = `globalThis.__name ??= (named) => named; (${installProbe.toString()})();`;

export async function addProbe(page: Page | BrowserContext): Promise<void> {
  await page.addInitScript(probeSource);
}

/** A page of its own context, so that nothing is cached, with the probe in it. */
export async function openProbed(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: sizes.landscape, hasTouch: true });
  await addProbe(context);
  return context.newPage();
}

/** The primary button of home, enabled and painted: the page's own time in milliseconds since its navigation began. */
export function homeUsableInPage(): Promise<number> {
  return window.probe.painted(() => document.querySelector('.home .button-primary:enabled') !== null, false);
}

export const homeUsable = (page: Page): Promise<number> => page.evaluate(homeUsableInPage);

export async function throttle(session: CDPSession, rate: number): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/**
 * How far the page's clock is ahead of this process's, both monotonic: from the quickest of many questions, so that
 * the error is less than half of the shortest way there and back.
 */
export async function clockLead(page: Page): Promise<number> {
  let best = { wayMs: Infinity, leadMs: 0 };
  for (let count = 0; count < 30; count += 1) {
    const askedAt = performance.now();
    const answer = await page.evaluate(() => performance.now());
    const wayMs = performance.now() - askedAt;
    if (wayMs < best.wayMs) best = { wayMs, leadMs: answer - (askedAt + wayMs / 2) };
  }
  return best.leadMs;
}

/** Resolves with this process's time at which the page had painted this text in this place. */
export function paintedText(page: Page, selector: string, text: string, leadMs: number): Promise<number> {
  return page
    .evaluate(
      (wanted) =>
        window.probe.painted(
          () => document.querySelector(wanted.selector)?.textContent.includes(wanted.text) === true,
          true,
        ),
      { selector, text },
    )
    .then((at) => at - leadMs);
}

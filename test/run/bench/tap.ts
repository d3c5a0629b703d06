/**
 * Tap to visible feedback: a finger is put on a button of home and lifted 80 ms later, as touch input by the browser's
 * own protocol. Measured is from the time stamped on `pointerdown` until a frame has been made in which that button
 * looks different (ground, size, or busy), whatever brings that about; a finger comes at any moment between two
 * frames, so that half a frame is waited on average and nearly a whole one at worst, and the taps that missed the very
 * next frame are counted too: that number does not depend on how busy the machine is. How long after the finger was lifted is told too: a browser marks what is touched as `:active` only once it
 * knows the touch for a tap, and not at all when the tap before was less than 150 ms ago. Buttons that open a sheet are
 * left out.
 */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { servePage } from '../../ui/page-server.ts';
import { soon } from '../../ui/snapshots.ts';
import { percentile, spread, type Area, type Figure } from './figure.ts';
import { homeUsable, openProbed, throttle } from './page-probe.ts';
import { addBridge } from './scripted-bridge.ts';

const frameMs = 1_000 / 60;
const touchMs = 80;
/** Three places in turn, so that none is tapped twice within 700 ms, which is no tap to the page. */
const pauseMs = 350;

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Felt {
  readonly afterDownMs: number;
  /** Seen in the first frame made after the finger came down. */
  readonly isNextFrame: boolean;
  /** Null: it came while the finger was still there. */
  readonly afterUpMs: number | null;
}

/** The primary button, the one beside it and the choice of language: their taps only send. */
function placesInPage(): readonly Place[] {
  const [bar] = [...document.querySelectorAll('.button-bar:enabled')].slice(-1);
  const buttons = [document.querySelector('.button-primary'), document.querySelector('.button-second'), bar];
  return buttons.flatMap((button) => {
    if (button === null || button === undefined) return [];
    const { x, y, width, height } = button.getBoundingClientRect();
    return [{ x: x + width / 2, y: y + height / 2 }];
  });
}

/** What the next finger feels; rejects when nothing is to be seen within two seconds. */
function nextTapInPage(): Promise<Felt> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('a tapped button never looked different')), 2_000);
    const onDown = (down: PointerEvent): void => {
      const button = down.target instanceof Element ? down.target.closest('button') : null;
      if (button === null) return;
      const look = (): string => {
        const { backgroundColor, transform, opacity, filter } = getComputedStyle(button);
        return [backgroundColor, transform, opacity, filter, button.ariaBusy].join();
      };
      const before = look();
      let upAt = Infinity;
      document.addEventListener('pointerup', (up) => (upAt = up.timeStamp), { capture: true, once: true });
      const { painted } = window.probe;
      void Promise.all([painted(() => true, false), painted(() => look() !== before, false)]).then(
        ([nextAt, at]) => {
          clearTimeout(timer);
          // Both are asked in one frame and told one after the other, well before the frame after it.
          const isNextFrame = at - nextAt < 8;
          resolve({ afterDownMs: at - down.timeStamp, isNextFrame, afterUpMs: upAt < at ? at - upAt : null });
        },
      );
    };
    // On the window, to see the button before the page's own listener on the document has marked it.
    window.addEventListener('pointerdown', onDown, { capture: true, once: true });
  });
}

async function tap(page: Page, session: CDPSession, place: Place): Promise<Felt> {
  const felt = page.evaluate(nextTapInPage);
  // Answered after the question before it: the page listens by then.
  await page.evaluate(() => undefined);
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [place] });
  await page.waitForTimeout(touchMs);
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  return felt;
}

async function taps(browser: Browser, url: string, rate: number, times: number): Promise<readonly Felt[]> {
  const page = await openProbed(browser);
  try {
    await addBridge(page, soon());
    const session = await page.context().newCDPSession(page);
    await page.goto(url);
    await homeUsable(page);
    // Until the rest of the page has been fetched.
    await page.waitForTimeout(1_500);
    const places = await page.evaluate(placesInPage);
    await throttle(session, rate);
    const felt: Felt[] = [];
    while (felt.length < times) {
      for (const place of places) {
        felt.push(await tap(page, session, place));
        await page.waitForTimeout(pauseMs);
      }
    }
    return felt;
  } finally {
    await page.context().close();
  }
}

function figures(felt: readonly Felt[], rate: number, budget: number): readonly Figure[] {
  const down = felt.map(({ afterDownMs }) => afterDownMs);
  const up = felt.flatMap(({ afterUpMs }) => (afterUpMs === null ? [] : [afterUpMs]));
  const late: Figure = {
    what: `finger lifted to feedback, ${rate}×`,
    measured: up.length === 0 ? 0 : percentile(up, 0.95),
    unit: 'ms',
    budget: null,
    note: `p95 of the ${up.length} of ${felt.length} taps that showed nothing before`,
  };
  return [
    {
      what: `tap to feedback, ${rate}×`,
      measured: percentile(down, 0.95),
      unit: 'ms',
      budget,
      note: `p95; ${spread(down)}`,
    },
    {
      what: `taps not answered in the next frame, ${rate}×`,
      measured: felt.filter(({ isNextFrame }) => !isNextFrame).length,
      unit: '',
      budget: 0,
      note: `of ${felt.length}`,
    },
    late,
  ];
}

export const tapFeedback: Area = {
  name: 'tap',
  measure: async ({ browser, isQuick }) => {
    const server = await servePage();
    const times = isQuick ? 12 : 48;
    try {
      return [
        ...figures(await taps(browser, server.url, 1, times), 1, frameMs),
        ...figures(await taps(browser, server.url, 4, times), 4, 33),
      ];
    } finally {
      await server.stop();
    }
  },
};

/**
 * The frames of one tab as Electron's `WebFrameMain` shows them, with the preload's world of each. Follows what
 * Chromium reports; decides nothing.
 */
import type { WebFrameMain } from 'electron';
import { z } from 'zod';
import { preloadWorld } from './bridge.ts';
import type { DevTools } from './chromium.ts';
import { guard, type Surface } from './guard.ts';
import { toApp } from './web.ts';

/** What Chromium adds to a context it reports. */
const auxDataSchema = z.object({ frameId: z.string() });

interface Place {
  readonly parentId: string | null;
  url: string;
}

export class Frames {
  private readonly places = new Map<string, Place>();
  /** The preload's world in each frame that has one. */
  private readonly worlds = new Map<string, number>();
  private readonly mainId: string;

  constructor(mainId: string) {
    this.mainId = mainId;
    this.places.set(mainId, { parentId: null, url: '' });
  }

  follow(page: DevTools): void {
    page.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      this.places.set(frameId, { parentId: parentFrameId, url: '' });
    });
    page.on('Page.frameNavigated', ({ frame }) => {
      this.places.set(frame.id, { parentId: frame.parentId ?? null, url: toApp(frame.url) });
    });
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const place = this.places.get(frameId);
      if (place !== undefined) place.url = toApp(url);
    });
    page.on('Page.frameDetached', ({ frameId }) => this.places.delete(frameId));
    page.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== preloadWorld) return;
      this.worlds.set(auxDataSchema.parse(context.auxData).frameId, context.id);
    });
    page.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      for (const [frameId, world] of this.worlds) {
        if (world === executionContextId) this.worlds.delete(frameId);
      }
    });
    page.on('Runtime.executionContextsCleared', () => this.worlds.clear());
  }

  isMain(frameId: string | undefined): boolean {
    return frameId === this.mainId;
  }

  get mainUrl(): string {
    return this.places.get(this.mainId)?.url ?? '';
  }

  get mainWorld(): number | null {
    return this.worlds.get(this.mainId) ?? null;
  }

  /** The frame whose preload runs in this world; null when it has gone. */
  frameOfWorld(world: number): WebFrameMain | null {
    for (const [frameId, known] of this.worlds) if (known === world) return this.view(frameId);
    return null;
  }

  /** A frame as main sees it; null once it is detached. */
  view(frameId: string): WebFrameMain | null {
    const place = this.places.get(frameId);
    if (place === undefined) return null;
    const { places, mainId } = this;
    const view: (id: string) => WebFrameMain | null = (id) => this.view(id);
    const frame = {
      url: place.url,
      origin: originOf(place.url),
      parent: place.parentId === null ? null : view(place.parentId),
      get top() {
        return view(mainId);
      },
      isDestroyed: () => !places.has(frameId),
    } satisfies Surface<WebFrameMain>;
    return guard('webFrameMain', frame) as Surface<WebFrameMain> as WebFrameMain;
  }

  get main(): WebFrameMain {
    const main = this.view(this.mainId);
    if (main === null) throw new Error('a tab has no main frame');
    return main;
  }
}

/** `panel://app` for `panel://app/x`; Node's own URL calls it "null". */
function originOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? 'null';
}

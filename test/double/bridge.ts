/**
 * Joins bridge.page.js, the app's preload and a fresh secret into the two scripts Chromium runs in every new
 * document of a window, and decodes what the isolated world sends back.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { WebPreferences } from 'electron';
import { z } from 'zod';
import { versions } from './facts.ts';

/** Name of the isolated world, and of the binding only that world has. */
export const preloadWorld = 'double-preload';
export const bindingName = 'doubleToMain';

const halves = readFileSync(new URL('./bridge.page.js', import.meta.url), 'utf8');

/** The source for the page's own world, and the one for the preload's. */
export function bridgeSources(preferences: WebPreferences): { page: string; preload: string } {
  const secret = randomUUID();
  const facts = { platform: process.platform, arch: process.arch, versions };
  const preload = preferences.preload === undefined ? '' : readFileSync(preferences.preload, 'utf8');
  const where = preferences.nodeIntegrationInSubFrames === true ? 'true' : 'window === window.top';
  return {
    page: `(() => { ${halves}\n pageHalf('${secret}'); })();`,
    preload: `(() => {
      const { require, process } = (() => { ${halves}
        return preloadHalf('${secret}', '${bindingName}', ${JSON.stringify(facts)}); })();
      if (${where}) (function (require, process, module, exports) { ${preload}
      })(require, process, ...[{ exports: {} }].flatMap((module) => [module, module.exports]));
    })();`,
  };
}

const messageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('invoke'), id: z.int(), channel: z.string(), text: z.string() }),
  z.strictObject({ kind: z.literal('send'), channel: z.string(), text: z.string() }),
  z.strictObject({
    kind: z.literal('window-open'),
    url: z.string(),
    frameName: z.string(),
    features: z.string(),
  }),
  z.strictObject({
    kind: z.literal('permission'),
    id: z.int(),
    question: z.enum(['request', 'check']),
    permission: z
      .enum(['media', 'display-capture', 'geolocation', 'notifications'])
      .or(z.enum(['camera', 'microphone']).transform(() => 'media' as const))
      .catch('unknown' as never),
    details: z.object({ mediaTypes: z.array(z.enum(['audio', 'video'])).default([]) }),
  }),
]);
export type PageMessage = z.output<typeof messageSchema>;

/** A message of the isolated world, from the text its binding was called with. */
export function decodePageMessage(text: string): PageMessage {
  return messageSchema.parse(JSON.parse(text));
}

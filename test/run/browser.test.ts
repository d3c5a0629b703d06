/** Which browser is taken when a machine has several, one, or none, and whether there is a screen for it. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findChromium } from './browser.ts';
import { hasDisplay } from './window.ts';

const find = (
  env: Record<string, string>,
  files: readonly string[],
  own: string | null = null,
): string | null => findChromium(own, { env, platform: 'linux', exists: (file) => files.includes(file) });

describe('finding a browser', () => {
  const PATH = ['/usr/bin', '/opt/bin'].join(path.delimiter);

  it('prefers Chromium to Chrome wherever on the path they are, and both to one of Playwright', () => {
    expect(find({ PATH }, ['/usr/bin/google-chrome', '/opt/bin/chromium'])).toBe('/opt/bin/chromium');
    expect(find({ PATH }, ['/usr/bin/google-chrome', '/own'], '/own')).toBe('/usr/bin/google-chrome');
    expect(find({ PATH }, ['/own'], '/own')).toBe('/own');
    expect(find({}, ['/usr/bin/chromium'])).toBeNull();
  });

  it('takes what CHROMIUM_PATH names and nothing instead of it', () => {
    const files = ['/usr/bin/chromium', '/mine'];
    expect(find({ PATH, CHROMIUM_PATH: '/mine' }, files)).toBe('/mine');
    expect(find({ PATH, CHROMIUM_PATH: '/mien' }, files)).toBeNull();
  });
});

describe('a display', () => {
  it('has to be named on Linux, and is taken for granted elsewhere', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'win32')).toBe(true);
  });
});

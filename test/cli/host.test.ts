/** What the plain Node host knows of its machine: where to keep things, and that it has slept. */
import { describe, expect, it } from 'vitest';
import { usualDataFolder } from '../../electron/cli/data-folder.ts';
import { linkProblemSentence } from '../../electron/cli/problem-words.ts';
import { watchWake } from '../../electron/cli/watch-wake.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';

describe('the data folder', () => {
  it('is where each system keeps the state of programs', () => {
    const linux = { platform: 'linux' as const, homeFolder: '/home/p' };
    expect(usualDataFolder({ ...linux, env: {} })).toBe('/home/p/.local/state/motespanel');
    expect(usualDataFolder({ ...linux, env: { XDG_STATE_HOME: '/s' } })).toBe('/s/motespanel');
    const windows = { platform: 'win32' as const, homeFolder: 'C:\\Users\\p' };
    expect(usualDataFolder({ ...windows, env: {} })).toBe('C:\\Users\\p\\AppData\\Local\\Motespanel');
    expect(usualDataFolder({ ...windows, env: { LOCALAPPDATA: 'D:\\L' } })).toBe('D:\\L\\Motespanel');
  });
});

describe('the watch for waking', () => {
  it('tells once when the wall clock has jumped, either way', async () => {
    const clock = createFakeClock();
    let wakes = 0;
    const stop = watchWake(clock, () => (wakes += 1));
    await clock.advance(60_000);
    expect(wakes).toBe(0);
    clock.jump(3_600_000);
    await clock.advance(60_000);
    expect(wakes).toBe(1);
    clock.jump(-3_600_000);
    await clock.advance(60_000);
    expect(wakes).toBe(2);
    stop();
    expect(clock.pending()).toBe(0);
  });

  it('passes over what a time server corrects', async () => {
    const clock = createFakeClock();
    let wakes = 0;
    const stop = watchWake(clock, () => (wakes += 1));
    clock.jump(5_000);
    await clock.advance(60_000);
    expect(wakes).toBe(0);
    stop();
  });
});

describe('a link that cannot be', () => {
  it('is explained with the way out', () => {
    const sentence = (code: Parameters<typeof linkProblemSentence>[0]['code']): string =>
      linkProblemSentence({ code, cause: 'EACCES' }, '10.0.0.1', 80);
    expect(sentence('link.portInUse')).toContain(
      'Port 80 on 10.0.0.1 is in use. Choose another one with --port',
    );
    expect(sentence('link.notPossible')).toBe('Cannot listen on 10.0.0.1, port 80 (EACCES).');
    expect(sentence('link.tokenMissing')).toContain('link.token');
    expect(sentence('link.pageMissing')).toContain('npm run build');
  });
});

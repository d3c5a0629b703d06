/** The command line, and what is said at the very end. */
import { expect, it } from 'vitest';
import { lastWords } from '../../electron/shell/last-words.ts';
import { readLaunchOptions } from '../../electron/shell/launch-options.ts';

it('knows three options and passes over the rest', () => {
  const args = [
    '--inspect=0',
    '.',
    '--config',
    '/etc/room.json',
    '--remote-debugging-port=0',
    '--data=/d',
    '--windowed',
  ];
  expect(readLaunchOptions(args)).toEqual({
    configPath: '/etc/room.json',
    dataFolder: '/d',
    isWindowed: true,
  });
});

it.each([[[]], [['.']], [['--config']], [['--config=', '--data=', '--no-windowed']], [['--windows', '-x']]])(
  'is a kiosk with its usual places on %j',
  (args) => {
    expect(readLaunchOptions(args)).toEqual({ configPath: null, dataFolder: null, isWindowed: false });
  },
);

it('names kind and place of a crash, and nothing of its message', () => {
  const error = new TypeError('https://zoom.us/j/123?pwd=secret');
  expect(lastWords(error)).toMatch(/^TypeError at launch\.test\.ts:\d+:\d+$/);
  expect(lastWords('thrown text')).toBe('string');
  error.stack = 'none';
  expect(lastWords(error)).toBe('TypeError');
});

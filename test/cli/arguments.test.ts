/** What the command line understands, and how it says that it does not. */
import { describe, expect, it } from 'vitest';
import { ok } from '../../shared/result.ts';
import { readArguments } from '../../electron/cli/arguments.ts';

const read = (line: string): unknown => readArguments(line === '' ? [] : line.split(' '));

describe('the command line', () => {
  it('serves with what was said and leaves the rest to the config', () => {
    expect(read('serve')).toEqual(
      ok({ kind: 'serve', configPath: null, dataFolder: null, host: null, port: null }),
    );
    expect(read('serve --config c.json --data d --host ::1 --port 0')).toEqual(
      ok({ kind: 'serve', configPath: 'c.json', dataFolder: 'd', host: '::1', port: 0 }),
    );
  });

  it('validates a file', () => {
    expect(read('config validate c.json')).toEqual(ok({ kind: 'validate', file: 'c.json' }));
  });

  it('makes the hash of a PIN', () => {
    expect(read('pin')).toEqual(ok({ kind: 'pin' }));
  });

  it('checks a room, for people or for scripts', () => {
    expect(read('check')).toEqual(
      ok({ kind: 'check', configPath: null, dataFolder: null, writes: false, isJson: false, language: null }),
    );
    expect(read('check --config c.json --data d --write-test --json --language en')).toEqual(
      ok({
        kind: 'check',
        configPath: 'c.json',
        dataFolder: 'd',
        writes: true,
        isJson: true,
        language: 'en',
      }),
    );
    expect(read('check --language fi')).toEqual({
      ok: false,
      error: '--language takes sv or en, not "fi".',
    });
  });

  it('helps when asked, and when nothing is asked', () => {
    expect(read('')).toEqual(ok({ kind: 'help' }));
    expect(read('serve --help')).toEqual(ok({ kind: 'help' }));
    expect(read('--version')).toEqual(ok({ kind: 'version' }));
  });

  it.each(['-1', '65536', '80a', '1e3', ''])('refuses %j as a port', (port) => {
    const refused = readArguments(['serve', `--port=${port}`]);
    expect(refused).toEqual({
      ok: false,
      error: `--port takes a number from 0 to 65535, not "${port}".`,
    });
  });

  it.each(['dance', 'serve now', 'config', 'config validate', 'config validate a b', 'serve --loud'])(
    'refuses "%s" with a sentence',
    (line) => {
      const refused = readArguments(line.split(' '));
      expect(refused.ok ? '' : refused.error).toMatch(/There is no command|Unknown option/);
    },
  );
});

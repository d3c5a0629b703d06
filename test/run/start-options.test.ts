/** What `npm start` understands, and how it says that it does not. */
import { describe, expect, it } from 'vitest';
import { readStartOptions } from './start-options.ts';

const read = (line: string): ReturnType<typeof readStartOptions> =>
  readStartOptions(line === '' ? [] : line.split(' '));
const refusal = (line: string): string => {
  const refused = read(line);
  return refused.ok ? '' : refused.error;
};

describe('the options of npm start', () => {
  it('are for the simulators, on the usual port, in whatever window there is, when nothing is said', () => {
    expect(read('')).toEqual({
      ok: true,
      value: {
        host: 'auto',
        port: 4680,
        opens: true,
        scenario: { room: 'university', exchange: 'university' },
        calendar: 'graph',
        configPath: null,
        dataFolder: null,
      },
    });
  });

  it('are taken as said', () => {
    expect(read('--host browser --port 0 --no-open --calendar ews --config c.json --data d')).toMatchObject({
      value: {
        host: 'browser',
        port: 0,
        opens: false,
        calendar: 'ews',
        configPath: 'c.json',
        dataFolder: 'd',
      },
    });
  });

  it('give each simulator the scenario where it has it, and its usual one where not', () => {
    expect(read('--scenario signed-out')).toMatchObject({
      value: { scenario: { room: 'signed-out', exchange: 'university' } },
    });
    expect(read('--scenario busy')).toMatchObject({
      value: { scenario: { room: 'university', exchange: 'busy' } },
    });
  });

  it('are refused with a sentence that names what would do', () => {
    expect(refusal('--host tv')).toBe('--host takes auto, electron or browser, not "tv".');
    expect(refusal('--calendar ical')).toBe('--calendar takes graph or ews, not "ical".');
    expect(refusal('--port x')).toBe('--port takes a number from 0 to 65535, not "x".');
    expect(refusal('--scenario moon')).toMatch(/^There is no scenario "moon"; there are: .*university/);
    expect(refusal('--loud')).toContain('npm start -- [--host');
    expect(refusal('--host electron --no-open')).toContain('cannot go with --no-open');
    expect(refusal('--scenario busy --config c.json')).toContain('with --config none starts');
  });
});

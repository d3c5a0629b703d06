import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { matchesPin } from '../../electron/admin/pin-hash.ts';
import { printPinHash } from '../../electron/cli/pin.ts';

async function run(input: string) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const print = (line: string): void => void printed.push(line);
  const complain = (line: string): void => void complaints.push(line);
  const exitCode = await printPinHash(Readable.from([input]), print, complain);
  return { exitCode, printed, complaints };
}

describe('making the hash of a PIN', () => {
  it('prints what opens for that PIN, and not the PIN', async () => {
    const { exitCode, printed } = await run('471147\n');
    expect(exitCode).toBe(0);
    expect(await matchesPin('471147', printed[0] ?? '')).toBe(true);
    expect(printed.join()).not.toContain('471147');
  });

  it.each(['', '\n', '123\n', 'abcd\n', '1234567890123\n'])('refuses %j', async (input) => {
    expect(await run(input)).toEqual({
      exitCode: 1,
      printed: [],
      complaints: ['A PIN has 4 to 12 digits.'],
    });
  });
});

/** `motespanel pin`: makes of a PIN on standard input what may stand in the config. The PIN itself is printed nowhere. */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { hashPin } from '../admin/index.ts';

/** Gives the exit code: 1 for what is no PIN. */
export async function printPinHash(
  input: Readable,
  print: (line: string) => void,
  complain: (line: string) => void,
): Promise<0 | 1> {
  const lines = createInterface({ input, terminal: false });
  for await (const line of lines) {
    lines.close();
    if (/^\d{4,12}$/.test(line.trim())) {
      print(await hashPin(line.trim()));
      return 0;
    }
    break;
  }
  complain('A PIN has 4 to 12 digits.');
  return 1;
}

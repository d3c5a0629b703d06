/** `motespanel config validate FILE`: reads a file exactly as the panel does and says what it thinks of it. */
import type { Surroundings } from '../storage/config-places.ts';
import { loadConfig } from '../storage/config-file.ts';
import { configProblemLine } from './problem-words.ts';

export interface Verdict {
  readonly isGood: boolean;
  readonly lines: readonly string[];
}

export async function validateConfig(surroundings: Surroundings): Promise<Verdict> {
  const loaded = await loadConfig(surroundings);
  if (!loaded.ok) {
    const count = loaded.error.length;
    const heading = count === 1 ? '1 problem:' : `${count} problems:`;
    return { isGood: false, lines: [heading, ...loaded.error.map((one) => `  ${configProblemLine(one)}`)] };
  }
  const { path, unknownKeys } = loaded.value;
  return {
    isGood: true,
    lines: [
      `${path} is good.`,
      ...unknownKeys.map((key) => `  ${key}: this version does not know it and passes over it`),
    ],
  };
}

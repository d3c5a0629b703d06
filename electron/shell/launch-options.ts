/** What may stand on the command line, beside the switches of Chromium and of debuggers, which are passed over. */
import { parseArgs } from 'node:util';

export interface LaunchOptions {
  /** `--config FILE` */
  readonly configPath: string | null;
  /** `--data FOLDER`: all of the program's own data there instead of in the user's profile. */
  readonly dataFolder: string | null;
  /** `--windowed`: an ordinary window, for development. */
  readonly isWindowed: boolean;
}

/** Takes the arguments after the program itself. */
export function readLaunchOptions(args: readonly string[]): LaunchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { config: { type: 'string' }, data: { type: 'string' }, windowed: { type: 'boolean' } },
    strict: false,
  });
  const text = (value: string | boolean | undefined): string | null =>
    typeof value === 'string' && value !== '' ? value : null;
  return {
    configPath: text(values['config']),
    dataFolder: text(values['data']),
    isWindowed: values['windowed'] === true,
  };
}

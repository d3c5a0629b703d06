/** Where the config file may stand, by operating system. */
import path from 'node:path';

export interface Surroundings {
  /** What stood at `--config`, or null. */
  readonly explicitPath: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
}

function machineWide({ env, platform }: Surroundings): string {
  if (platform !== 'win32') return '/etc/motespanel/config.json';
  return path.win32.join(env['ProgramData'] ?? 'C:\\ProgramData', 'Motespanel', 'config.json');
}

function ofUser({ env, platform, homeFolder }: Surroundings): string {
  if (platform === 'win32') {
    const folder = env['APPDATA'] ?? path.win32.join(homeFolder, 'AppData', 'Roaming');
    return path.win32.join(folder, 'Motespanel', 'config.json');
  }
  const folder = env['XDG_CONFIG_HOME'] ?? path.posix.join(homeFolder, '.config');
  return path.posix.join(folder, 'motespanel', 'config.json');
}

/**
 * The places to look at, in order; never empty. A place that somebody named (`--config`, `MOTESPANEL_CONFIG`) is
 * the only one: were it passed over when missing, a typing error would start the panel with another room's file.
 */
export function configPlaces(surroundings: Surroundings): readonly [string, ...string[]] {
  const fromEnv = surroundings.env['MOTESPANEL_CONFIG'] ?? '';
  if (surroundings.explicitPath !== null) return [surroundings.explicitPath];
  if (fromEnv !== '') return [fromEnv];
  return [machineWide(surroundings), ofUser(surroundings)];
}

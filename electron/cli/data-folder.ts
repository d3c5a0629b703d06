/** Where the plain Node host keeps what it must remember when nobody says where. */
import path from 'node:path';
import type { Surroundings } from '../storage/config-places.ts';

export function usualDataFolder({ env, platform, homeFolder }: Omit<Surroundings, 'explicitPath'>): string {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] ?? path.win32.join(homeFolder, 'AppData', 'Local');
    return path.win32.join(local, 'Motespanel');
  }
  return path.posix.join(
    env['XDG_STATE_HOME'] ?? path.posix.join(homeFolder, '.local', 'state'),
    'motespanel',
  );
}

/** The machine under the panel: its zone, its network, its secrets, and where its updates come from. */
import type { CheckResult } from '../../shared/readiness.ts';
import type { SystemInfo } from '../ports/readiness.ts';
import { found } from './finding.ts';

export function checkTimeZone(zone: string, machineZone: string): CheckResult {
  if (!isZone(zone)) {
    return found('room.timeZone', 'fail', 'unknown', { facts: { zone }, responsible: 'facilities' });
  }
  return canonical(zone) === canonical(machineZone)
    ? found('room.timeZone', 'pass', 'known', { facts: { zone } })
    : found('room.timeZone', 'warn', 'machineElsewhere', {
        facts: { zone, machineZone },
        responsible: 'facilities',
        command: `timedatectl set-timezone ${zone}`,
      });
}

function isZone(zone: string): boolean {
  try {
    canonical(zone);
    return true;
  } catch {
    return false;
  }
}

/** `Europe/Stockholm` may go by the name of another city with the same clock. */
const canonical = (zone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;

export async function checkNetwork(system: SystemInfo): Promise<CheckResult> {
  const links = await system.readNetwork();
  if (links === null) return found('network.wired', 'skipped', 'notTold');
  const [first] = links;
  if (first === undefined) return found('network.wired', 'fail', 'none', { responsible: 'network' });
  const facts = { name: first.name };
  if (first.isWired === null) return found('network.wired', 'skipped', 'notTold');
  return first.isWired
    ? found('network.wired', 'pass', 'wired', { facts })
    : found('network.wired', 'fail', 'wireless', { facts, responsible: 'facilities' });
}

export function checkSecrets(count: number): CheckResult {
  return count === 0
    ? found('config.secrets', 'pass', 'kept')
    : found('config.secrets', 'warn', 'inFile', { facts: { count }, responsible: 'facilities' });
}

/** `reach` says whether the feed answers; null: none is configured. */
export async function checkFeed(reach: (() => Promise<boolean>) | null): Promise<CheckResult> {
  if (reach === null) {
    return found('updates.feed', 'warn', 'notConfigured', { responsible: 'facilities' });
  }
  return (await reach())
    ? found('updates.feed', 'pass', 'reachable')
    : found('updates.feed', 'fail', 'unreachable', { responsible: 'network' });
}

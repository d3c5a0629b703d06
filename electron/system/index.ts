/**
 * What this machine says of itself, through `systeminformation`: its zone, and whether it hangs on a cable. Addresses
 * and hardware numbers are read and let go; nothing of them leaves this file.
 */
import { networkInterfaces, type Systeminformation } from 'systeminformation';
import type { NetworkLink, SystemInfo } from '../ports/readiness.ts';

type Interface = Systeminformation.NetworkInterfacesData;

/** Up, and not one that programs have made. */
const isReal = ({ internal, virtual, operstate, type }: Interface): boolean =>
  !internal && !virtual && type !== 'virtual' && operstate !== 'down';

const wiredness: Readonly<Record<string, boolean>> = { wired: true, wireless: false };

/** From what the library tells; the link to the outside first. */
export function networkLinks(interfaces: readonly Interface[]): readonly NetworkLink[] {
  return interfaces
    .filter(isReal)
    .sort((a, b) => Number(b.default) - Number(a.default))
    .map(({ iface, ifaceName, type }) => ({
      name: ifaceName === '' ? iface : ifaceName,
      isWired: wiredness[type] ?? null,
    }));
}

export function createSystemInfo(): SystemInfo {
  return {
    timeZone: new Intl.DateTimeFormat('en').resolvedOptions().timeZone,
    readNetwork: async () => {
      try {
        const interfaces = await networkInterfaces();
        return networkLinks(Array.isArray(interfaces) ? interfaces : [interfaces]);
      } catch {
        return null;
      }
    },
  };
}

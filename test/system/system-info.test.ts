import { describe, expect, it } from 'vitest';
import type { Systeminformation } from 'systeminformation';
import { createSystemInfo, networkLinks } from '../../electron/system/index.ts';

const link = (
  iface: string,
  type: string,
  more: Partial<Systeminformation.NetworkInterfacesData> = {},
): Systeminformation.NetworkInterfacesData =>
  ({
    iface,
    ifaceName: iface,
    type,
    default: false,
    internal: false,
    virtual: false,
    operstate: 'up',
    ...more,
  }) as Systeminformation.NetworkInterfacesData;

describe('the network of a machine', () => {
  it('is told by its links, the one to the outside first', () => {
    const links = networkLinks([link('wlan0', 'wireless'), link('eth0', 'wired', { default: true })]);
    expect(links).toEqual([
      { name: 'eth0', isWired: true },
      { name: 'wlan0', isWired: false },
    ]);
  });

  it('leaves out what is down, and what only programs use', () => {
    const links = networkLinks([
      link('lo', 'virtual', { internal: true }),
      link('docker0', 'wired', { virtual: true }),
      link('tap0', 'virtual'),
      link('eth1', 'wired', { operstate: 'down' }),
      link('eth2', 'something new', { operstate: 'unknown' }),
    ]);
    expect(links).toEqual([{ name: 'eth2', isWired: null }]);
  });

  it('of this very machine can be read', async () => {
    const { readNetwork, timeZone } = createSystemInfo();
    expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
    expect(await readNetwork()).toEqual(expect.any(Array));
  });
});

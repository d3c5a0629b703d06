/**
 * The rooms that the simulated site has, as its directory lists them. Beside the panel's own there are neighbours on
 * three floors, one that lives on premises, and one whose mailbox is gone though the directory still knows it.
 */
import type { Directory, Mailbox } from './store.ts';

/** The site with the panel's own room at `address`; the others share its domain. */
export function directoryAround(address: string): Directory {
  const domain = address.split('@')[1] ?? 'su.example';
  const room = (name: string, local: string, capacity: number, floor: number): Mailbox => ({
    name,
    address: `${local}@${domain}`,
    home: 'cloud',
    capacity,
    building: 'Södra huset A',
    floor,
  });
  const own: Mailbox = { ...room('Älgen', '', 10, 5), address };
  const neighbours: readonly Mailbox[] = [
    room('Björnen', 'rum-bjornen', 6, 5),
    room('Lodjuret', 'rum-lodjuret', 14, 5),
    { ...room('Järven', 'rum-jarven', 4, 4), home: 'onPremises' },
    room('Uttern', 'rum-uttern', 8, 4),
    { ...room('Vargen', 'rum-vargen', 24, 6), home: 'gone' },
  ];
  return {
    mailboxes: [own, ...neighbours],
    roomLists: [
      { name: 'Södra huset A', address: `rum-sodra-a@${domain}`, rooms: [own, ...neighbours] },
      { name: 'Arrheniuslaboratorierna', address: `rum-arrhenius@${domain}`, rooms: [] },
    ],
  };
}

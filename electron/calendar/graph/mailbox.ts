/**
 * A mailbox in Exchange Online over Microsoft Graph: reading, writing, and the times of other rooms. All mailboxes
 * of a panel share the application's tokens and what the directory has said. Sends one request at a time because it
 * is asked for one thing at a time.
 */
import { ok } from '../../../shared/result.ts';
import { second } from '../../../shared/time.ts';
import type { Clock } from '../../ports/clock.ts';
import { withDeadline } from '../../resilience/deadline.ts';
import type { Mailbox } from '../mailbox.ts';
import { readAccess } from './access.ts';
import { createGraphClient, type GraphClient, type GraphClientOptions } from './client.ts';
import { createPlaces, type Places } from './places.ts';
import { createGraphReader, type GraphReaderOptions } from './reader.ts';
import { readSchedules } from './schedule.ts';
import { createGraphWriter } from './writer.ts';

export type { GraphAccess } from './client.ts';

export interface GraphMailboxOptions extends GraphReaderOptions {
  readonly places: Places;
  readonly clock: Clock;
}

/** Times are worth more than names: those that are not in by then come with the next question. */
const namesWithinMs = 2 * second;

/** The way to any mailbox that the application may open, by its address. */
export function createGraphMailboxes(
  options: GraphClientOptions & Pick<GraphReaderOptions, 'timeZone'>,
): (address: string) => Mailbox {
  const client: GraphClient = createGraphClient(options);
  const places = createPlaces(client, options.clock);
  const { timeZone, log, clock } = options;
  return (mailbox) => createGraphMailbox({ client, places, mailbox, timeZone, log, clock });
}

export function createGraphMailbox(options: GraphMailboxOptions): Mailbox {
  const { client, places, mailbox, timeZone, clock } = options;
  return {
    ...createGraphReader(options),
    ...createGraphWriter(client, mailbox),
    readAccess: (signal) => readAccess(client, mailbox, signal),
    readRooms: async (mailboxes, interval, signal) => {
      const schedules = await readSchedules(client, mailbox, mailboxes, interval, timeZone, signal);
      if (!schedules.ok) return schedules;
      await withDeadline(
        clock,
        namesWithinMs,
        signal,
        (within) => places.learn(mailboxes, within),
        () => undefined,
      );
      return ok(
        mailboxes.map((address) => {
          const { name, capacity } = places.of(address);
          const busy = schedules.value.get(address.toLowerCase()) ?? null;
          return { mailbox: address, name: name ?? address, capacity, busy };
        }),
      );
    },
  };
}

/** Hears a calendar and hands out its events one by one, however long they take. */
import type { Calendar, CalendarEvent } from '../../electron/ports/calendar.ts';

export type AgendaEvent = Extract<CalendarEvent, { kind: 'agenda' }>;

export interface CalendarEar {
  /** The next agenda; a trouble before it is an error. */
  readonly agenda: () => Promise<AgendaEvent>;
  /** The first agenda from now on, heard or to come, that is as wanted. Troubles are passed over. */
  readonly agendaWith: (isWanted: (agenda: AgendaEvent) => boolean) => Promise<AgendaEvent>;
  /** The code of the next trouble. Agendas are passed over: a calendar may tell one whenever it likes. */
  readonly trouble: () => Promise<string>;
  /** Events that have come and were not asked for. */
  readonly left: () => readonly CalendarEvent[];
  readonly stop: () => void;
}

export function hear(calendar: Calendar): CalendarEar {
  const events: CalendarEvent[] = [];
  let wake = (): void => undefined;
  const stop = calendar.start((event) => {
    events.push(event);
    wake();
  });
  const next = async (): Promise<CalendarEvent> => {
    for (;;) {
      const event = events.shift();
      if (event !== undefined) return event;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return {
    agenda: async () => {
      const event = await next();
      if (event.kind !== 'agenda') throw new Error(`expected an agenda, got ${event.error.code}`);
      return event;
    },
    agendaWith: async (isWanted) => {
      for (;;) {
        const event = await next();
        if (event.kind === 'agenda' && isWanted(event)) return event;
      }
    },
    trouble: async () => {
      for (;;) {
        const event = await next();
        if (event.kind === 'trouble') return event.error.code;
      }
    },
    left: () => [...events],
    stop,
  };
}

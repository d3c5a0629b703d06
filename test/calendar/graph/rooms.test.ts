import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createGraphMailboxes } from '../../../electron/calendar/graph/mailbox.ts';
import { createFakeClock } from '../../fakes/fake-clock.ts';
import { createMemoryLog } from '../../fakes/memory-log.ts';
import { createSeededRandom } from '../../fakes/seeded-random.ts';
import { sendJson, startOddServer } from './odd-server.ts';

const at = (time: string): number => Date.parse(`2026-11-24T${time}Z`);
const interval = { startsAt: at('08:00'), endsAt: at('12:00') };
const busy = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });
const entry = (from: string, to: string, more: object = {}, timeZone = 'UTC') => ({
  ...{ status: 'busy', isPrivate: true, subject: 'Hemligt', location: 'Hemligt' },
  start: { dateTime: `2026-11-24T${from}:00.0000000`, timeZone },
  end: { dateTime: `2026-11-24T${to}:00.0000000`, timeZone },
  ...more,
});
const customHours = {
  daysOfWeek: ['monday'],
  timeZone: { '@odata.type': '#microsoft.graph.customTimeZone', bias: -60, name: 'Customized Time Zone' },
};

interface Answers {
  /** Of getSchedule, by room. */
  readonly schedules: Readonly<Record<string, object>>;
  /** Of places, by room; a number is a status. */
  readonly places?: Readonly<Record<string, object | number>>;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text);
}

async function askFor(rooms: readonly string[], { schedules, places = {} }: Answers) {
  const asked: string[] = [];
  const questions: unknown[] = [];
  const server = await startOddServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    asked.push(path);
    const place = /\/places\/(.+)$/.exec(path)?.[1];
    if (place === undefined) {
      void bodyOf(request).then((question) => {
        questions.push(question);
        const named = (question as { schedules: readonly string[] }).schedules;
        sendJson(response, { value: named.map((room) => ({ scheduleId: room, ...schedules[room] })) });
      });
      return;
    }
    const answer = places[place] ?? 404;
    if (typeof answer === 'number') response.statusCode = answer;
    sendJson(response, typeof answer === 'number' ? { error: { code: 'Refused' } } : answer);
  });
  const clock = createFakeClock();
  const mailbox = createGraphMailboxes({
    ...{ access: server.access, timeZone: 'Europe/Stockholm', clock },
    ...{ random: createSeededRandom(), log: createMemoryLog() },
  })('rum@su.example');
  const read = () => mailbox.readRooms(rooms, interval, new AbortController().signal);
  return { clock, asked, questions, read, places: () => asked.filter((path) => path.includes('/places/')) };
}

describe('when other rooms are taken', () => {
  it('is kept as times alone, in order, clipped to what was asked and joined where they touch', async () => {
    const { read, questions } = await askFor(['a@su.example'], {
      schedules: {
        'a@su.example': {
          availabilityView: '00',
          workingHours: customHours,
          scheduleItems: [
            entry('11:30', '13:00'),
            entry('09:00', '10:00', { status: 'tentative' }),
            entry('10:00', '10:30', { status: 'oof' }),
            entry('09:15', '09:45', { status: 'somethingNew' }),
            entry('07:00', '08:15', { status: 'workingElsewhere' }),
            entry('11:00', '11:10', { status: 'free' }),
            entry('06:00', '07:00'),
          ],
        },
      },
    });
    expect(await read()).toEqual({
      ok: true,
      value: [
        {
          ...{ mailbox: 'a@su.example', name: 'a@su.example', capacity: null },
          busy: [busy('08:00', '08:15'), busy('09:00', '10:30'), busy('11:30', '12:00')],
        },
      ],
    });
    expect(questions).toEqual([
      {
        schedules: ['a@su.example'],
        startTime: { dateTime: '2026-11-24T08:00:00', timeZone: 'UTC' },
        endTime: { dateTime: '2026-11-24T12:00:00', timeZone: 'UTC' },
        availabilityViewInterval: 5,
      },
    ]);
  });

  it('is understood in other zones, by name or not', async () => {
    const schedules = {
      'a@su.example': { scheduleItems: [entry('10:00', '11:00', {}, 'W. Europe Standard Time')] },
      'b@su.example': { scheduleItems: [entry('10:00', '11:00', {}, 'Customized Time Zone')] },
    };
    const { read } = await askFor(Object.keys(schedules), { schedules });
    const rooms = await read();
    expect(rooms.ok && rooms.value.map((room) => room.busy)).toEqual([
      [busy('09:00', '10:00')],
      [busy('09:00', '10:00')],
    ]);
  });

  it.each([
    { error: { responseCode: '5009', message: 'a server and a name' } },
    { error: { responseCode: 'ErrorAccessDenied' }, availabilityView: '00', scheduleItems: [] },
    { availabilityView: '22' },
    { scheduleItems: 'none' },
    { scheduleItems: [entry('09:00', '25:00')] },
    { scheduleItems: [{ ...entry('09:00', '10:00'), start: null }] },
  ])('is not known, rather than free, of a room with %o', async (schedule) => {
    const { read } = await askFor(['a@su.example', 'b@su.example'], {
      schedules: { 'a@su.example': schedule, 'b@su.example': { scheduleItems: [] } },
    });
    const rooms = await read();
    expect(rooms.ok && rooms.value.map((room) => room.busy)).toEqual([null, []]);
  });

  it('is not known of a room that the answer leaves out', async () => {
    const { read } = await askFor(['a@su.example'], { schedules: {} });
    const rooms = await read();
    expect(rooms.ok && rooms.value[0]?.busy).toBeNull();
  });

  it('is asked for twenty rooms at a time', async () => {
    const rooms = Array.from({ length: 45 }, (_, index) => `rum-${index}@su.example`);
    const { read, questions } = await askFor(rooms, { schedules: {} });
    const answer = await read();
    expect(answer.ok && answer.value.map(({ mailbox }) => mailbox)).toEqual(rooms);
    expect(questions.map((one) => (one as { schedules: unknown[] }).schedules.length)).toEqual([20, 20, 5]);
  });
});

describe('what rooms are called', () => {
  const rooms = ['a@su.example', 'b@su.example'];
  const told = {
    'a@su.example': { displayName: 'Björnen', capacity: 6 },
    'b@su.example': { displayName: null, capacity: 0 },
  };
  const namesOf = (answer: Awaited<ReturnType<Awaited<ReturnType<typeof askFor>>['read']>>) =>
    answer.ok ? answer.value.map(({ name, capacity }) => [name, capacity]) : null;

  it('is asked once in hours', async () => {
    const { clock, read, places } = await askFor(rooms, { schedules: {}, places: told });
    expect(namesOf(await read())).toEqual([
      ['Björnen', 6],
      ['b@su.example', null],
    ]);
    await clock.advance(5 * 3_600_000);
    expect(namesOf(await read())?.[0]).toEqual(['Björnen', 6]);
    expect(places()).toHaveLength(2);
    await clock.advance(3_600_000);
    await read();
    expect(places()).toHaveLength(4);
  });

  it('is not asked again for hours when the right to ask is missing, and the times come all the same', async () => {
    const { clock, read, places } = await askFor(rooms, {
      schedules: {},
      places: { 'a@su.example': 403, ...{ 'b@su.example': told['b@su.example'] } },
    });
    expect(namesOf(await read())).toEqual([
      ['a@su.example', null],
      ['b@su.example', null],
    ]);
    await clock.advance(5 * 3_600_000);
    await read();
    expect(places()).toHaveLength(1);
  });

  it('is asked again in minutes when the directory is away', async () => {
    const { clock, read, places } = await askFor(rooms, { schedules: {}, places: { 'a@su.example': 503 } });
    await read();
    await clock.advance(4 * 60_000);
    await read();
    expect(places()).toHaveLength(1);
    await clock.advance(60_000);
    await read();
    expect(places()).toHaveLength(2);
  });

  it('passes over a room that the directory does not know', async () => {
    const { read } = await askFor(['x@su.example', 'a@su.example'], { schedules: {}, places: told });
    expect(namesOf(await read())).toEqual([
      ['x@su.example', null],
      ['Björnen', 6],
    ]);
  });
});

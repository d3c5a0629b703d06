import { beforeEach, describe, expect, it } from 'vitest';
import { CalendarStore, uidFrom } from './store.ts';
import type { NewBooking, StoreChange } from './store.ts';

const algen = {
  name: 'Älgen',
  address: 'rum-algen@su.example',
  home: 'cloud',
  capacity: 10,
  building: 'A',
  floor: 5,
} as const;
const bjornen = { ...algen, name: 'Björnen', address: 'rum-bjornen@su.example' };
const daily = { every: 'day', interval: 1, count: 4, timeZone: 'Europe/Stockholm' } as const;
const week = { from: Date.parse('2026-11-23T00:00Z'), to: Date.parse('2026-11-30T00:00Z') };
let now = Date.parse('2026-11-20T08:00Z');
let store: CalendarStore;

beforeEach(() => {
  store = new CalendarStore({ mailboxes: [algen, bjornen], roomLists: [] }, () => now);
});

function timed(from: string, to: string, facts: Partial<NewBooking> = {}): NewBooking {
  return {
    when: { kind: 'timed', startsAt: Date.parse(`${from}Z`), endsAt: Date.parse(`${to}Z`) },
    ...facts,
  };
}

const monday = timed('2026-11-23T09:00', '2026-11-23T10:00', { repeat: daily });

function dates(): (string | null)[] {
  return store.view(algen.address, week).map(({ date }) => date);
}

describe('bookings', () => {
  it('go to the first mailbox unless another is named, in any letter case', () => {
    store.add(monday);
    store.add({ ...monday, mailbox: 'RUM-BJORNEN@su.example' });
    expect(store.list(algen.address)).toHaveLength(1);
    expect(store.list('Rum-Bjornen@su.example')).toMatchObject([{ mailbox: bjornen.address }]);
    expect(store.list()).toHaveLength(2);
    expect(() => store.add({ ...monday, mailbox: 'nobody@su.example' })).toThrow('no mailbox');
  });

  it('take a higher revision and a new time of change with every change', () => {
    const first = store.add(timed('2026-11-23T09:00', '2026-11-23T10:00'));
    store.add(monday);
    now += 1000;
    const changed = store.update(first.id, { title: 'new' });
    expect(changed?.booking).toMatchObject({
      title: 'new',
      revision: 3,
      createdAt: now - 1000,
      modifiedAt: now,
    });
  });

  it('that do not exist cannot be changed or removed', () => {
    expect(store.update('b000009', {})).toBeNull();
    expect(store.remove('b000009')).toBe(false);
    const { id } = store.add(timed('2026-11-23T09:00', '2026-11-23T10:00'));
    expect(store.find(`${id}.2026-11-23`)).toBeNull();
    expect(store.find(`${store.add(monday).id}.yesterday`)).toBeNull();
  });

  it('tell what became of them to those who listen, until they stop', () => {
    const heard: StoreChange[] = [];
    const stop = store.onChange((change) => heard.push(change));
    const { id } = store.add(monday);
    store.update(id, { title: 'a' });
    store.remove(`${id}.2026-11-24`);
    store.remove(id);
    stop();
    store.add(monday);
    expect(heard.map(({ kind }) => kind)).toEqual(['created', 'modified', 'modified', 'deleted']);
    expect(heard[1]).toEqual({ kind: 'modified', mailbox: algen.address, id, revision: 2, at: now });
    expect(new Set(heard.map((change) => change.id))).toEqual(new Set([id]));
  });

  it('keep the identity that an invitation brings, by which each mailbox finds its own copy', () => {
    const uid = uidFrom('a meeting');
    store.add({ ...monday, uid });
    const copy = store.add({ ...monday, uid, mailbox: bjornen.address });
    expect(store.meeting(bjornen.address, uid)).toBe(copy);
    expect(store.meeting(bjornen.address, uidFrom('another'))).toBeNull();
  });
});

describe('series', () => {
  it('have as many dates as they were given', () => {
    const { id } = store.add(monday);
    expect(dates()).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']);
    expect(store.find(`${id}.2026-11-27`)).toBeNull();
    expect(store.find(`${id}.2026-11-22`)).toBeNull();
    expect(store.find(id)?.kind).toBe('master');
  });

  it('go on for years without losing their place', () => {
    store.add(
      timed('2019-01-07T09:00', '2019-01-07T10:00', {
        repeat: { ...daily, every: 'week', interval: 2, count: null },
      }),
    );
    const year = store.view(algen.address, {
      from: Date.parse('2026-01-01T00:00Z'),
      to: Date.parse('2027-01-01T00:00Z'),
    });
    expect(year).toHaveLength(26);
    expect(
      new Set(
        year.map(({ booking }) => new Date((booking.when as { startsAt: number }).startsAt).getUTCDay()),
      ),
    ).toEqual(new Set([1]));
  });

  it('keep the occurrence that winter time has moved into the window', () => {
    const weekly = { ...daily, every: 'week' } as const;
    store.add(timed('2026-10-20T07:00', '2026-10-20T08:00', { repeat: weekly }));
    const half = { from: Date.parse('2026-10-27T08:30Z'), to: Date.parse('2026-10-27T10:00Z') };
    expect(store.view(algen.address, half)).toMatchObject([{ date: '2026-10-27' }]);
    const edge = { from: Date.parse('2026-10-20T08:00Z'), to: Date.parse('2026-10-20T09:00Z') };
    expect(store.view(algen.address, edge)).toMatchObject([{ date: '2026-10-20' }]);
  });

  it('repeat whole days by their dates', () => {
    const when = {
      kind: 'allDay',
      startDate: '2027-03-27',
      endDate: '2027-03-28',
      timeZone: 'Europe/Stockholm',
    } as const;
    store.add({ when, repeat: daily });
    const days = store.view(algen.address, {
      from: Date.parse('2027-03-28T12:00Z'),
      to: Date.parse('2027-03-29T12:00Z'),
    });
    expect(days.map(({ booking }) => booking.when)).toMatchObject([
      { startDate: '2027-03-28', endDate: '2027-03-29' },
      { startDate: '2027-03-29', endDate: '2027-03-30' },
    ]);
  });

  it('let one date be changed twice, moved out of its week, or taken away', () => {
    const { id } = store.add(monday);
    store.update(`${id}.2026-11-24`, { title: 'changed' });
    const twice = store.update(`${id}.2026-11-24`, { location: 'elsewhere' });
    expect(twice).toMatchObject({ kind: 'exception', booking: { title: 'changed', location: 'elsewhere' } });
    store.update(`${id}.2026-11-25`, timed('2026-12-09T09:00', '2026-12-09T10:00'));
    store.remove(`${id}.2026-11-26`);
    expect(dates()).toEqual(['2026-11-23', '2026-11-24']);
    const december = store.view(algen.address, {
      from: Date.parse('2026-12-09T00:00Z'),
      to: Date.parse('2026-12-10T00:00Z'),
    });
    expect(december).toMatchObject([{ id: `${id}.2026-11-25`, kind: 'exception', seriesId: id }]);
    expect(store.find(`${id}.2026-11-26`)).toBeNull();
  });
});

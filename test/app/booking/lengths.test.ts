import { describe, expect, it } from 'vitest';
import {
  freeUntil,
  lengthsFrom,
  lengthsFromNow,
  minuteCeil,
  minuteFloor,
} from '../../../electron/app/booking/lengths.ts';
import { minute } from '../../../shared/time.ts';
import { at } from '../states.ts';

const dayEndsAt = at('2026-11-24T23:00');
const span = (from: string, to: string) => ({
  startsAt: at(`2026-11-24T${from}`),
  endsAt: at(`2026-11-24T${to}`),
});
const offered = (
  start: string,
  busy: readonly { startsAt: number; endsAt: number }[],
  minutes = [15, 30, 45, 60],
) =>
  lengthsFromNow(at(`2026-11-24T${start}`), { busy, dayEndsAt }, minutes).map(
    ({ minutes: length, endsAt }) => [length, new Date(endsAt).toISOString().slice(11, 16)],
  );

describe('whole minutes', () => {
  it('are counted down to and up to, and left alone', () => {
    expect(minuteFloor(at('2026-11-24T10:00:59.999'))).toBe(at('2026-11-24T10:00'));
    expect(minuteCeil(at('2026-11-24T10:00:00.001'))).toBe(at('2026-11-24T10:01'));
    expect(minuteCeil(at('2026-11-24T10:00'))).toBe(at('2026-11-24T10:00'));
  });
});

describe('free time', () => {
  const ten = at('2026-11-24T10:00');

  it('lasts until the first thing in the way, whatever their order', () => {
    expect(freeUntil([span('12:00', '13:00'), span('11:00', '14:00')], ten)).toBe(at('2026-11-24T11:00'));
  });

  it('is over at once when something lasts on, and has no end when nothing comes', () => {
    expect(freeUntil([span('09:00', '10:01')], ten)).toBe(ten);
    expect(freeUntil([span('10:00', '11:00')], ten)).toBe(ten);
    expect(freeUntil([span('09:00', '10:00')], ten)).toBeNull();
  });

  it('is not broken by what has no length', () => {
    expect(freeUntil([span('11:00', '11:00')], ten)).toBeNull();
  });
});

describe('the lengths of a booking made now', () => {
  it('begin with the minute that runs', () => {
    expect(offered('10:00:59', [])).toEqual([
      [15, '10:15'],
      [30, '10:30'],
      [45, '10:45'],
      [60, '11:00'],
    ]);
  });

  it('last for whole minutes', () => {
    const lengths = lengthsFromNow(at('2026-11-24T10:00:59'), { busy: [], dayEndsAt }, [15]);
    expect(lengths).toEqual([{ minutes: 15, endsAt: at('2026-11-24T10:15') }]);
  });

  it('leave out what does not fit, and end with the time until the next booking', () => {
    expect(offered('10:00', [span('10:40', '12:00')])).toEqual([
      [15, '10:15'],
      [30, '10:30'],
      [null, '10:40'],
    ]);
  });

  it('name the time until the next booking only once', () => {
    expect(offered('10:00', [span('10:30', '12:00')])).toEqual([
      [15, '10:15'],
      [30, '10:30'],
    ]);
  });

  it('offer ten minutes until the next booking, but not nine', () => {
    expect(offered('10:00', [span('10:10', '12:00')])).toEqual([[null, '10:10']]);
    expect(offered('10:01', [span('10:10', '12:00')])).toEqual([]);
  });

  it('end on a whole minute before a booking that begins within one', () => {
    expect(offered('10:00', [span('10:15:30', '12:00')])).toEqual([[15, '10:15']]);
    expect(offered('10:00', [span('10:14:30', '12:00')])).toEqual([[null, '10:14']]);
  });

  it('are none while the room is taken', () => {
    expect(offered('10:00', [span('09:00', '11:00')])).toEqual([]);
  });

  it('do not reach until a booking of another day, but may pass midnight', () => {
    const night = { startsAt: dayEndsAt, endsAt: dayEndsAt + minute };
    expect(offered('22:40', [night])).toEqual([[15, '22:55']]);
    expect(offered('22:40', [])).toContainEqual([30, '23:10']);
  });

  it('come shortest first, each once, and never without length, however the config has them', () => {
    expect(offered('10:00', [], [60, 0, 15, 60])).toEqual([
      [15, '10:15'],
      [60, '11:00'],
    ]);
  });

  it('can be asked for from a later start', () => {
    const lengths = lengthsFrom(
      at('2026-11-24T14:15'),
      { busy: [span('14:45', '15:00')], dayEndsAt },
      [15, 60],
    );
    expect(lengths).toEqual([
      { minutes: 15, endsAt: at('2026-11-24T14:30') },
      { minutes: null, endsAt: at('2026-11-24T14:45') },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { viewBooking, type Privacy } from '../../electron/app/booking-view.ts';
import { booking, zoom } from '../fakes/bookings.ts';

const inside = (level: Privacy['level']): Privacy => ({ level, placement: 'table', revealed: null });
const door = (level: Privacy['level']): Privacy => ({ level, placement: 'door', revealed: null });
const open = booking('2026-11-24T09:00', '10:00', { title: 'Lön 2027', organizerName: 'Karin Ek' });

describe('what may be seen of a booking', () => {
  it.each([
    [inside('open'), 'main', 'Lön 2027', 'Karin Ek'],
    [inside('open'), 'list', 'Lön 2027', 'Karin Ek'],
    [inside('organiser'), 'main', 'Lön 2027', 'Karin Ek'],
    [inside('organiser'), 'list', null, 'Karin Ek'],
    [door('organiser'), 'main', null, 'Karin Ek'],
    [inside('busy'), 'main', null, null],
    [door('open'), 'main', 'Lön 2027', 'Karin Ek'],
  ] as const)('follows the privacy level %j in the %s', (privacy, place, title, organizer) => {
    const view = viewBooking(open, privacy, place);
    expect([view.title, view.organizer]).toEqual([title, organizer]);
    expect(view.label).toBe(title === null ? 'booked' : 'title');
  });

  it('is neither title nor organiser when it is private, at any level', () => {
    const secret = { ...open, isPrivate: true };
    for (const level of ['open', 'organiser', 'busy'] as const) {
      for (const privacy of [inside(level), door(level)]) {
        expect(JSON.stringify(viewBooking(secret, privacy, 'main'))).not.toMatch(/Lön|Karin/);
        expect(viewBooking(secret, privacy, 'main').label).toBe('private');
      }
    }
  });

  it('never holds links, numbers or passcodes', () => {
    const joinable = { ...open, join: zoom('61234567890', '471147') };
    expect(JSON.stringify(viewBooking(joinable, inside('open'), 'main'))).not.toMatch(/61234567890|471147/);
    expect(viewBooking(joinable, inside('open'), 'main').service).toBe('zoom');
  });

  it('says that a panel made it', () => {
    const walkUp = { ...open, panelMark: { panel: null, press: null, meetingNumber: null, continues: null } };
    expect(viewBooking(walkUp, inside('open'), 'main')).toMatchObject({
      label: 'byPanel',
      title: null,
      organizer: null,
    });
  });

  it('is tentative until the room has answered', () => {
    expect(viewBooking({ ...open, response: 'notResponded' }, inside('open'), 'list').isTentative).toBe(true);
    expect(viewBooking(open, inside('open'), 'list').isTentative).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { type BookingMaker, createBookingMaker } from '../../electron/calendar/bookings.ts';
import type { ItemBody } from '../../electron/calendar/join-link/index.ts';
import type { MailboxItem } from '../../electron/calendar/mailbox-item.ts';
import type { JoinInfo } from '../../shared/model/booking.ts';
import { changed, item } from './items.ts';

const link = 'https://zoom.us/j/61234567890';
const full: ItemBody = {
  contentType: 'html',
  content: `<p><a href="${link}">Anslut</a><br>Lösenord: 4829</p>`,
};
const words: ItemBody = { contentType: 'text', content: 'Dagordning följer.' };
const empty: ItemBody = {
  contentType: 'html',
  content: '<html><head><style>p{}</style></head><body>\r\n&nbsp;</body></html>',
};
const meeting = {
  kind: 'zoom',
  meeting: { meetingNumber: '61234567890', passcode: '4829', isPersonal: false },
  alternatives: [],
};

const maker = (): BookingMaker => createBookingMaker(['zoom.us']);
const joinsOf = (made: BookingMaker, items: readonly MailboxItem[]): readonly JoinInfo[] =>
  made.make(items).map(({ join }) => join);
const obstaclesOf = (made: BookingMaker, items: readonly MailboxItem[]): readonly (string | null)[] =>
  joinsOf(made, items).map((join) => (join.kind === 'none' ? join.obstacle : null));

const nine = item('2026-11-24T09:00', '2026-11-24T10:00');
const ten = item('2026-11-24T10:00', '2026-11-24T11:00');

describe('bookings', () => {
  it('carry a readable title and organiser, and the way into the meeting', () => {
    const made = maker();
    const raw = item('2026-11-24T09:00', '2026-11-24T10:00', { subject: ' Styrgrupp ', organizer: ' Anna ' });
    made.takeBody(raw, full);
    expect(made.make([raw])).toMatchObject([{ title: 'Styrgrupp', organizerName: 'Anna', join: meeting }]);
  });

  it('carry nothing of what an adapter read besides', () => {
    expect(Object.keys(maker().make([nine])[0] ?? {})).not.toEqual(
      expect.arrayContaining(['subject', 'organizer', 'locations', 'structured']),
    );
  });
});

describe('the text of an invitation', () => {
  it('is wanted once for each version', () => {
    const made = maker();
    expect(made.unread([nine, ten])).toEqual([nine, ten]);
    made.takeBody(nine, full);
    expect(made.unread([nine, ten])).toEqual([ten]);
    const moved = changed(nine);
    expect(made.unread([moved])).toEqual([moved]);
  });

  it('is not wanted of cancelled and declined bookings', () => {
    expect(
      maker().unread([
        { ...nine, isCancelled: true },
        { ...ten, response: 'declined' },
      ]),
    ).toEqual([]);
  });

  it('is asked for three times when the server will not give it', () => {
    const made = maker();
    for (let time = 0; time < 3; time += 1) {
      expect(made.unread([nine])).toEqual([nine]);
      made.takeBody(nine, null);
    }
    expect(made.unread([nine])).toEqual([]);
    expect(made.unread([changed(nine)])).toHaveLength(1);
  });

  it('is forgotten with the booking', () => {
    const made = maker();
    made.takeBody(nine, full);
    made.make([ten]);
    expect(made.unread([nine])).toEqual([nine]);
  });

  it('counts until its next version is in', () => {
    const made = maker();
    made.takeBody(nine, full);
    const moved = changed(nine);
    expect(joinsOf(made, [moved])).toEqual([meeting]);
    made.takeBody(moved, null);
    expect(joinsOf(made, [moved])).toEqual([meeting]);
    made.takeBody(moved, words);
    expect(obstaclesOf(made, [moved])).toEqual(['noLink']);
  });

  it('gives way to another meeting in the location of the next version', () => {
    const made = maker();
    made.takeBody(nine, full);
    const moved = changed(nine, { locations: ['https://zoom.us/j/77777777777'] });
    expect(joinsOf(made, [moved])).toMatchObject([{ meeting: { meetingNumber: '77777777777' } }]);
  });

  it('keeps its passcode when the next version’s location names the same meeting', () => {
    const made = maker();
    made.takeBody(nine, full);
    expect(joinsOf(made, [changed(nine, { locations: [link] })])).toEqual([meeting]);
  });
});

describe('a mailbox that strips its invitations', () => {
  it('is recognised when no invitation has any text', () => {
    const made = maker();
    made.takeBody(nine, empty);
    made.takeBody(ten, empty);
    expect(obstaclesOf(made, [nine, ten])).toEqual(['linkStripped', 'linkStripped']);
  });

  it('is recognised by a single booking whose subject is its organiser', () => {
    const made = maker();
    const named = { ...nine, subject: 'Anna Andersson ' };
    made.takeBody(named, empty);
    expect(obstaclesOf(made, [named])).toEqual(['linkStripped']);
  });

  it('is not suspected for one empty booking, nor when another has text', () => {
    const made = maker();
    made.takeBody(nine, empty);
    expect(obstaclesOf(made, [nine])).toEqual(['noLink']);
    made.takeBody(ten, words);
    expect(obstaclesOf(made, [nine, ten])).toEqual(['noLink', 'noLink']);
  });

  it('is not suspected for what the room itself has booked', () => {
    const made = maker();
    const own = [nine, ten].map((one) => ({ ...one, organizedByRoom: true, subject: 'Anna Andersson' }));
    for (const one of own) made.takeBody(one, empty);
    expect(obstaclesOf(made, own)).toEqual(['noLink', 'noLink']);
  });

  it('is not blamed for texts that have not been read', () => {
    expect(obstaclesOf(maker(), [nine, ten])).toEqual(['noLink', 'noLink']);
  });

  it('does not hide a link that stands in the location', () => {
    const made = maker();
    const located = { ...nine, locations: [link] };
    made.takeBody(located, empty);
    made.takeBody(ten, empty);
    expect(joinsOf(made, [located, ten])).toMatchObject([{ kind: 'zoom' }, { obstacle: 'linkStripped' }]);
  });
});

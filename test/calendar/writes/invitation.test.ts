import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJoin } from '../../../electron/calendar/join-link/index.ts';
import { invitationHtml } from '../../../electron/calendar/writes/invitation.ts';

const meeting = {
  meetingNumber: '81234567890',
  passcode: '482913',
  joinUrl: 'https://su-se.zoom.us/j/81234567890?pwd=b3BhcXVl&from=addon',
};
const joinOf = (content: string) =>
  findJoin({ subject: null, locations: [], structured: [], body: { contentType: 'html', content } }, [
    'zoom.us',
  ]);

describe('the text of a booking with a Zoom meeting', () => {
  it('says in Swedish and in English how to get in', () => {
    expect(
      invitationHtml(meeting)
        .replaceAll(/<[^>]+>/g, '\n')
        .split(/\n+/),
    ).toEqual([
      '',
      'Anslut till Zoom-mötet',
      'https://su-se.zoom.us/j/81234567890?pwd=b3BhcXVl&amp;from=addon',
      'Mötes-ID: 812 3456 7890',
      'Lösenord: 482913',
      'Join the Zoom meeting',
      'https://su-se.zoom.us/j/81234567890?pwd=b3BhcXVl&amp;from=addon',
      'Meeting ID: 812 3456 7890',
      'Passcode: 482913',
      '',
    ]);
  });

  it('says nothing of a passcode where there is none', () => {
    const html = invitationHtml({ ...meeting, passcode: null });
    expect(html).not.toMatch(/Lösenord|Passcode/);
    expect(joinOf(html)).toMatchObject({ meeting: { meetingNumber: '81234567890', passcode: null } });
  });

  it('is understood by the panel itself, whatever the number and the passcode', () => {
    const digits = (minLength: number, maxLength: number) =>
      fc.stringMatching(/^[1-9]\d*$/).filter((text) => text.length >= minLength && text.length <= maxLength);
    const passcode = fc.stringMatching(/^[A-Za-z0-9@*_-]{1,10}$/);
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000_000, max: 99_999_999_999 }).map(String),
        fc.oneof(digits(1, 10), passcode),
        (meetingNumber, code) => {
          const joinUrl = `https://zoom.us/j/${meetingNumber}`;
          expect(joinOf(invitationHtml({ meetingNumber, passcode: code, joinUrl }))).toMatchObject({
            kind: 'zoom',
            meeting: { meetingNumber, passcode: code },
            alternatives: [],
          });
        },
      ),
    );
  });

  it('lets nothing from outside become markup', () => {
    const html = invitationHtml({
      meetingNumber: '81234567890',
      passcode: '<b>"&',
      joinUrl: 'https://zoom.us/j/1"onclick="x()"><script>',
    });
    expect(html).not.toMatch(/<b>|<script>|"onclick/);
  });
});

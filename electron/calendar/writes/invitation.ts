/**
 * The text of a booking that carries a Zoom meeting: link, number and passcode in Swedish and English, as Outlook's
 * users read them and as Zoom Rooms look for them. Everything in it is text; nothing from outside becomes markup.
 */
import type { ScheduledMeeting } from '../../ports/meeting-scheduler.ts';

/** HTML. The passcode stands as text: a link holds an opaque form of it that no person and no room can type. */
export function invitationHtml({ meetingNumber, passcode, joinUrl }: ScheduledMeeting): string {
  const link = escape(joinUrl);
  const number = escape(grouped(meetingNumber));
  const part = (lead: string, numberLabel: string, passcodeLabel: string): string =>
    [
      `<p>${lead}<br><a href="${link}">${link}</a></p>`,
      `<p>${numberLabel}: ${number}`,
      ...(passcode === null ? [] : [`<br>${passcodeLabel}: ${escape(passcode)}`]),
      '</p>',
    ].join('');
  return [
    '<html><body>',
    part('Anslut till Zoom-mötet', 'Mötes-ID', 'Lösenord'),
    '<hr>',
    part('Join the Zoom meeting', 'Meeting ID', 'Passcode'),
    '</body></html>',
  ].join('');
}

/** As Zoom writes it: `812 3456 7890`. */
function grouped(meetingNumber: string): string {
  const middle = meetingNumber.length - 4;
  const parts = [meetingNumber.slice(0, 3), meetingNumber.slice(3, middle), meetingNumber.slice(middle)];
  return parts.filter((part) => part !== '').join(' ');
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

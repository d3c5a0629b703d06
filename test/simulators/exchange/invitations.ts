/**
 * Invitation bodies as calendars really hold them: Zoom in Swedish and English, as HTML, as Outlook's text form,
 * wrapped by SafeLinks, with broken lines; and Teams. Composed for this project after the shapes of the real ones;
 * phone numbers are from the range set aside for fiction.
 */
import { createHash } from 'node:crypto';

export interface ZoomMeeting {
  /** `stockholmuniversity.zoom.us` or another site of Zoom's. */
  readonly host: string;
  readonly number: string;
  /** The opaque token in the link, which nobody can type; null leaves it out. */
  readonly pwd: string | null;
  /** What a person types; null for a meeting without one. */
  readonly passcode: string | null;
  /** Another, numeric code for phones and room systems; null when the typed one serves there too. */
  readonly numericPasscode: string | null;
  readonly inviter: string;
}

export interface TeamsMeeting {
  readonly thread: string;
  readonly tenant: string;
  readonly organizerId: string;
  readonly meetingId: string;
  readonly passcode: string;
}

/** A meeting at Stockholm University with what is usual there; the passcode is numeric or absent. */
export function zoomMeeting(number: string, passcode: string | null, inviter: string): ZoomMeeting {
  const pwd = passcode === null ? null : pwdToken(number);
  return { host: 'stockholmuniversity.zoom.us', number, pwd, passcode, numericPasscode: null, inviter };
}

/** The meeting's own link. `from=addon` is what the Outlook add-in leaves behind. */
export function zoomLink(meeting: ZoomMeeting, from: 'addon' | null = null): string {
  const query = [
    ...(meeting.pwd === null ? [] : [`pwd=${meeting.pwd}`]),
    ...(from === null ? [] : [`from=${from}`]),
  ].join('&');
  return `https://${meeting.host}/j/${meeting.number}${query === '' ? '' : `?${query}`}`;
}

/** `612 3456 7890`, as people read it. */
export function grouped(number: string): string {
  const head = number.length - 8;
  return [number.slice(0, head), number.slice(head, head + 4), number.slice(head + 4)].join(' ');
}

/** The link as Microsoft Defender rewrites it in mail. */
export function safeLink(url: string, recipient: string): string {
  const data = `05|02|${recipient}|4f1c0a|40c91f|0|0|638993700000000000|Unknown|TWFpbGZsb3d8eyJFbXB0eU1hcGkiOnRydWV9|0|||`;
  const query = [
    `url=${encodeURIComponent(url)}`,
    `data=${encodeURIComponent(data)}`,
    'sdata=c2FmZWxpbmtz%3D',
    'reserved=0',
  ];
  return `https://eur01.safelinks.protection.outlook.com/?${query.join('&')}`;
}

/** What Zoom's Outlook add-in writes in Swedish: the passcode, one-tap lines, H.323 and SIP. */
export function zoomSwedishHtml(meeting: ZoomMeeting): string {
  return asHtml([...swedishHead(meeting), ...swedishPhones(meeting)], (url) => anchor(url, url));
}

/** The same in English. */
export function zoomEnglishHtml(meeting: ZoomMeeting): string {
  return asHtml(englishLines(meeting), (url) => anchor(url, url));
}

/** The English one after Defender: `href` rewritten, the true address kept beside it in `originalsrc`. */
export function zoomSafeLinksHtml(meeting: ZoomMeeting, recipient: string, keepsOriginal: boolean): string {
  return asHtml(englishLines(meeting), (url) => {
    const original = keepsOriginal
      ? ` originalsrc="${escapeHtml(url)}" shash="c2hhc2g=" data-auth="Verified"`
      : '';
    return `<a href="${escapeHtml(safeLink(url, recipient))}"${original}>${escapeHtml(url)}</a>`;
  });
}

/** The text form that Outlook makes of HTML: `visible text<URL>`. */
export function zoomText(meeting: ZoomMeeting): string {
  const words = `Anslut till Zoom-möte<${zoomLink(meeting, 'addon')}>`;
  return ['Hej,', '', words, '', ...swedishCodes(meeting), '', ...swedishPhones(meeting)].join('\r\n');
}

/** Text whose long link was broken at the margin, inside its angle brackets. */
export function zoomBrokenLinesText(meeting: ZoomMeeting): string {
  const broken = zoomLink(meeting).replaceAll(/(.{38})/g, '$1\r\n');
  return ['Anslut till Zoom-möte', `<${broken}>`, '', ...swedishCodes(meeting)].join('\r\n');
}

/** A personal meeting room: a name in place of a number. */
export function zoomPersonalHtml(host: string, name: string): string {
  const url = `https://${host}/my/${name}`;
  return asHtml(['Vi ses i mitt personliga mötesrum som vanligt:', link(url)], (address) =>
    anchor(address, address),
  );
}

/** A seminar for which everybody must register first: nothing a room can join. */
export function zoomRegistrationHtml(host: string, token: string): string {
  const lines = [
    'Du är varmt välkommen till ett öppet seminarium.',
    'Anmäl dig i förväg för det här mötet:',
    link(`https://${host}/meeting/register/${token}`),
    'Efter anmälan får du ett bekräftelsemejl med information om hur du ansluter till mötet.',
  ];
  return asHtml(lines, (url) => anchor(url, url));
}

export function teamsLink(meeting: TeamsMeeting): string {
  const context = JSON.stringify({ Tid: meeting.tenant, Oid: meeting.organizerId });
  const thread = encodeURIComponent(`19:meeting_${meeting.thread}@thread.v2`);
  return `https://teams.microsoft.com/l/meetup-join/${thread}/0?context=${encodeURIComponent(context)}`;
}

/** Teams in Swedish, whose "Mötes-ID" and "Lösenord" must not be taken for Zoom's. */
export function teamsSwedishHtml(meeting: TeamsMeeting): string {
  const rule = '_'.repeat(80);
  const id = meeting.meetingId.replaceAll(/(\d{3})(?=\d)/g, '$1 ');
  return [
    `<div style="font-family:'Segoe UI',sans-serif"><p>${rule}</p>`,
    '<p><span style="font-size:24px">Microsoft Teams-möte</span></p>',
    `<p><a href="${escapeHtml(teamsLink(meeting))}" title="Mötesanslutningslänk">Anslut till mötet nu</a></p>`,
    `<p>Mötes-ID: <b>${id}</b><br>Lösenord: <b>${meeting.passcode}</b></p>`,
    '<p>Behöver du hjälp? <a href="https://aka.ms/JoinTeamsMeeting?omkt=sv-SE">Läs mer</a></p>',
    `<p>För organisatörer: <a href="https://teams.microsoft.com/meetingOptions/?organizerId=${meeting.organizerId}">Mötesalternativ</a></p>`,
    `<p>${rule}</p></div>`,
  ].join('\r\n');
}

interface Link {
  readonly url: string;
}
type Line = string | Link;

function link(url: string): Link {
  return { url };
}

function swedishHead(meeting: ZoomMeeting): readonly Line[] {
  return [
    'Hej!',
    '',
    `${meeting.inviter} bjuder in dig till ett schemalagt Zoom-möte.`,
    '',
    'Anslut till Zoom-möte',
    link(zoomLink(meeting, 'addon')),
    '',
    ...swedishCodes(meeting),
    '',
  ];
}

function swedishCodes({ number, passcode }: ZoomMeeting): readonly string[] {
  return [`Mötes-ID: ${grouped(number)}`, ...(passcode === null ? [] : [`Lösenord: ${passcode}`])];
}

function swedishPhones(meeting: ZoomMeeting): readonly string[] {
  const { host, number } = meeting;
  const code = numericCode(meeting);
  const tail = code === null ? '' : `,,,,*${code}#`;
  const codes = [`Mötes-ID: ${grouped(number)}`, ...(code === null ? [] : [`Lösenord: ${code}`])];
  return [
    '---',
    '',
    'Mobil med ett knapptryck',
    `+46846500410,,${number}#${tail} Sverige`,
    `+46846500411,,${number}#${tail} Sverige`,
    '',
    'Ring enligt din plats',
    '• +46 8 465 004 10 Sverige',
    '• +46 8 465 004 11 Sverige',
    ...codes,
    `Hitta ditt lokala nummer: https://${host}/u/acX7kQ2mLp`,
    '',
    'Anslut med H.323',
    '• 109.105.112.236',
    '• 109.105.112.235',
    ...codes,
    '',
    'Anslut med SIP',
    `• ${number}@109.105.112.236`,
    `• ${number}${code === null ? '' : `.${code}`}@zoomcrc.com`,
  ];
}

function englishLines(meeting: ZoomMeeting): readonly Line[] {
  const { number, passcode, inviter } = meeting;
  const code = numericCode(meeting);
  return [
    `${inviter} is inviting you to a scheduled Zoom meeting.`,
    '',
    'Join Zoom Meeting',
    link(zoomLink(meeting)),
    '',
    `Meeting ID: ${grouped(number)}`,
    ...(passcode === null ? [] : [`Passcode: ${passcode}`]),
    '',
    '---',
    '',
    'One tap mobile',
    `+46846500410,,${number}#${code === null ? '' : `,,,,*${code}#`} Sweden`,
    '',
    'Join by SIP',
    `• ${number}@zoomcrc.com`,
    ...(code === null ? [] : ['', `Passcode: ${code}`]),
    '',
    'Find your local number:',
    link(`https://${meeting.host}/u/acX7kQ2mLp`),
  ];
}

function numericCode({ passcode, numericPasscode }: ZoomMeeting): string | null {
  return numericPasscode ?? (passcode !== null && /^\d+$/.test(passcode) ? passcode : null);
}

/** The add-in writes one paragraph a line, inside the class names Word gives them. */
function asHtml(lines: readonly Line[], showLink: (url: string) => string): string {
  const paragraphs = lines.map((line) => {
    const content = typeof line === 'string' ? escapeHtml(line) || '&nbsp;' : showLink(line.url);
    return `<p class="MsoNormal">${content}</p>`;
  });
  return `<div class="WordSection1">\r\n${paragraphs.join('\r\n')}\r\n</div>`;
}

function anchor(url: string, text: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Looks like Zoom's token, letters and a counter; the same for the same meeting. */
function pwdToken(number: string): string {
  return `${createHash('sha256')
    .update(number)
    .digest('base64')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 31)}.1`;
}

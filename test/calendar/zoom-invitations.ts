/**
 * Invitations to Zoom as people and programs send them: Zoom's own texts in seven languages, every form of its links,
 * forwarded and rewritten mail, and the places where a link can stand.
 */
import { at, html, type Invitation, join, none, nothing, safe, text, zoom } from './invitation.ts';

const nbsp = '\u00a0';
const zoomEnglish = `Anna Andersson is inviting you to a scheduled Zoom meeting.

Join Zoom Meeting
${join}

Meeting ID: 612 3456 7890
Passcode: q7*Kp2

---

One tap mobile
+46850520017,,61234567890#,,,,*482913# Sweden
+46850539728,,61234567890#,,,,*482913# Sweden

Dial by your location
• +46 850 520 017 Sweden
• +46 8 5050 0828 Sweden

Meeting ID: 612 3456 7890
Passcode: 482913

Find your local number: https://uni-se.zoom.us/u/kb9Xa2LmZ

Join by SIP
• 61234567890@zoomcrc.com

Join by H.323
• 162.255.37.11 (US West)
• 213.19.144.110 (Amsterdam Netherlands)
`;

const zoomSwedish = `<html><body><p>Anna Andersson bjuder in dig till ett schemalagt Zoom-möte.</p>
<p>Anslut till Zoom-möte<br><a href="${join.replaceAll('&', '&amp;')}">${join}</a></p>
<p>Mötes-ID: 612${nbsp}3456${nbsp}7890<br>Lösenord: 482913</p>
<p>Hitta ditt lokala nummer: <a href="https://uni-se.zoom.us/u/abc123">lista</a></p></body></html>`;

const labelled = (number: string, passcode: string): string =>
  `<p>Zoom <a href="https://uni.zoom.us/j/71234567890">länk</a></p><p>${number}: 712 3456 7890</p><p>${passcode}: 246810</p>`;

export const zoomInvitations: readonly Invitation[] = [
  // Zoom's own texts
  {
    name: 'the English text: of two passcodes the numeric one',
    source: text(zoomEnglish),
    expected: zoom('61234567890', '482913'),
  },
  { name: 'the Swedish text in HTML', source: html(zoomSwedish), expected: zoom('61234567890', '482913') },
  {
    name: 'an alphanumeric passcode when there is no other',
    source: text(`${join}\nPasscode: q7*Kp2`),
    expected: zoom('61234567890', 'q7*Kp2'),
  },
  {
    name: 'labels in Norwegian',
    source: html(labelled('Møte-ID', 'Passord')),
    expected: zoom('71234567890', '246810'),
  },
  {
    name: 'labels in Danish',
    source: html(labelled('Møde-id', 'Adgangskode')),
    expected: zoom('71234567890', '246810'),
  },
  {
    name: 'labels in Finnish',
    source: html(labelled('Kokouksen tunnus', 'Salasana')),
    expected: zoom('71234567890', '246810'),
  },
  {
    name: 'labels in Finnish, the other word',
    source: html(labelled('Kokouksen tunnus', 'Tunnuskoodi')),
    expected: zoom('71234567890', '246810'),
  },
  {
    name: 'labels in French',
    source: html(labelled('ID de réunion', 'Code secret')),
    expected: zoom('71234567890', '246810'),
  },
  {
    name: 'labels in French, no-break spaces',
    source: html(labelled('N° de réunion', `Mot${nbsp}de passe${nbsp}`)),
    expected: zoom('71234567890', '246810'),
  },
  {
    name: 'labels in German',
    source: html(labelled('Meeting-ID', 'Kenncode')),
    expected: zoom('71234567890', '246810'),
  },
  {
    name: 'labels in German, the other word',
    source: html(labelled('Meeting-ID', 'Passwort')),
    expected: zoom('71234567890', '246810'),
  },
  {
    name: 'Lösenkod',
    source: html(labelled('Möte-ID', 'Lösenkod')),
    expected: zoom('71234567890', '246810'),
  },
  {
    name: 'Passkode',
    source: html(labelled('Møte-ID', 'Passkode')),
    expected: zoom('71234567890', '246810'),
  },
  {
    name: 'a passcode on the line below its label',
    source: html(
      `<table><tr><td><a href="${join}">Anslut</a></td></tr><tr><td>Lösenord:</td></tr><tr><td>482913</td></tr></table>`,
    ),
    expected: zoom('61234567890', '482913'),
  },
  {
    name: 'a passcode explained in brackets',
    source: text(`${join}\nPassword (numeric): 482913`),
    expected: zoom('61234567890', '482913'),
  },
  {
    name: 'a passcode in a one-tap line alone',
    source: text(`${join}\n+46850520017,,61234567890#,,,,*482913# Sweden`),
    expected: zoom('61234567890', '482913'),
  },
  {
    name: 'a passcode in a SIP address alone',
    source: text(`${join}\nSIP: 61234567890.482913@zoomcrc.com`),
    expected: zoom('61234567890', '482913'),
  },
  {
    name: 'a passcode above the only link',
    source: text(`Lösenord: 482913\n${join}`),
    expected: zoom('61234567890', '482913'),
  },
  {
    name: 'a link in the location, the passcode in the body',
    source: { ...text('Lösenord: 482913'), locations: [`A507; ${join}`] },
    expected: zoom('61234567890', '482913'),
  },
  {
    name: 'a door code is no passcode',
    source: text(`${join}\nPortkod: 482913`),
    expected: zoom('61234567890'),
  },
  {
    name: 'a sentence is no passcode',
    source: text(`${join}\nLösenord: skickas separat till deltagarna`),
    expected: zoom('61234567890'),
  },
  { name: 'the token of a link is no passcode', source: text(join), expected: zoom('61234567890') },

  {
    name: 'a passcode of letters at the end of its line',
    source: text(`${join}\nPasscode: Sommar \nVälkommen`),
    expected: zoom('61234567890', 'Sommar'),
  },
  {
    name: 'a text without lines',
    source: text(`${join} Meeting ID: 612 3456 7890 Passcode: 482913 One tap mobile`),
    expected: zoom('61234567890', '482913'),
  },

  {
    name: 'lines of preformatted text',
    source: html(`<pre>${join}\nPasscode: Sommar\nVälkommen</pre>`),
    expected: zoom('61234567890', 'Sommar'),
  },
  {
    name: 'what a reader does not see is no passcode',
    source: html(`<head><title>Lösenord: 9999</title></head><style>/* Kod: 8888 */</style><p>${join}</p>`),
    expected: zoom('61234567890'),
  },

  // Path shapes and hosts
  ...[
    'https://zoom.us/j/61234567890',
    'https://us02web.zoom.us/j/61234567890#success',
    'https://lu-se.zoom.us/s/61234567890?zak=eyJ0eXAi',
    'https://uni-se.zoom.us/w/61234567890?tk=abc',
    'https://app.zoom.us/wc/join/61234567890',
    'https://app.zoom.us/wc/61234567890/join?fromPWA=1',
    'https://app.zoom.us/wc/61234567890/start',
    'https://uni.zoom.us/skype/61234567890',
    'zoommtg://zoom.us/join?action=join&confno=61234567890&pwd=abc',
    'zoomus://zoom.us/join?confno=61234567890',
    'https://uni.zoom.com/j/61234567890',
    'https://agency.zoomgov.com/j/61234567890',
    'https://uni.zoom-x.de/j/61234567890',
    'https://zoom.com.cn/j/61234567890',
    'uni-se.zoom.us/j/61234567890',
    'HTTPS://UNI-SE.ZOOM.US/j/61234567890',
  ].map((link): Invitation => ({
    name: `the form ${link}`,
    source: at(link),
    expected: zoom('61234567890'),
  })),
  { name: 'a nine-digit number', source: at('https://zoom.us/j/612345678'), expected: zoom('612345678') },
  {
    name: 'a ten-digit number is somebody’s own room',
    source: at('https://zoom.us/j/6123456789'),
    expected: { number: '6123456789', passcode: null, personal: true },
  },
  {
    name: 'a personal link',
    source: at('https://uni-se.zoom.us/my/anna.andersson?pwd=abc'),
    expected: none('personalLink', 'zoom'),
  },
  {
    name: 'a personal link with its number below',
    source: text('https://uni-se.zoom.us/my/anna.andersson\nMötes-ID: 612 345 6789\nLösenord: 1234'),
    expected: { number: '6123456789', passcode: '1234', personal: true },
  },
  {
    name: 'a registration',
    source: at('https://uni-se.zoom.us/meeting/register/tJcvdOqgqz4u'),
    expected: none('registration', 'zoom'),
  },
  {
    name: 'a webinar registration',
    source: at('https://uni-se.zoom.us/webinar/register/WN_abc'),
    expected: none('registration', 'zoom'),
  },
  {
    name: 'the meeting’s own link before its registration',
    source: text(`https://uni-se.zoom.us/meeting/register/tJcvd\n${join}`),
    expected: zoom('61234567890'),
  },
  ...[
    'https://uni-se.zoom.us/u/kb9Xa2LmZ',
    'https://zoom.us/',
    'https://zoom.us/test',
    'https://zoom.us/download',
    'https://uni-se.zoom.us/rec/share/abc.def',
    'https://support.zoom.us/hc/en-us/articles/201362193',
    'https://zoom.us/j/12345678',
    'https://zoom.us/j/123456789012',
  ].map((link): Invitation => ({
    name: `no meeting: ${link}`,
    source: text(`Se ${link}`),
    expected: none('noLink', null),
  })),

  // Wrapped
  { name: 'SafeLinks', source: html(`<a href="${safe(join)}">Anslut</a>`), expected: zoom('61234567890') },
  {
    name: 'SafeLinks with a path of its own',
    source: html(`<a href="${safe(join, '/ap/t-59584e83/')}">Anslut</a>`),
    expected: zoom('61234567890'),
  },
  {
    name: 'SafeLinks in SafeLinks',
    source: html(`<a href="${safe(safe(safe(join)))}">Anslut</a>`),
    expected: zoom('61234567890'),
  },
  {
    name: 'SafeLinks escaped twice by forwarding',
    source: html(
      `<a href="${safe(join).replaceAll('&', '&amp;amp;').replace('?url=', '?x=1&amp;amp;url=')}">Anslut</a>`,
    ),
    expected: zoom('61234567890'),
  },
  {
    name: 'SafeLinks beside the true address',
    source: html(`<a href="${safe(join)}" originalsrc="${join}" shash="x" data-auth="Verified">Anslut</a>`),
    expected: zoom('61234567890'),
  },
  {
    name: 'a true address that is not to be believed',
    source: html(
      `<a href="${safe(join)}" originalsrc="https://zoom.us.evil.example/j/99999999999">Anslut</a>`,
    ),
    expected: zoom('61234567890'),
  },
  {
    name: 'Google’s redirector',
    source: text(`https://www.google.com/url?q=${encodeURIComponent(join)}&sa=D`),
    expected: zoom('61234567890'),
  },
  {
    name: 'Proofpoint version 2',
    source: text(
      'https://urldefense.proofpoint.com/v2/url?u=https-3A__uni-2Dse.zoom.us_j_61234567890-3Fpwd-3Dabc&d=DwMF&c=x',
    ),
    expected: zoom('61234567890'),
  },
  {
    name: 'Proofpoint version 3',
    source: text('https://urldefense.com/v3/__https://uni-se.zoom.us/j/61234567890?pwd=abc__;!!Abc!xyz$'),
    expected: zoom('61234567890'),
  },
  {
    name: 'Proofpoint version 3 with characters taken out',
    source: text('https://urldefense.com/v3/__https:/*uni-se.zoom.us/j/61234567890__;Lw!!Abc!xyz$'),
    expected: zoom('61234567890'),
  },
  {
    name: 'deeper than five layers is left alone',
    source: html(`<a href="${[1, 2, 3, 4, 5, 6].reduce((link) => safe(link), join)}">Anslut</a>`),
    expected: none('noLink', null),
  },
  {
    name: 'Outlook’s text form, broken at the margin',
    source: text('Anslut<https://uni-se.zoom.us/j/612345\r\n 67890?pwd=abc>'),
    expected: zoom('61234567890'),
  },
  {
    name: 'a soft break of badly decoded mail',
    source: text('Anslut<https://uni-se.zoom.us/j/612345=\r\n67890?pwd=abc>'),
    expected: zoom('61234567890'),
  },
  {
    name: 'Swedish quotation marks around it',
    source: text('Länk: ”https://uni-se.zoom.us/j/61234567890”.'),
    expected: zoom('61234567890'),
  },
  {
    name: 'a bracket and a full stop behind it',
    source: text('(https://uni-se.zoom.us/j/61234567890).'),
    expected: zoom('61234567890'),
  },
  {
    name: 'malformed percent codes',
    source: text('https://uni-se.zoom.us/j/61234567890?pwd=%E0%A4%A&x=%zz'),
    expected: zoom('61234567890'),
  },
  {
    name: 'broken HTML from Word',
    source: html(
      `<html xmlns:o="x"><head><style>p{color:red}</style><body><p class=MsoNormal><o:p>&nbsp;<b><a href='${join}'>Join<o:p></p></b>`,
    ),
    expected: zoom('61234567890'),
  },

  // Where it stands
  { name: 'a structured field', source: { ...nothing, structured: [join] }, expected: zoom('61234567890') },
  {
    name: 'the subject',
    source: { ...nothing, subject: `Seminarium ${join}` },
    expected: zoom('61234567890'),
  },
  {
    name: 'the location’s before the body’s',
    source: { ...text('https://zoom.us/j/88888888888'), locations: ['https://zoom.us/j/77777777777'] },
    expected: { number: '77777777777', passcode: null, also: ['88888888888'] },
  },
  {
    name: 'the first of the body, the later ones to choose from',
    source: text(
      'https://zoom.us/j/77777777777\nLösenord: 1111\n\nFrån: Bo\nhttps://zoom.us/j/88888888888\nLösenord: 2222',
    ),
    expected: { number: '77777777777', passcode: '1111', also: ['88888888888'] },
  },
  {
    name: 'a Zoom link in the body before a Teams link in a field',
    source: {
      ...text(`${join}\nPasscode: 482913`),
      structured: ['https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0'],
    },
    expected: zoom('61234567890', '482913'),
  },
];

/** Invitations to other services, texts made to deceive, and numbers that are no meetings. */
import {
  at,
  html,
  type Invitation,
  join,
  none,
  nothing,
  other,
  safe,
  teams,
  text,
  zoom,
} from './invitation.ts';

export const otherInvitations: readonly Invitation[] = [
  // Other services
  {
    name: 'Teams: its number and password are not taken for Zoom’s',
    source: text(teams),
    expected: other('teams', 'https://teams.microsoft.com/meet/38412345678901?p=tR5wXb2LmQ9'),
  },
  {
    name: 'Zoom above Teams: the Teams password stays with Teams',
    source: text(`${join}\n\n${teams}`),
    expected: zoom('61234567890'),
  },
  {
    name: 'Teams in a structured field',
    source: {
      ...nothing,
      structured: ['https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d'],
    },
    expected: other(
      'teams',
      'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d',
    ),
  },
  {
    name: 'Teams: the meeting itself rather than the page for video systems above it',
    source: text('https://uni.webex.com/msteams?confid=1234567 https://teams.live.com/meet/9312345678901'),
    expected: other('teams', 'https://teams.live.com/meet/9312345678901'),
  },
  {
    name: 'Meet, wrapped by SafeLinks',
    source: text(safe('https://meet.google.com/abc-defg-hij')),
    expected: other('meet', 'https://meet.google.com/abc-defg-hij'),
  },
  {
    name: 'Webex above Teams: the first is what the booking is about',
    source: text('https://uni.webex.com/meet/anna https://teams.live.com/meet/9312345678901'),
    expected: none('otherService', 'webex'),
  },
  ...[
    ['teams', 'https://teams.live.com/meet/9312345678901'],
    ['teams', 'https://gov.teams.microsoft.us/l/meetup-join/19%3ameeting'],
    ['meet', 'https://meet.google.com/abc-defg-hij'],
  ].map(([service = '', link = '']): Invitation => ({
    name: `${service}: ${link}`,
    source: text(link),
    expected: other(service === 'meet' ? 'meet' : 'teams', link),
  })),
  ...[
    'https://anna@teams.live.com/meet/9312345678901',
    'https://:pw@teams.live.com/meet/9312345678901',
    'https://teams.live.com:8443/meet/9312345678901',
    `https://teams.live.com/meet/9312345678901?x=${'1'.repeat(2_000)}`,
  ].map((link): Invitation => ({
    name: `Teams, but no link to hand on: ${link.slice(0, 60)}`,
    source: { ...nothing, structured: [link] },
    expected: none('otherService', 'teams'),
  })),
  ...(
    [
      ['https://uni.webex.com/msteams?confid=1234567', 'teams'],
      ['https://meet.lync.com/uni/anna/ABC123', 'skype'],
      ['https://join.uni.example/meet/anna/ABC123', 'skype'],
      ['https://uni.webex.com/meet/anna', 'webex'],
      ['https://uni.webex.com/uni/j.php?MTID=m123', 'webex'],
      ['https://meet.jit.si/Seminarium', 'other'],
      ['https://whereby.com/seminarium', 'other'],
    ] as const
  ).map(([link, service]): Invitation => ({
    name: `${service}: ${link}`,
    source: text(link),
    expected: none('otherService', service),
  })),
  ...[
    'https://teams.microsoft.com/meet/38412345678901',
    'https://teams.microsoft.com/l/meeting/new',
    'https://teams.microsoft.com/meetingOptions?x=1',
    'https://teams.microsoft.com/l/chat/0/0',
    'https://dialin.teams.microsoft.com/abc',
    'https://aka.ms/JoinTeamsMeeting',
    'https://meet.google.com/',
  ].map((link): Invitation => ({
    name: `no meeting: ${link}`,
    source: text(link),
    expected: none('noLink', null),
  })),

  // Made to deceive
  {
    name: 'a host that begins like Zoom’s',
    source: at('https://zoom.us.evil.example/j/61234567890'),
    expected: none('hostNotAllowed', 'zoom'),
  },
  {
    name: 'a host that ends like Zoom’s',
    source: at('https://evilzoom.us/j/61234567890'),
    expected: none('hostNotAllowed', 'zoom'),
  },
  {
    name: 'a path that looks like a host',
    source: at('https://evil.example/zoom.us/j/61234567890'),
    expected: none('noLink', null),
  },
  {
    name: 'a second host behind a comma',
    source: at('https://evil.example/x,zoom.us/j/61234567890'),
    expected: none('noLink', null),
  },
  {
    name: 'userinfo that looks like a host',
    source: at('https://zoom.us@evil.example/j/61234567890'),
    expected: none('noLink', null),
  },
  {
    name: 'userinfo before the real host',
    source: at('https://evil.example@zoom.us/j/61234567890'),
    expected: none('noLink', null),
  },
  { name: 'another port', source: at('https://zoom.us:8443/j/61234567890'), expected: none('noLink', null) },
  {
    name: 'no encryption',
    source: at('http://uni-se.zoom.us/j/61234567890'),
    expected: none('noLink', null),
  },
  {
    name: 'a link that runs code',
    source: html('<a href="javascript:location=\'https://evil.example\'">zoom</a>'),
    expected: none('noLink', null),
  },
  {
    name: 'a Cyrillic letter in the host',
    source: at('https://zооm.us/j/61234567890'),
    expected: none('noLink', null),
  },
  {
    name: 'SafeLinks around a deceiving host',
    source: html(`<a href="${safe('https://zoom.us.evil.example/j/61234567890')}">Zoom</a>`),
    expected: none('hostNotAllowed', 'zoom'),
  },
  {
    name: 'a false SafeLinks host',
    source: at(`https://safelinks.protection.outlook.com.evil.example/?url=${encodeURIComponent(join)}`),
    expected: none('noLink', null),
  },
  {
    name: 'a passcode below a deceiving link goes nowhere',
    source: text(`${join}\nhttps://zoom.us.evil.example/j/61234567891\nLösenord: 999999`),
    expected: zoom('61234567890'),
  },

  // Numbers that are no meetings
  {
    name: 'phone numbers',
    source: text('Tel: 08-505 200 17, +46 850 520 017, 0850520017'),
    expected: none('noLink', null),
  },
  {
    name: 'a labelled number without any link',
    source: text('Mötes-ID: 612 3456 7890'),
    expected: none('noLink', null),
  },
  { name: 'an organisation number', source: text('Org.nr: 202100-3062'), expected: none('noLink', null) },
  { name: 'nothing at all', source: nothing, expected: none('noLink', null) },
];

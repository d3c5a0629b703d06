import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-text.ts';
import {
  grouped,
  safeLink,
  teamsLink,
  teamsSwedishHtml,
  zoomBrokenLinesText,
  zoomEnglishHtml,
  zoomLink,
  zoomMeeting,
  zoomSafeLinksHtml,
  zoomSwedishHtml,
  zoomText,
} from './invitations.ts';

const meeting = zoomMeeting('61234567890', '471147', 'Anna Andersson');
const open = zoomMeeting('65550001234', null, 'Bo Berg');

describe('Zoom invitations', () => {
  it('keep the token of the link apart from the passcode', () => {
    const link = new URL(zoomLink(meeting, 'addon'));
    expect([link.host, link.pathname, link.searchParams.get('from')]).toEqual([
      'stockholmuniversity.zoom.us',
      '/j/61234567890',
      'addon',
    ]);
    expect(link.searchParams.get('pwd')).toMatch(/^[A-Za-z0-9]{31}\.1$/);
    expect(link.href).not.toContain('471147');
    expect(zoomLink(open)).toBe('https://stockholmuniversity.zoom.us/j/65550001234');
  });

  it('write no passcode for a meeting without one', () => {
    for (const text of [
      htmlToText(zoomSwedishHtml(open)),
      htmlToText(zoomEnglishHtml(open)),
      zoomText(open),
    ]) {
      expect(text).toContain('655 5000 1234');
      expect(text).not.toMatch(/Lösenord|Passcode|\*\d/);
    }
  });

  it('can have one code for people and another for phones and room systems', () => {
    const two = { ...meeting, passcode: 'aB3!x', numericPasscode: '884422' };
    expect(htmlToText(zoomEnglishHtml(two)).match(/Passcode: \S+/g)).toEqual([
      'Passcode: aB3!x',
      'Passcode: 884422',
    ]);
    expect(htmlToText(zoomSwedishHtml(two))).toContain('61234567890.884422@zoomcrc.com');
    const letters = { ...meeting, passcode: 'aB3!x' };
    expect(htmlToText(zoomSwedishHtml(letters))).toContain('• 61234567890@zoomcrc.com');
  });

  it('show a link that is its own text once when they become text', () => {
    const text = htmlToText(zoomSwedishHtml(meeting));
    expect(text.split(zoomLink(meeting, 'addon'))).toHaveLength(2);
  });

  it('break the long link at the margin without losing a character of it', () => {
    const inside = /<([^>]+)>/.exec(zoomBrokenLinesText(meeting))?.[1] ?? '';
    expect(inside.split('\r\n').length).toBeGreaterThan(2);
    expect(inside.replaceAll('\r\n', '')).toBe(zoomLink(meeting));
  });

  it('group numbers of every length as people read them', () => {
    expect(['123456789', '1234567890', '12345678901'].map(grouped)).toEqual([
      '1 2345 6789',
      '12 3456 7890',
      '123 4567 8901',
    ]);
  });
});

describe('links rewritten on the way', () => {
  it('carry their target in the query, encoded once', () => {
    const wrapped = new URL(safeLink(zoomLink(meeting), 'rum-algen@su.example'));
    expect(wrapped.host).toBe('eur01.safelinks.protection.outlook.com');
    expect(wrapped.searchParams.get('url')).toBe(zoomLink(meeting));
  });

  it('may keep the true address beside the rewritten one', () => {
    expect(zoomSafeLinksHtml(meeting, 'a@b.example', true)).toMatch(
      /originalsrc="https:\/\/stockholmuniversity/,
    );
    expect(zoomSafeLinksHtml(meeting, 'a@b.example', false)).not.toContain('originalsrc');
  });
});

it('Teams invitations name a meeting id and a password that are not Zoom’s', () => {
  const teams = {
    thread: 'abc',
    tenant: 't',
    organizerId: 'o',
    meetingId: '318406275914',
    passcode: 'Kd7rP2',
  };
  const text = htmlToText(teamsSwedishHtml(teams));
  expect(text).toContain('Mötes-ID: 318 406 275 914\r\nLösenord: Kd7rP2');
  expect(text).toContain(`<${teamsLink(teams)}>`);
  expect(JSON.parse(new URL(teamsLink(teams)).searchParams.get('context') ?? '')).toEqual({
    Tid: 't',
    Oid: 'o',
  });
});

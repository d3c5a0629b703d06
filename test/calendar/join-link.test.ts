import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJoin } from '../../electron/calendar/join-link/index.ts';
import { configSchema } from '../../shared/config.ts';
import type { JoinInfo } from '../../shared/model/booking.ts';
import type { Invitation } from './invitation.ts';
import { hostileLinks } from './hostile-links.ts';
import { otherInvitations } from './other-invitations.ts';
import { zoomInvitations } from './zoom-invitations.ts';

const { allowedHosts } = configSchema.shape.meetings.parse({});

/** What the booking's own meeting comes to, and the numbers of the others. */
function summary(join: JoinInfo): Invitation['expected'] {
  if (join.kind === 'none') return { obstacle: join.obstacle, service: join.service };
  if (join.kind === 'thirdParty') return { service: join.service, url: join.url };
  const { meetingNumber, passcode, isPersonal } = join.meeting;
  const also = join.alternatives.map((other) => other.meetingNumber);
  return {
    number: meetingNumber,
    passcode,
    ...(isPersonal ? { personal: true } : {}),
    ...(also.length > 0 ? { also } : {}),
  };
}

describe('the way into a meeting', () => {
  it.each([...zoomInvitations, ...otherInvitations])('is read from $name', ({ source, expected }) => {
    expect(summary(findJoin(source, allowedHosts))).toEqual(expected);
  });

  it('follows the allow list alone, whatever Zoom’s own hosts are', () => {
    const source = {
      subject: null,
      locations: ['https://zoom.kth.example/j/61234567890'],
      body: null,
      structured: [],
    };
    expect(findJoin(source, ['kth.example'])).toMatchObject({ kind: 'zoom' });
    expect(findJoin(source, ['zoom.us'])).toMatchObject({ obstacle: 'hostNotAllowed' });
  });

  it('offers no more than five alternatives', () => {
    const content = Array.from({ length: 9 }, (_, index) => `https://zoom.us/j/6123456789${index}`).join(
      '\n',
    );
    const join = findJoin(
      { subject: null, locations: [], structured: [], body: { contentType: 'text', content } },
      allowedHosts,
    );
    expect(join.kind === 'zoom' && join.alternatives).toHaveLength(5);
  });
});

const piece = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'zoom.us',
    '.zoom.us',
    'https://',
    'zoommtg://',
    '/j/',
    '/wc/join/',
    '61234567890',
    '?url=',
    '%',
    '%25',
    '&amp;',
    '<',
    '>',
    '<a href="',
    '" originalsrc="',
    '">',
    '</a>',
    '<pre>',
    '@',
    ',',
    '=\r\n',
    'Meeting ID:',
    'Lösenord:',
    '*1#',
    ',,',
    '__;',
    'https://urldefense.com/v3/__',
    'https://eur01.safelinks.protection.outlook.com/',
    'https://www.google.com/url?q=',
    '\ud800',
  ),
);
const noise = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

describe('hostile text', () => {
  it('never makes the search throw', () => {
    fc.assert(
      fc.property(
        noise,
        noise,
        fc.constantFrom('html' as const, 'text' as const),
        (location, content, contentType) => {
          const join = findJoin(
            {
              subject: location,
              locations: [location],
              structured: [content],
              body: { contentType, content },
            },
            allowedHosts,
          );
          expect(['zoom', 'thirdParty', 'none']).toContain(join.kind);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never yields a number from a host outside the allow list', () => {
    const host = fc.oneof(
      fc.domain(),
      fc.constantFrom(
        'zoom.us.evil.example',
        'evilzoom.us',
        'zoom.us@evil.example',
        'zoom.us.',
        'zoom.us\\@evil.example',
        'zoom.us%2f.evil.example',
        'evil.example/zoom.us',
        'evil.example/?zoom.us',
      ),
    );
    const path = fc.constantFrom(
      '/j/61234567890',
      '/wc/join/61234567890',
      '/join?confno=61234567890',
      '/my/anna\nMeeting ID: 612 3456 7890',
    );
    const wrap = fc.constantFrom(
      (link: string) => link,
      (link: string) => `<${link}>`,
      (link: string) => `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}`,
      (link: string) => `https://www.google.com/url?q=${encodeURIComponent(link)}`,
      (link: string) => `<a href="${link}">https</a>`,
    );
    fc.assert(
      fc.property(
        fc.constantFrom('https', 'http', 'zoommtg', 'ftp'),
        host,
        path,
        wrap,
        (scheme, name, tail, around) => {
          const content = around(`${scheme}://${name}${tail}`);
          const join = findJoin(
            {
              subject: content,
              locations: [content],
              structured: [content],
              body: { contentType: 'html', content },
            },
            ['allowed.example'],
          );
          expect(join.kind).toBe('none');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is joined on exactly the hosts of the allow list and those below them', () => {
    const label = fc.stringMatching(/^[a-z0-9]{1,12}$/);
    const list = ['zoom.us', 'moten.su.example'];
    const host = fc.oneof(
      fc.constantFrom(...list),
      fc.tuple(label, fc.constantFrom(...list)).map(([name, allowed]) => `${name}.${allowed}`),
      fc.tuple(label, fc.constantFrom(...list)).map(([name, allowed]) => `${name}${allowed}`),
      fc.tuple(fc.constantFrom(...list), label).map(([allowed, name]) => `${allowed}.${name}`),
    );
    fc.assert(
      fc.property(host, (name) => {
        const content = `https://${name}/j/61234567890`;
        const join = findJoin({ subject: null, locations: [content], structured: [], body: null }, list);
        const isOnList = list.some((allowed) => name === allowed || name.endsWith(`.${allowed}`));
        expect(join.kind === 'zoom', name).toBe(isOnList);
      }),
      { numRuns: 1000 },
    );
  });

  it('is refused in more than two hundred deceiving forms', () => {
    expect(hostileLinks.length).toBeGreaterThan(200);
    for (const content of hostileLinks) {
      const source = { subject: content, locations: [content], structured: [content] };
      const join = findJoin({ ...source, body: { contentType: 'html', content } }, allowedHosts);
      expect(join.kind, content).toBe('none');
    }
  });

  it('costs time in proportion to its length, however long the invitation', () => {
    const long = 1_000_000;
    for (const unit of [
      'a',
      'a-',
      'a.',
      '<https://',
      'https://a',
      '1',
      ',,1',
      'Meeting ID: ',
      'kod: ',
      '<a href=',
      '&amp;',
      ' (',
    ]) {
      const content = unit.repeat(long / unit.length);
      const before = performance.now();
      findJoin(
        { subject: null, locations: [content], structured: [], body: { contentType: 'html', content } },
        allowedHosts,
      );
      expect(performance.now() - before, unit).toBeLessThan(5_000);
    }
  });
});

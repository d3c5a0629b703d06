/**
 * Links that look like Zoom's and are not: hosts that begin or end alike, borrowed letters, a second host behind the
 * first, other schemes and ports, and each of them wrapped as mail systems wrap links. None may be joined.
 */

const number = '61234567890';
const path = `/j/${number}`;

/** Hosts and what stands before and after them, as they would stand behind `https://`. */
const deceivingAuthorities = [
  // Begins or ends like it
  ...['zoom.us.evil.example', 'evilzoom.us', 'my-zoom.us', 'zoom.us-join.example', 'zoom.us.com', 'zoom.usa'],
  ...['zoomus.example', 'zoom.example', 'us.zoom', 'zoom-us.example', 'www-zoom.us', 'zoom.us.org'],
  ...['zoom.co', 'zoom.cm', 'zoom.uk', 'zoom.us.se', 'stockholmuniversity-zoom.us', 'su-zoom.us'],
  // A letter off, and letters borrowed from other alphabets
  ...['z0om.us', 'zo0m.us', 'zooom.us', 'zom.us', 'zoorn.us', 'zoom.vs', 'xn--zom-1na.us', 'xn--om-jlbt.us'],
  ...['zооm.us', 'ᴢoom.us', 'zoom.uѕ', 'zöom.us', 'zoоm.us'],
  // The real host is the part behind
  ...[
    'zoom.us@evil.example',
    'zoom.us:443@evil.example',
    'zoom.us%40evil.example',
    'anna:zoom.us@evil.example',
  ],
  ...[
    'zoom.us%2f@evil.example',
    'zoom.us%00.evil.example',
    'zoom.us%2eevil.example',
    'zoom.us\u3002evil.example',
  ],
  ...[
    'zoom.us\u00ad.evil.example',
    'zoom.us\u200b.evil.example',
    'zoom.us,evil.example',
    'zoom.us;evil.example',
  ],
  // Another port, userinfo, an address instead of a name
  ...['zoom.us:8443', 'zoom.us:80', 'zoom.us:22', 'admin@zoom.us', 'anna:hemligt@zoom.us', '127.0.0.1'],
  ...[
    '2130706433',
    '0x7f.1',
    '[::1]',
    '169.254.169.254',
    'localhost',
    '10.0.0.1:443',
    '0.0.0.0',
    'zoom',
    'us',
  ],
] as const;

/** Whole addresses whose host is not what it seems, or which are no meeting at all. */
const deceivingLinks = [
  `http://zoom.us${path}`,
  `ftp://zoom.us${path}`,
  `file://zoom.us${path}`,
  `javascript:location='https://evil.example${path}'`,
  `data:text/html,https://evil.example${path}`,
  `https://evil.example/zoom.us${path}`,
  `https://evil.example/?u=zoom.us${path}`,
  `https://evil.example/#zoom.us${path}`,
  `https://evil.example\\.zoom.us${path}`,
  `https://evil.example/https://evil2.example${path}`,
  `https:///evil.example${path}`,
  `https:evil.example${path}`,
  `//evil.example${path}`,
  `zoommtg://evil.example/join?confno=${number}`,
  `zoomus://evil.example/join?confno=${number}`,
  `zoommtg://zoom.us.evil.example/join?confno=${number}&pwd=abc`,
  `zoommtg://anna@evil.example/join?confno=${number}`,
  `msteams://zoom.us${path}`,
  `mailto:j@zoom.us?subject=${number}`,
  `tel:+46${number}`,
];

const encoded = encodeURIComponent;
const wraps: readonly ((link: string) => string)[] = [
  (link) => link,
  (link) => `<a href="${link}">https://evil.example</a>`,
  (link) => `https://eur01.safelinks.protection.outlook.com/?url=${encoded(link)}&data=05`,
  (link) => `https://www.google.com/url?q=${encoded(link)}`,
];

export const hostileLinks: readonly string[] = [
  ...deceivingAuthorities.map((authority) => `https://${authority}${path}`),
  ...deceivingLinks,
].flatMap((link) => wraps.map((wrap) => wrap(link)));

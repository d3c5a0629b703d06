import { describe, expect, it } from 'vitest';
import { readConfig } from '../../shared/config.ts';
import { rawConfig } from '../app/states.ts';

const zoom = { accountId: 'a', clientId: 'c', clientSecret: 's' };

const problems = (raw: unknown) => {
  const read = readConfig(raw);
  return read.ok ? [] : read.error;
};

const ewsConfig = (access: object) => ({
  ...rawConfig,
  calendar: {
    mailbox: 'a@b',
    kind: 'ews',
    ews: { url: 'https://mail.su.example/EWS/Exchange.asmx', ...access },
  },
});

describe('a config', () => {
  it('needs only what has no default', () => {
    const read = readConfig(rawConfig);
    expect(read).toMatchObject({
      ok: true,
      value: {
        unknownKeys: [],
        config: {
          panel: { name: 'Älgen', language: 'sv', pixelsPerMm: 5.88 },
          room: { timeZone: 'Europe/Stockholm', csapi: { port: 2244 } },
          calendar: { kind: 'graph', graph: { host: 'https://graph.microsoft.com' } },
          booking: { walkUpMinutes: [15, 30, 45, 60] },
        },
      },
    });
  });

  it('is told key by key what is wrong with it', () => {
    const raw = {
      ...rawConfig,
      panel: { placement: 'roof', pixelsPerMm: 0 },
      room: { csapi: { host: '127.0.0.1', port: '2244', passcode: 'x' }, hostKeys: ['MD5:00'] },
    };
    expect(problems(raw)).toEqual([
      { key: 'panel.placement', found: '"roof"', expected: { kind: 'choice', detail: 'table | door' } },
      { key: 'panel.pixelsPerMm', found: '0', expected: { kind: 'range', detail: '≥ 2' } },
      {
        key: 'room.hostKeys.0',
        found: '"MD5:00"',
        expected: { kind: 'example', detail: `SHA256:${'x'.repeat(43)}` },
      },
      { key: 'room.csapi.port', found: '"2244"', expected: { kind: 'number', detail: null } },
    ]);
  });

  it('never has the value of a secret repeated', () => {
    const raw = {
      ...rawConfig,
      room: { csapi: { host: 'h', passcode: 4711 } },
      calendar: { mailbox: 'a@b', graph: { tenant: 't', clientId: 'c', clientSecret: ['topp'] } },
    };
    expect(problems(raw).map(({ key }) => key)).toEqual([
      'room.csapi.passcode',
      'calendar.graph.clientSecret',
    ]);
    expect(JSON.stringify(problems(raw))).not.toMatch(/4711|topp/);
  });

  it.each([
    ['room.csapi', { ...rawConfig, room: {} }],
    ['calendar', { ...rawConfig, calendar: undefined }],
    ['calendar.graph', { ...rawConfig, calendar: { mailbox: 'a@b' } }],
    [
      'calendar.graph.clientSecret',
      { ...rawConfig, calendar: { mailbox: 'a@b', graph: { tenant: 't', clientId: 'c' } } },
    ],
    ['calendar.ews', { ...rawConfig, calendar: { mailbox: 'a@b', kind: 'ews' } }],
    ['calendar.ews.password', ewsConfig({ auth: 'ntlm', user: 'SU\\rum-algen' })],
    ['calendar.ews.oauth', ewsConfig({ auth: 'oauth' })],
    ['calendar.ews.oauth.clientSecret', ewsConfig({ auth: 'oauth', oauth: { tenant: 't', clientId: 'c' } })],
    ['room.cloud', { ...rawConfig, zoom, room: { ...rawConfig.room, driver: 'both' } }],
    ['room.csapi', { ...rawConfig, zoom, room: { driver: 'both', cloud: { roomId: 'qM0dLnyAlgen1' } } }],
    ['zoom', { ...rawConfig, room: { driver: 'cloud', cloud: { roomId: 'qM0dLnyAlgen1' } } }],
    ['zoom', { ...rawConfig, meetings: { host: 'rum@su.se' } }],
    ['meetings.passcode', { ...rawConfig, zoom, meetings: { host: 'rum@su.se', passcode: 'off' } }],
  ])('is told that %s is missing or not supported', (key, raw) => {
    expect(problems(raw)).toMatchObject([{ key }]);
  });

  it('needs no control service for a room that is driven through Zoom’s cloud', () => {
    const room = { driver: 'cloud', cloud: { roomId: 'qM0dLnyAlgen1' } };
    expect(readConfig({ ...rawConfig, zoom, room })).toMatchObject({
      ok: true,
      value: {
        config: {
          room: { csapi: null },
          zoom: {
            apiUrl: 'https://api.zoom.us',
            tokenUrl: 'https://zoom.us/oauth/token',
            subscriptionId: null,
          },
        },
      },
    });
  });

  it.each([
    ['tokenUrl', 'http://127.0.0.1:8080/oauth/token'],
    ['tokenUrl', 'https://zoom.us/oauth/token'],
    ['eventsUrl', 'ws://localhost:8080/ws'],
    ['eventsUrl', 'wss://ws.zoom.us/ws'],
  ])('may have %s %s', (key, address) => {
    expect(readConfig({ ...rawConfig, zoom: { ...zoom, [key]: address } })).toMatchObject({
      ok: true,
      value: { config: { zoom: { [key]: address } } },
    });
  });

  it.each([
    ['tokenUrl', 'http://zoom.us/oauth/token'],
    ['tokenUrl', 'http://127.0.0.1.evil.example/oauth/token'],
    ['tokenUrl', 'https://user:pw@zoom.us/oauth/token'],
    ['eventsUrl', 'ws://ws.zoom.us/ws'],
    ['eventsUrl', 'https://ws.zoom.us/ws'],
    ['eventsUrl', 'wss://ws.zoom.us/ws?subscriptionId=1'],
  ])('must not send a token by %s to %s', (key, address) => {
    expect(problems({ ...rawConfig, zoom: { ...zoom, [key]: address } })).toMatchObject([
      { key: `zoom.${key}` },
    ]);
  });

  it('may have keys of a newer version, which are named', () => {
    const read = readConfig({ ...rawConfig, panel: { name: 'Älgen', hologram: true } });
    expect(read).toMatchObject({ ok: true, value: { unknownKeys: ['panel.hologram'] } });
  });

  it.each([
    ['graph.microsoft.com', 'https://graph.microsoft.com'],
    ['https://graph.microsoft.us/', 'https://graph.microsoft.us'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('may name the calendar’s host as %s', (host, expected) => {
    const graph = { ...rawConfig.calendar.graph, host };
    const read = readConfig({ ...rawConfig, calendar: { ...rawConfig.calendar, graph } });
    expect(read).toMatchObject({ ok: true, value: { config: { calendar: { graph: { host: expected } } } } });
  });

  it.each(['http://graph.microsoft.com', 'http://127.0.0.1.evil.example', 'ftp://x', 'https://a/path'])(
    'must not send its token to %s',
    (host) => {
      const graph = { ...rawConfig.calendar.graph, host };
      expect(problems({ ...rawConfig, calendar: { ...rawConfig.calendar, graph } })).toMatchObject([
        { key: 'calendar.graph.host' },
      ]);
    },
  );

  it('is told that it is not a config when it is none', () => {
    for (const raw of [null, 7, [], 'x', {}]) expect(problems(raw).length).toBeGreaterThan(0);
  });
});

/**
 * The config file: its schema, its defaults and the reading of one. Keys keep their meaning for ever; `version`
 * counts up when one has to change. Unknown keys are allowed (a newer panel may have written the file) but told.
 * The message of a pattern is an example of what fits, so that a problem can show it.
 */
import { z } from 'zod';
import { problemOf, unknownKeys } from './config-problems.ts';
import { err, ok, type Result } from './result.ts';
import type { ConfigProblem, Expectation } from './snapshot.ts';

const text = z.string().min(1).max(200);
const port = z.int().min(1).max(65_535);
const minutes = z.int().min(0).max(1440);
const onOff = z.enum(['on', 'off']);
const smtpAddress = z.string().regex(/^[^\s@]+@[^\s@]+$/, 'rum-algen@su.se');
const httpsUrl = z.string().regex(/^https:\/\/\S+$/, 'https://serviceportalen.su.se');
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '02:00');

/** `https://host`, or plain http to this very machine (simulators). A bare host name means https. */
const origin = z
  .string()
  .min(1)
  .max(253)
  .transform((given) => (given.includes('://') ? given : `https://${given}`))
  .pipe(
    z
      .string()
      .regex(
        /^(https:\/\/[a-z0-9.-]+(:\d+)?|http:\/\/(127\.0\.0\.1|localhost)(:\d+)?)\/?$/i,
        'graph.microsoft.com',
      ),
  )
  .transform((url) => url.replace(/\/$/, ''));

/** A whole address with TLS, or without it to this very machine (simulators). */
const secureUrl = (scheme: 'http' | 'ws', example: string) =>
  z
    .string()
    .max(300)
    .regex(
      new RegExp(
        `^(${scheme}s://[a-z0-9.-]+(:\\d+)?|${scheme}://(127\\.0\\.0\\.1|localhost)(:\\d+)?)(/[^\\s?#]*)?$`,
        'i',
      ),
      example,
    );

/** Like `secureUrl`, with room for the query that web hooks are told apart by. */
const reportUrl = z
  .string()
  .max(1000)
  .regex(
    /^(https:\/\/[a-z0-9.-]+(:\d+)?|http:\/\/(127\.0\.0\.1|localhost)(:\d+)?)(\/[^\s#]*)?$/i,
    'https://serviceportalen.su.se/api/reports',
  );

const panel = z.object({
  name: text.max(60).default('Mötesrum'),
  language: z.enum(['sv', 'en']).default('sv'),
  placement: z.enum(['table', 'door']).default('table'),
  /** Pixels per millimetre: 5.88 for 10.1 inch 1280 × 800. */
  pixelsPerMm: z.number().min(2).max(20).default(5.88),
  theme: z.enum(['dark', 'light']).default('dark'),
  officeHours: z.object({ from: timeOfDay, to: timeOfDay }).nullable().default(null),
  pinHash: text.nullable().default(null),
});

const csapi = z.object({
  host: text,
  port: port.default(2244),
  /** The "control system" passcode of the room; an empty one is refused. */
  passcode: text,
});

const room = z.object({
  timeZone: text.default('Europe/Stockholm'),
  driver: z.enum(['csapi', 'cloud', 'both']).default('csapi'),
  /** SHA256 fingerprints as OpenSSH prints them; empty: the first key seen is pinned, during commissioning only. */
  hostKeys: z.array(z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'SHA256:' + 'x'.repeat(43))).default([]),
  minimumZoomVersion: text.nullable().default(null),
  autoJoin: onOff.default('off'),
  csapi: csapi.nullable().default(null),
  /** The room's `id` in Zoom's cloud. */
  cloud: z
    .object({ roomId: z.string().regex(/^[\w-]{1,100}$/, 'qM0dLnyAlgen1') })
    .nullable()
    .default(null),
});

const zoom = z.object({
  apiUrl: origin.default('https://api.zoom.us'),
  tokenUrl: secureUrl('http', 'https://zoom.us/oauth/token').default('https://zoom.us/oauth/token'),
  eventsUrl: secureUrl('ws', 'wss://ws.zoom.us/ws').default('wss://ws.zoom.us/ws'),
  accountId: text,
  clientId: text,
  clientSecret: text,
  /** Of the app's event subscription over WebSocket; one panel each, since Zoom allows one connection. */
  subscriptionId: text.nullable().default(null),
});

const application = z.object({
  tenant: text,
  clientId: text,
  clientSecret: text.nullable().default(null),
  certificate: z
    .object({
      /** PEM. */
      privateKey: z.string().min(1),
      /** SHA-256 of the certificate, hex. */
      thumbprint: z.string().regex(/^[0-9a-f]{64}$/i, 'a3f1' + '0'.repeat(60)),
    })
    .nullable()
    .default(null),
});

const graph = application.extend({
  host: origin.default('https://graph.microsoft.com'),
  tokenHost: origin.default('https://login.microsoftonline.com'),
});

const ews = z.object({
  url: secureUrl('http', 'https://mail.su.example/EWS/Exchange.asmx'),
  auth: z.enum(['basic', 'ntlm', 'oauth']),
  /** For `basic` and `ntlm`: `DOMAIN\\name` or a user principal name. */
  user: text.nullable().default(null),
  password: text.nullable().default(null),
  /** For `oauth`: an application registered in the hybrid tenant. */
  oauth: application
    .extend({ tokenHost: origin.default('https://login.microsoftonline.com') })
    .nullable()
    .default(null),
  /** The account is not the room's own: it acts as the room. Without it another's account reads by its delegate rights. */
  impersonate: z.boolean().default(false),
});

const calendar = z.object({
  kind: z.enum(['graph', 'ews']).default('graph'),
  mailbox: smtpAddress,
  nearbyRooms: z.array(smtpAddress).default([]),
  graph: graph.nullable().default(null),
  ews: ews.nullable().default(null),
});

const meetings = z.object({
  /** Hosts whose Zoom links are joined; an entry also allows everything below it. */
  allowedHosts: z
    .array(z.string().regex(/^[a-z0-9.-]+$/i, 'zoom.us'))
    .default(['zoom.us', 'zoom.com', 'zoomgov.com', 'zoom-x.de', 'zoom.com.cn']),
  /** Mail address or id of the user who hosts meetings made by the panel. Null: the room's personal meeting is used. */
  host: text.nullable().default(null),
  passcode: onOff.default('on'),
  waitingRoom: onOff.default('off'),
  authentication: onOff.default('off'),
  recording: z.enum(['none', 'local', 'cloud']).default('none'),
  recordingMinutes: minutes.nullable().default(null),
  participantsLimit: z.int().min(1).default(500),
});

const booking = z.object({
  checkIn: z.object({ openMinutes: minutes.default(10), closeMinutes: minutes.default(10) }).prefault({}),
  release: onOff.default('off'),
  /** Lengths of a booking made at the panel. */
  walkUpMinutes: z.array(minutes).min(1).default([15, 30, 45, 60]),
  seriesMisses: z.int().min(1).default(3),
});

const privacyLevel = z.enum(['open', 'organiser', 'busy']);
const privacy = z.object({ inside: privacyLevel.default('open'), door: privacyLevel.default('organiser') });

const updates = z.object({
  feed: httpsUrl.nullable().default(null),
  channel: text.default('stable'),
  ring: z.int().min(0).default(0),
  window: z.tuple([timeOfDay, timeOfDay]).default(['02:00', '04:00']),
  managed: z.boolean().default(false),
  pin: text.nullable().default(null),
});

const support = z.object({
  portalUrl: httpsUrl.nullable().default(null),
  phone: text.max(40).nullable().default(null),
  /** Where fault reports are sent, as JSON by POST. */
  reportUrl: reportUrl.nullable().default(null),
  hardwareVendor: z
    .object({ name: text, phone: text.nullable().default(null) })
    .nullable()
    .default(null),
  licence: z.object({ renews: text, cancelBy: text }).prefault({ renews: '09-30', cancelBy: '04-30' }),
});

const link = z.object({
  /** `127.0.0.1:4680`, or null: no listening socket. */
  listen: z
    .string()
    .regex(/^[^\s:]+:\d{1,5}$/, '127.0.0.1:4680')
    .nullable()
    .default(null),
  /** Asked of every client when listening on anything but loopback. */
  token: z.string().min(16).nullable().default(null),
});

export const configSchema = z.object({
  $schema: z.string().optional(),
  version: z.literal(1),
  panel: panel.prefault({}),
  room: room.prefault({}),
  zoom: zoom.nullable().default(null),
  calendar: calendar.nullable().default(null),
  meetings: meetings.prefault({}),
  booking: booking.prefault({}),
  privacy: privacy.prefault({}),
  updates: updates.prefault({}),
  support: support.prefault({}),
  link: link.prefault({}),
  log: z.object({ folder: text.nullable().default(null) }).prefault({}),
});

/** A config as the program uses it: every key present, defaults filled in. */
export type Config = z.output<typeof configSchema>;
/** A config as it stands in a file: what has a default may be left out. */
export type ConfigFile = z.input<typeof configSchema>;

const problem = (key: string, kind: Expectation['kind'], detail: string | null): ConfigProblem => ({
  key,
  found: '',
  expected: { kind, detail },
});

/** What each way of driving a room needs, and what making meetings needs. */
function missingForZoom({ room, zoom, meetings }: Config): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const access = 'accountId, clientId, clientSecret';
  if (room.driver !== 'cloud' && room.csapi === null) {
    problems.push(problem('room.csapi', 'present', 'host, passcode'));
  }
  if (room.driver !== 'csapi' && room.cloud === null) {
    problems.push(problem('room.cloud', 'present', 'roomId'));
  }
  const needsZoom = room.driver !== 'csapi' || meetings.host !== null;
  if (needsZoom && zoom === null) problems.push(problem('zoom', 'present', access));
  // Zoom closes a meeting without any of the three by a waiting room, and the room could not be first in it.
  const isOpen = [meetings.passcode, meetings.waitingRoom, meetings.authentication].every(
    (is) => is === 'off',
  );
  if (meetings.host !== null && isOpen) problems.push(problem('meetings.passcode', 'choice', 'on'));
  return problems;
}

function hasNoSecret({ clientSecret, certificate }: z.output<typeof application>): boolean {
  return clientSecret === null && certificate === null;
}

function missingForEws(access: z.output<typeof ews> | null): ConfigProblem[] {
  if (access === null) return [problem('calendar.ews', 'present', 'url, auth, user, password')];
  if (access.auth !== 'oauth') {
    return (['user', 'password'] as const)
      .filter((key) => access[key] === null)
      .map((key) => problem(`calendar.ews.${key}`, 'present', 'text'));
  }
  if (access.oauth === null) {
    return [problem('calendar.ews.oauth', 'present', 'tenant, clientId, clientSecret')];
  }
  return hasNoSecret(access.oauth)
    ? [problem('calendar.ews.oauth.clientSecret', 'present', 'clientSecret | certificate')]
    : [];
}

/** What the schema alone cannot say: keys that need one another, and what this version cannot do yet. */
function missingTogether(config: Config): ConfigProblem[] {
  const problems = missingForZoom(config);
  if (config.calendar === null) {
    problems.push(problem('calendar', 'present', 'mailbox, graph'));
  } else if (config.calendar.kind === 'ews') {
    problems.push(...missingForEws(config.calendar.ews));
  } else if (config.calendar.graph === null) {
    problems.push(problem('calendar.graph', 'present', 'tenant, clientId, clientSecret'));
  } else if (hasNoSecret(config.calendar.graph)) {
    problems.push(problem('calendar.graph.clientSecret', 'present', 'clientSecret | certificate'));
  }
  return problems;
}

export interface ReadConfig {
  readonly config: Config;
  /** Keys that this version does not know, as paths. */
  readonly unknownKeys: readonly string[];
}

/** Reads a parsed config file. Fails with one problem for each key that cannot be used as it stands. */
export function readConfig(raw: unknown): Result<ReadConfig, readonly ConfigProblem[]> {
  const decoded = configSchema.safeParse(raw);
  if (!decoded.success) return err(decoded.error.issues.map((issue) => problemOf(issue, raw)));
  const problems = missingTogether(decoded.data);
  if (problems.length > 0) return err(problems);
  return ok({ config: decoded.data, unknownKeys: unknownKeys(raw, decoded.data) });
}

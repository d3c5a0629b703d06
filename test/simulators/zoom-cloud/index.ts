/**
 * The simulated Zoom cloud as tests and the runner start it: token host, REST interface and event WebSocket of one
 * account on one loopback address, with a control channel beside them. It is an independent reading of the reference
 * and shares no code with the panel.
 */
import { createAccount, type AccountKind } from './account.ts';
import { perform, type CloudAction, type Steered } from './actions.ts';
import { createApi } from './api/index.ts';
import { meetingRoutes } from './api/meeting-routes.ts';
import { Pages } from './api/pages.ts';
import { roomRoutes } from './api/room-routes.ts';
import { Cloud, devices } from './cloud.ts';
import { createControl, stateOf, type CloudView } from './control.ts';
import { EventHub } from './event-hub.ts';
import { createFaultLedger } from './faults.ts';
import { RateLimits } from './rate-limits.ts';
import { RequestLog, type RequestRecord } from './request-log.ts';
import { createScheduler } from './scheduler.ts';
import { controlPrefix, startServer, tokenPath } from './server.ts';
import { answerToken } from './token-face.ts';
import { Tokens } from './tokens.ts';

export type { CloudAction } from './actions.ts';
export type { CloudView } from './control.ts';
export type { RequestRecord } from './request-log.ts';

export interface ZoomCloudOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** Mail address of the user who may host meetings. */
  readonly host?: string;
  readonly roomName?: string;
  readonly accountKind?: AccountKind;
  /** What the app may do; all that is known unless said otherwise. */
  readonly scopes?: readonly string[];
  readonly tokenLifetimeSeconds?: number;
  /** Simulated milliseconds between 202 and the effect of a command. */
  readonly effectMs?: number;
  /** Multiplies every simulated delay; 0, the default here: everything at once, in order. */
  readonly tempo?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** Control channel of a simulated CSAPI room that is this very room. */
  readonly roomControl?: string;
  /** How often that room is looked at, in real milliseconds. */
  readonly roomLookEveryMs?: number;
}

export interface ZoomCloudSimulator {
  readonly apiUrl: string;
  readonly tokenUrl: string;
  readonly eventsUrl: string;
  /** Base address of the control channel. */
  readonly control: string;
  readonly accountId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly subscriptionId: string;
  /** Of the room that can be commanded. */
  readonly roomId: string;
  /** Mail address of the user who may host meetings. */
  readonly host: string;
  readonly state: () => CloudView;
  /** Of the token host and the API, oldest first; the last ten thousand. */
  readonly requests: () => readonly RequestRecord[];
  /** Resolves when so many requests have arrived since the start. */
  readonly requestsReached: (count: number) => Promise<void>;
  /** Resolves when the state is so; looked at whenever an event connection comes, goes or speaks. */
  readonly socketsReached: (connections: number) => Promise<void>;
  /** Rejects with a plain message when the action makes no sense now. */
  readonly do: (action: CloudAction) => Promise<void>;
  /** Ends everything; nothing is left running. */
  readonly stop: () => Promise<void>;
}

export async function startZoomCloud(options: ZoomCloudOptions = {}): Promise<ZoomCloudSimulator> {
  const now = options.now ?? (() => Date.now());
  const host = options.host ?? 'motesvard@su.example';
  const roomId = 'qM0dLnyAlgen1';
  const roomName = options.roomName ?? 'Mötesrum Älgen';
  const account = createAccount({ host, kind: options.accountKind ?? 'pro', scopes: options.scopes ?? null });
  const { app } = account;
  const scheduler = createScheduler(options.tempo ?? 0);
  const tokens = new Tokens(now, {
    lifetimeSeconds: options.tokenLifetimeSeconds ?? 3600,
    newestOnly: false,
  });
  const hub = new EventHub({ subscriptionId: app.subscriptionId, accountId: app.accountId, tokens, now });
  const cloud = new Cloud({
    ...{ account, hub, scheduler, now, roomId, roomName },
    effectMs: options.effectMs ?? 1_500,
    roomControl: options.roomControl ?? null,
    roomLookEveryMs: options.roomLookEveryMs ?? 1_000,
  });
  await cloud.start();

  const [limits, faults, log, pages] = [
    new RateLimits(now),
    createFaultLedger(),
    new RequestLog(),
    new Pages(now),
  ];
  const steered: Steered = {
    ...{ cloud, hub, tokens, limits, faults, roomId, roomName, tokenErrorForm: 'both' },
    server: () => server,
  };
  const routes = [
    ...roomRoutes({
      ...{ rooms: () => cloud.rooms(), roomId, devices, version: '6.3.5.1021', pages },
      command: (order) => cloud.command(order),
    }),
    ...meetingRoutes({
      ...{ account, meetings: cloud.meetings, pages },
      tell: (meeting) => cloud.tellRoom(meeting),
      end: (meeting) => cloud.endMeeting(meeting),
    }),
  ];
  const control = { steered, log, isDown: () => server.isDown() };
  const server = await startServer(
    {
      token: (request) =>
        answerToken(
          { app, tokens, apiUrl: () => server.url, errorForm: () => steered.tokenErrorForm },
          request,
        ),
      api: createApi({ account, tokens, limits, routes }),
      control: createControl(control),
      ...{ events: hub, faults, log, scheduler, now },
    },
    options.port ?? 0,
  );

  return {
    apiUrl: server.url,
    tokenUrl: `${server.url}${tokenPath}`,
    eventsUrl: `${server.url.replace('http', 'ws')}/ws`,
    control: `${server.url}${controlPrefix}`,
    ...{ accountId: app.accountId, clientId: app.clientId, clientSecret: app.clientSecret },
    ...{ subscriptionId: app.subscriptionId, roomId, host },
    state: () => stateOf(control),
    requests: () => log.list(),
    requestsReached: (count) => log.reached(count),
    socketsReached: (connections) => hub.when(({ connectionsEver }) => connectionsEver >= connections),
    do: (action) => perform(steered, action),
    stop: async () => {
      scheduler.stop();
      cloud.stop();
      await server.stop();
    },
  };
}

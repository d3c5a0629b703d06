/**
 * The simulated service desk as tests and the runner start it: takes fault reports over HTTP on a loopback address,
 * gives each a case, tells how far it has come. An independent reading of the interface; shares no code with the panel.
 */
import { ActionRefused, actionHelp, perform, type DeskAction, type Steered } from './actions.ts';
import { createFace, reportsPath } from './face.ts';
import { createFaultLedger } from './faults.ts';
import { json, parseJson, type Answer, type Received } from './http-message.ts';
import { controlPrefix, startServer, type DeskServer } from './server.ts';
import { Tickets, type Scenario } from './tickets.ts';

export interface SupportDeskOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** `quiet` unless said otherwise. */
  readonly scenario?: Scenario;
  /** Factor on the waits of the scenario; 1 unless said otherwise. */
  readonly tempo?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

export interface SupportDesk {
  /** Where reports are posted. */
  readonly reportUrl: string;
  /** Base address of the control channel. */
  readonly control: string;
  readonly state: () => DeskView;
  /** Method and path of every request since the start, oldest first. */
  readonly requests: () => readonly string[];
  /** Resolves when so many requests have arrived since the start. */
  readonly requestsReached: (count: number) => Promise<void>;
  /** Throws with a plain message when the action makes no sense now. */
  readonly do: (action: DeskAction) => void;
  readonly stop: () => Promise<void>;
}

export async function startSupportDesk(options: SupportDeskOptions = {}): Promise<SupportDesk> {
  const { port = 0, scenario = 'quiet', tempo = 1, now = () => Date.now() } = options;
  const tickets = new Tickets({ scenario, tempo, now });
  const requests: string[] = [];
  const waiting = new Set<() => void>();
  const steered: Steered = {
    ...{ tickets, faults: createFaultLedger(), answerForm: 'full', server: () => server },
  };
  const view = (): DeskView => viewOf(steered, requests.length, server.isDown());
  const server: DeskServer = await startServer(
    {
      face: createFace(tickets, () => steered.answerForm),
      control: (request) => answerControl(request, steered, view),
      faults: steered.faults,
      arrived: ({ method, path }) => {
        requests.push(`${method} ${path}`);
        for (const look of [...waiting]) look();
      },
    },
    port,
  );
  return {
    reportUrl: `${server.url}${reportsPath}`,
    control: `${server.url}${controlPrefix}`,
    state: view,
    requests: () => [...requests],
    requestsReached: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (requests.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    do: (action) => perform(steered, action),
    stop: () => server.stop(),
  };
}

/** `GET /state`, `POST /do`, and `GET /` for help. Anything wrong is answered in a plain sentence. */
function answerControl({ method, path, body }: Received, steered: Steered, view: () => DeskView): Answer {
  const route = `${method} ${path.slice(controlPrefix.length)}`;
  if (route === 'GET /' || route === 'GET ') return json(200, { actions: actionHelp });
  if (route === 'GET /state') return json(200, view());
  if (route !== 'POST /do') return json(404, { error: 'There are GET /, GET /state and POST /do.' });
  try {
    perform(steered, parseJson(body));
    return json(200, view());
  } catch (error) {
    if (error instanceof ActionRefused) return json(400, { error: error.message });
    throw error;
  }
}

/** Enough for a test to judge the outcome of what was done. */
function viewOf({ tickets, faults, answerForm }: Steered, requestCount: number, isDown: boolean) {
  return {
    ...{ isDown, requestCount, answerForm },
    tickets: tickets.list().map((ticket) => {
      const { key, reference, report, deliveries } = ticket;
      return { key, reference, report, deliveries, ...tickets.statusOf(ticket) };
    }),
    faults: faults.list(),
  };
}

export type DeskView = ReturnType<typeof viewOf>;

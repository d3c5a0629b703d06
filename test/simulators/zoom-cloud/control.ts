/** The control channel: `GET /state`, `POST /do`, and `GET /` for help. Anything wrong is answered in a plain sentence. */
import { ActionRefused, actionHelp, perform, type Steered } from './actions.ts';
import { json, parseJson, type Answer, type Received } from './http-message.ts';
import type { RequestLog } from './request-log.ts';
import { controlPrefix } from './server.ts';

export interface ControlParts {
  readonly steered: Steered;
  readonly log: RequestLog;
  readonly isDown: () => boolean;
}

export function createControl(parts: ControlParts): (request: Received) => Promise<Answer> {
  return async ({ method, path, body }) => {
    const route = `${method} ${path.slice(controlPrefix.length)}`;
    if (route === 'GET /' || route === 'GET ') return json(200, { actions: actionHelp });
    if (route === 'GET /state') return json(200, stateOf(parts));
    if (route !== 'POST /do') return json(404, { error: 'There are GET /, GET /state and POST /do.' });
    try {
      await perform(parts.steered, parseJson(body));
      return json(200, stateOf(parts));
    } catch (error) {
      if (error instanceof ActionRefused) return json(400, { error: error.message });
      throw error;
    }
  };
}

/** Enough for a test to judge the outcome of what was done. No tokens, no secrets. */
export function stateOf({ steered, log, isDown }: ControlParts) {
  const { cloud, hub, tokens, faults, roomId } = steered;
  const { account, meetings } = cloud;
  return {
    isDown: isDown(),
    account: { kind: account.kind, passcodeMinimum: account.passcodeMinimum },
    requests: log.counts(),
    tokensIssued: tokens.issuedEver,
    room: {
      ...cloud.room.view(),
      status: cloud.rooms().find(({ id }) => id === roomId)?.status ?? 'Offline',
      checkedIn: [...cloud.checkedIn],
    },
    /** Taken on so far, oldest first. */
    commands: [...cloud.commands],
    meetings: meetings.list().map((meeting) => ({
      ...{ number: String(meeting.id), topic: meeting.order.topic, passcode: meeting.password },
      ...{ isRunning: meeting.startedAt !== null, people: [...meeting.present] },
      waitingRoom: meetings.hasWaitingRoom(meeting),
    })),
    sockets: {
      ...{ isConnected: hub.isConnected, connectionsEver: hub.connectionsEver },
      ...{ heartbeats: hub.heartbeats, strangeFrames: hub.strangeFrames },
      ...{ eventsSent: hub.sent, eventsLost: hub.lost },
    },
    faults: faults.list(),
  };
}

export type CloudView = ReturnType<typeof stateOf>;

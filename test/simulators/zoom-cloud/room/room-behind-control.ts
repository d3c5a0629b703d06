/**
 * The simulated CSAPI room as the room of the cloud: orders go to its control channel, and what it shows there is looked
 * at now and again, so that what happens at the room by itself is seen here too. While it does not answer it is offline.
 */
import { z } from 'zod';
import type { DialledMeeting, Room, RoomOrder, RoomView } from './room.ts';

export interface RoomBehindControlParts {
  /** Base address of its control channel. */
  readonly control: string;
  readonly lookEveryMs: number;
  readonly startInstant: () => DialledMeeting;
  readonly changed: (before: RoomView, after: RoomView) => void;
}

const Shown = z.object({
  callStatus: z.string(),
  meetingNumber: z.string().nullable(),
  micMuted: z.boolean(),
  cameraMuted: z.boolean(),
  volume: z.number(),
  prompt: z.string().nullable(),
});

const thirdPartyNumbers = { MS_TEAMS: '990000001', GOOGLE_MEET: '990000002' } as const;
const thirdPartyTopics = { MS_TEAMS: 'Microsoft Teams', GOOGLE_MEET: 'Google Meet' } as const;

const away: RoomView = {
  ...{ isOnline: false, call: 'idle', meetingNumber: null, micMuted: false, cameraMuted: false },
  ...{ volume: 0, screen: null },
};

/** Looks once before it is given back. */
export async function createRoomBehindControl(parts: RoomBehindControlParts): Promise<Room> {
  let view = away;
  const abort = new AbortController();

  /** One after the other, so that none that was asked sooner is answered later. */
  let looking = Promise.resolve();
  const look = (): Promise<void> => {
    looking = looking.then(async () => {
      const seen = await readView(parts.control, abort.signal);
      if (abort.signal.aborted) return;
      const before = view;
      view = seen;
      parts.changed(before, seen);
    });
    return looking;
  };

  /** The room refuses what makes no sense now; through the cloud nobody would hear of that either. */
  const act = async (action: {
    readonly do: string;
    readonly [argument: string]: unknown;
  }): Promise<void> => {
    await fetch(`${parts.control}/do`, {
      method: 'POST',
      body: JSON.stringify(action),
      signal: abort.signal,
    }).catch(() => undefined);
  };

  const learn = ({ number, topic, numericPasscode, isOpen, hasWaitingRoom }: DialledMeeting): Promise<void> =>
    act({
      do: 'addMeeting',
      ...{ number, topic: topic === '' ? 'Zoom' : topic, passcode: numericPasscode },
      ...{ open: isOpen, waitingRoom: hasWaitingRoom },
    });

  const carryOut = async (order: RoomOrder): Promise<void> => {
    switch (order.kind) {
      case 'join': {
        const { passcode, force } = order;
        const instant = order.number === null ? parts.startInstant() : null;
        if (instant !== null) await learn(instant);
        return act({ do: 'dialFromAfar', number: instant?.number ?? order.number, passcode, force });
      }
      case 'joinThirdParty': {
        const source = order.source ?? 'MS_TEAMS';
        const number = thirdPartyNumbers[source];
        await act({ do: 'addMeeting', number, topic: thirdPartyTopics[source] });
        return act({ do: 'dialFromAfar', number });
      }
      case 'leave':
        return act({ do: 'hangUpFromAfar' });
      case 'answer':
        return act({ do: 'answerFromAfar', accepted: order.accepted });
      case 'microphone':
        return act({ do: 'muteFromAfar', muted: order.muted });
      case 'camera':
        return act({ do: 'stopVideoFromAfar', stopped: order.muted });
      case 'volume':
        return act({ do: 'turnVolume', percent: order.percent });
      case 'restart':
        return act({ do: 'restartRoom' });
      // Of these the simulated room shows nothing.
      case 'schedule':
      case 'cancel':
      case 'invite':
      case 'checkIn':
      case 'select':
      case 'share':
      case 'alarm':
        return;
    }
  };

  await look();
  const timer = setInterval(() => void look(), parts.lookEveryMs);
  return {
    view: () => view,
    learn,
    carryOut: async (order) => {
      await carryOut(order);
      await look();
    },
    meetingEnded: async (number) => {
      if (view.meetingNumber === number) await act({ do: 'endMeeting' });
      await look();
    },
    stop: () => {
      clearInterval(timer);
      abort.abort();
    },
  };
}

async function readView(control: string, signal: AbortSignal): Promise<RoomView> {
  try {
    const response = await fetch(`${control}/state`, { signal });
    return viewOf(Shown.parse(await response.json()));
  } catch {
    // Gone, or on its way up: offline for the cloud.
    return away;
  }
}

function viewOf(shown: z.output<typeof Shown>): RoomView {
  const { callStatus, prompt, meetingNumber, micMuted, cameraMuted, volume } = shown;
  const call =
    callStatus === 'IN_MEETING' ? 'inMeeting' : callStatus === 'NOT_IN_MEETING' ? 'idle' : 'joining';
  const isThirdParty = Object.values(thirdPartyNumbers).some((number) => number === meetingNumber);
  return {
    ...{ isOnline: true, call, micMuted, cameraMuted, volume },
    meetingNumber: isThirdParty ? null : meetingNumber,
    screen: prompt === 'passcode' ? 'passcode' : prompt === 'incomingCall' ? 'ringing' : null,
  };
}

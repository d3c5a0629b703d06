/** A client on an odd server in virtual time, and what becomes of its calls in short. */
import { createLogin, type EwsAccess, type Tokens } from '../../../electron/calendar/ews/login.ts';
import { guardLogin } from '../../../electron/calendar/ews/login-gate.ts';
import { createSoapClient, type SoapClient } from '../../../electron/calendar/ews/soap-client.ts';
import { xml } from '../../../electron/calendar/ews/xml-writer.ts';
import { createFakeClock, type FakeClock } from '../../fakes/fake-clock.ts';
import { createSeededRandom } from '../../fakes/seeded-random.ts';
import { answerOf, type OddServer, room, sendXml, startOddServer } from './odd-server.ts';

export interface Rig {
  readonly client: SoapClient;
  readonly clock: FakeClock;
  readonly serverTimes: readonly number[];
  /** The code and the wait of a failed call, or the name of the answer. */
  readonly call: (signal?: AbortSignal) => Promise<readonly unknown[]>;
}

export const operation = xml`<m:GetFolder/>`;
export const forEver = new AbortController().signal;

export function rig(access: EwsAccess, tokens: Tokens | null = null): Rig {
  const clock = createFakeClock();
  const serverTimes: number[] = [];
  const client = createSoapClient({
    ...{ url: access.url, impersonate: access.impersonate, mailbox: room, clock },
    random: createSeededRandom(),
    send: guardLogin(createLogin(access, tokens), clock),
    onServerTime: (at) => serverTimes.push(at),
  });
  return {
    client,
    clock,
    serverTimes,
    call: async (signal = forEver) => {
      const answer = await client.call(operation, signal);
      return answer.ok ? [answer.value.name] : [answer.error.error.code, answer.error.waitMs];
    },
  };
}

export const good = answerOf('GetFolder', '<m:Folders/>');
export const answered = ['GetFolderResponse'];

/** Answers one after another, the last one for ever; none: all is well. */
export async function answering(
  ...answers: readonly Parameters<typeof startOddServer>[0][]
): Promise<OddServer> {
  return startOddServer((asked, response, count) => {
    const answer = answers[Math.min(count, answers.length) - 1];
    if (answer === undefined) sendXml(response, good);
    else answer(asked, response, count);
  });
}

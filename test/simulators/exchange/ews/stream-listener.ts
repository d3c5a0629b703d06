/** Listens to a stream of the simulated EWS as it comes: the bytes of each chunk, and a way to wait for more of them. */
import { post } from './ews-caller.ts';
import type { EwsOrder } from './ews-caller.ts';
import type { ExchangeSimulator } from '../index.ts';

export interface Listener {
  readonly status: number;
  readonly headers: Headers;
  /** Everything that has come so far. */
  text(): string;
  /** Resolves when what has come satisfies `isEnough`; rejects when the stream ends before that. */
  until(isEnough: (text: string) => boolean): Promise<string>;
  /** Resolves with everything when the server has ended the stream. */
  ended(): Promise<string>;
  stop(): Promise<void>;
}

export async function listen(
  simulator: ExchangeSimulator,
  ids: readonly string[],
  minutes = 1,
  order: EwsOrder = {},
): Promise<Listener> {
  const wanted = ids.map((id) => `<t:SubscriptionId>${id}</t:SubscriptionId>`).join('');
  const response = await post(
    simulator,
    `<m:GetStreamingEvents><m:SubscriptionIds>${wanted}</m:SubscriptionIds><m:ConnectionTimeout>${minutes}</m:ConnectionTimeout></m:GetStreamingEvents>`,
    order,
  );
  if (response.body === null) throw new Error('no body');
  const reader = response.body.getReader();
  const pieces: Uint8Array[] = [];
  const text = (): string => Buffer.concat(pieces).toString();
  const next = async (): Promise<boolean> => {
    const { done, value } = await reader.read();
    if (value !== undefined) pieces.push(value);
    return !done;
  };
  return {
    status: response.status,
    headers: response.headers,
    text,
    until: async (isEnough) => {
      while (!isEnough(text())) if (!(await next())) throw new Error(`ended after ${text()}`);
      return text();
    },
    ended: async () => {
      while (await next());
      return text();
    },
    stop: () => reader.cancel(),
  };
}

/** The page's half against the real server half: what a page gets through it, and what it is told when the link goes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { once } from 'node:events';
import { WebSocket as NodeWebSocket, WebSocketServer } from 'ws';
import type { SnapshotPush } from '../../shared/snapshot.ts';
import type { IntentResult } from '../../shared/bridge.ts';
import { panelError } from '../../shared/errors.ts';
import { err, ok } from '../../shared/result.ts';
import {
  createPageBridge,
  intentDeadlineMs,
  silenceDeadlineMs,
  type PageBridge,
} from '../../electron/link/page-bridge.ts';
import { createFakeClock, type FakeClock } from '../fakes/fake-clock.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { removePages, startLinkFixture, type LinkFixture } from './link-fixture.ts';

const refusal = err(panelError('intent.notPossible', 'never', null));
const unreachable = { ok: false, error: { code: 'panel.unreachable', retry: 'now', cause: null } };

let fixture: LinkFixture;
let clock: FakeClock;
let sockets: NodeWebSocket[];
let bridge: PageBridge;

/** A bridge to `port`, with the socket of Node's world in place of the browser's. */
function bridgeTo(port: number): PageBridge {
  return createPageBridge({
    openSocket: () => {
      const socket = new NodeWebSocket(`ws://127.0.0.1:${port}/link`, { origin: `http://127.0.0.1:${port}` });
      socket.on('error', () => undefined);
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    clock,
    random: createSeededRandom(),
  });
}

/** Collects what a page is pushed and lets a test wait for it. */
function listen(on: PageBridge): { pushes: SnapshotPush[]; end: () => void } {
  const pushes: SnapshotPush[] = [];
  return { pushes, end: on.subscribe((push) => pushes.push(push)) };
}

const until = (check: () => boolean): Promise<void> =>
  expect.poll(check, { interval: 5, timeout: 5_000 }).toBe(true);

beforeEach(async () => {
  fixture = await startLinkFixture();
  clock = createFakeClock();
  sockets = [];
  bridge = bridgeTo(fixture.port);
});

afterEach(async () => {
  bridge.stop();
  fixture.end();
  await removePages();
  expect(clock.pending()).toBe(0);
});

describe('what main pushes', () => {
  it('begins with a whole push for every listener, whenever it came', async () => {
    const early = listen(bridge);
    await until(() => early.pushes.length > 0);
    const late = listen(bridge);
    fixture.panel.push();
    await until(() => late.pushes.length > 0);
    expect(early.pushes[0]?.isWhole).toBe(true);
    expect(late.pushes[0]?.isWhole).toBe(true);
  });

  it('reaches a listener until it unsubscribes', async () => {
    const staying = listen(bridge);
    const leaving = listen(bridge);
    await until(() => staying.pushes.length > 0 && leaving.pushes.length > 0);
    leaving.end();
    const heard = leaving.pushes.length;
    fixture.panel.push();
    await until(() => staying.pushes.some(({ isWhole }) => !isWhole));
    expect(leaving.pushes).toHaveLength(heard);
  });

  it('is asked for as a whole after a gap, and nothing is shown on top of the gap', async () => {
    const { pushes } = listen(bridge);
    await until(() => pushes.length > 0);
    bridge.resync();
    await until(() => pushes.length > 1);
    const before = pushes.length;
    fixture.panel.skip();
    fixture.panel.push();
    fixture.panel.push();
    await until(() => pushes.length > before);
    expect(pushes[before]?.isWhole).toBe(true);
    fixture.panel.push();
    await until(() => pushes.length > before + 1);
    expect(pushes[before + 1]?.isWhole).toBe(false);
  });
});

describe('what the page sends', () => {
  it('settles with the answer main gave to it, in whatever order answers come', async () => {
    const { pushes } = listen(bridge);
    await until(() => pushes.length > 0);
    let answerFirst: (result: IntentResult) => void = () => undefined;
    fixture.panel.answerWith(new Promise((resolve) => (answerFirst = resolve)));
    const first = bridge.send({ kind: 'meeting.start' });
    await until(() => fixture.panel.intents.length === 1);
    fixture.panel.answerWith(Promise.resolve(refusal));
    expect(await bridge.send({ kind: 'share.start' })).toEqual(refusal);
    answerFirst(ok());
    expect(await first).toEqual(ok());
    expect(fixture.panel.intents).toEqual([{ kind: 'meeting.start' }, { kind: 'share.start' }]);
  });

  it('is refused at once without a link, and not sent when the link comes', async () => {
    expect(await bridge.send({ kind: 'meeting.start' })).toEqual(unreachable);
    const { pushes } = listen(bridge);
    await until(() => pushes.length > 0);
    expect(await bridge.send({ kind: 'share.start' })).toEqual(ok());
    expect(fixture.panel.intents).toEqual([{ kind: 'share.start' }]);
  });

  it('is given up after its deadline, together with the connection it went out on', async () => {
    const { pushes } = listen(bridge);
    await until(() => pushes.length > 0);
    fixture.panel.answerWith(new Promise(() => undefined));
    const result = bridge.send({ kind: 'meeting.start' });
    await until(() => fixture.panel.intents.length === 1);
    await clock.advance(intentDeadlineMs);
    expect(await result).toEqual(unreachable);
    expect(sockets[0]?.readyState).toBeGreaterThanOrEqual(NodeWebSocket.CLOSING);
  });

  it('is given up when the connection ends', async () => {
    const { pushes } = listen(bridge);
    await until(() => pushes.length > 0);
    fixture.panel.answerWith(new Promise(() => undefined));
    const result = bridge.send({ kind: 'meeting.start' });
    await until(() => fixture.panel.intents.length === 1);
    fixture.link.stop();
    expect(await result).toEqual(unreachable);
  });

  it('carries faults of the page to main', async () => {
    const { pushes } = listen(bridge);
    await until(() => pushes.length > 0);
    bridge.reportFault({ message: 'broken', source: 'home' });
    await until(() => fixture.panel.faults.length > 0);
    expect(fixture.panel.faults).toEqual([{ message: 'broken', source: 'home' }]);
  });
});

describe('a link that goes', () => {
  it('is told once when it goes and once when it is back, with a whole push', async () => {
    const told: boolean[] = [];
    bridge.watchLink((isUp) => told.push(isUp));
    const { pushes } = listen(bridge);
    await until(() => pushes.length > 0);
    sockets[0]?.terminate();
    await until(() => told.length === 1);
    const before = pushes.length;
    await clock.advance(500);
    await until(() => told.length === 2);
    expect(told).toEqual([false, true]);
    expect(pushes[before]?.isWhole).toBe(true);
    const late: boolean[] = [];
    bridge.watchLink((isUp) => late.push(isUp));
    expect(late).toEqual([]);
  });

  it('is tried again ever more slowly, at least every eight seconds, and told once', async () => {
    const told: boolean[] = [];
    bridge.watchLink((isUp) => told.push(isUp));
    fixture.link.stop();
    const gaps: number[] = [];
    while (gaps.length < 10) {
      const count = sockets.length;
      const socket = sockets.at(-1)!;
      await until(() => socket.readyState === NodeWebSocket.CLOSED);
      const from = clock.monotonicMs();
      while (sockets.length === count) await clock.advance(50);
      gaps.push(clock.monotonicMs() - from);
    }
    expect(gaps[0]).toBeLessThanOrEqual(550);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(250);
    expect(Math.max(...gaps)).toBeGreaterThan(4_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(8_050);
    expect(told).toEqual([false]);
  });

  it('counts as gone when it only looks alive', async () => {
    const { pushes } = listen(bridge);
    await until(() => pushes.length > 0);
    const told: boolean[] = [];
    bridge.watchLink((isUp) => told.push(isUp));
    await clock.advance(silenceDeadlineMs - 1);
    expect(told).toEqual([]);
    await clock.advance(1);
    expect(told).toEqual([false]);
  });

  it('counts as gone when a server takes the connection and says nothing', async () => {
    const mute = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(mute, 'listening');
    const lonely = bridgeTo((mute.address() as { port: number }).port);
    const told: boolean[] = [];
    lonely.watchLink((isUp) => told.push(isUp));
    await once(mute, 'connection');
    await clock.advance(10_000);
    expect(told).toEqual([false]);
    lonely.stop();
    for (const client of mute.clients) client.terminate();
    mute.close();
  });
});

describe('a socket of its own', () => {
  interface Wire {
    readyState: number;
    onmessage: ((event: { data: unknown }) => void) | null;
    onclose: (() => void) | null;
  }

  /** A bridge over sockets that do what the test says. */
  function scripted(): { own: PageBridge; wires: Wire[]; pushTo: (wire: Wire | undefined) => void } {
    const wires: Wire[] = [];
    const own = createPageBridge({
      openSocket: () => {
        const wire = { readyState: 1, onmessage: null, onclose: null, send: () => 0, close: () => 0 };
        wires.push(wire);
        return wire as unknown as WebSocket;
      },
      clock,
      random: createSeededRandom(),
    });
    const data = '{"channel":"panel:snapshot","body":{"seq":1,"isWhole":true,"slices":{}}}';
    return { own, wires, pushTo: (wire) => wire?.onmessage?.({ data }) };
  }

  it('that was given up is not listened to any more', async () => {
    const { own, wires, pushTo } = scripted();
    const { pushes } = listen(own);
    await clock.advance(10_000);
    pushTo(wires[0]);
    expect(pushes).toEqual([]);
    await clock.advance(500);
    pushTo(wires[1]);
    expect(pushes).toHaveLength(1);
    own.stop();
  });

  it('that has brought something makes the next pause a short one again', async () => {
    const { own, wires, pushTo } = scripted();
    for (let time = 0; time < 8; time += 1) {
      wires.at(-1)?.onclose?.();
      await clock.advance(8_000);
    }
    pushTo(wires.at(-1));
    const count = wires.length;
    wires.at(-1)?.onclose?.();
    await clock.advance(500);
    expect(wires).toHaveLength(count + 1);
    own.stop();
  });

  it('that is gone is told at once to whoever asks later', () => {
    const { own, wires } = scripted();
    wires[0]?.onclose?.();
    const told: boolean[] = [];
    own.watchLink((isUp) => told.push(isUp));
    expect(told).toEqual([false]);
    own.stop();
  });

  it('that is stopped gives up what waits on it', async () => {
    const { own } = scripted();
    const sending = own.send({ kind: 'meeting.start' });
    own.stop();
    expect(await sending).toEqual(unreachable);
  });
});

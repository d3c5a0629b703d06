/** Stands between the panel and the room on the wire and notes when bytes go towards the room. Changes nothing. */
import { connect, createServer, type Socket } from 'node:net';

export interface TcpTap {
  readonly port: number;
  /** Resolves with the time (`performance.now`) at which the next bytes came from the panel. */
  readonly nextBytes: () => Promise<number>;
  readonly stop: () => void;
}

export async function startTcpTap(roomPort: number): Promise<TcpTap> {
  const sockets = new Set<Socket>();
  let hear = (): void => undefined;
  const server = createServer({ noDelay: true }, (fromPanel) => {
    const toRoom = connect({ port: roomPort, host: '127.0.0.1', noDelay: true });
    for (const [socket, other] of [
      [fromPanel, toRoom],
      [toRoom, fromPanel],
    ] as const) {
      sockets.add(socket);
      // An end of either side is the end of both.
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    fromPanel.on('data', (bytes) => {
      hear();
      toRoom.write(bytes);
    });
    toRoom.pipe(fromPanel);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the tap has no port');
  return {
    port: address.port,
    nextBytes: () =>
      new Promise((resolve) => {
        hear = () => {
          hear = () => undefined;
          resolve(performance.now());
        };
      }),
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

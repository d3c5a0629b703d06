/**
 * The SSH side: listens on loopback, checks user and passcode, opens one interactive shell at a time and moves bytes
 * between it and the control service. It can drop, mute and refuse connections the way networks and rooms do.
 */
import { createServer, type Socket } from 'node:net';
import ssh2, { type Connection, type ServerChannel } from 'ssh2';
import type { ControlService, Terminal } from './control-service.ts';
import type { HostKey } from './host-key.ts';
import type { Chance } from './json.ts';
import { createLineEditor } from './line-editor.ts';
import { chopped, type Chop } from './wire.ts';

const loopback = '127.0.0.1';
/** Rooms send no heartbeat of their own; the library cannot be told never, so: in 24 days. */
const neverMs = 2 ** 31 - 1;

export interface SshServerOptions {
  readonly service: () => ControlService;
  readonly hostKey: HostKey;
  readonly passcode: string;
  readonly secondLogin: 'replace' | 'refuse';
  readonly chop: () => Chop;
  readonly chance: Chance;
}

export class SshServer {
  hostKey: HostKey;
  passcode: string;
  secondLogin: 'replace' | 'refuse';
  private readonly options: SshServerOptions;
  private readonly sockets = new Set<Socket>();
  /** Connections that came while nothing is answered. */
  private readonly unanswered = new Set<Socket>();
  private readonly listener = createServer((socket) => this.accept(socket));
  private isSilent = false;
  private boundPort = 0;

  constructor(options: SshServerOptions) {
    this.options = options;
    this.hostKey = options.hostKey;
    this.passcode = options.passcode;
    this.secondLogin = options.secondLogin;
  }

  get port(): number {
    return this.boundPort;
  }

  /** Listens, on the port of before if there was one. Rejects when the port is taken. */
  async listen(port: number): Promise<void> {
    if (this.listener.listening) return;
    await new Promise<void>((resolve, reject) => {
      this.listener.once('error', reject);
      this.listener.listen(this.boundPort === 0 ? port : this.boundPort, loopback, () => {
        this.listener.off('error', reject);
        resolve();
      });
    });
    const address = this.listener.address();
    if (address !== null && typeof address === 'object') this.boundPort = address.port;
  }

  /** Stops listening and cuts every connection. */
  async close(): Promise<void> {
    this.setSilent(false);
    const closed = new Promise<void>((resolve) => {
      if (this.listener.listening) this.listener.close(() => resolve());
      else resolve();
    });
    this.dropConnections();
    await closed;
  }

  dropConnections(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** A half-open line: sockets stay, nothing is read, nothing is sent, not even answers to keepalives. */
  setSilent(on: boolean): void {
    if (on === this.isSilent) return;
    this.isSilent = on;
    for (const socket of this.sockets) {
      if (this.unanswered.has(socket)) continue;
      if (on) {
        socket.pause();
        socket.cork();
      } else {
        socket.uncork();
        socket.resume();
      }
    }
    if (on) return;
    for (const socket of this.unanswered) this.serve(socket);
    this.unanswered.clear();
  }

  private accept(socket: Socket): void {
    this.sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      this.sockets.delete(socket);
      this.unanswered.delete(socket);
    });
    if (this.isSilent) this.unanswered.add(socket);
    else this.serve(socket);
  }

  /** Each connection gets a server of its own, so that a changed host key holds from the next connection on. */
  private serve(socket: Socket): void {
    const server = new ssh2.Server(
      { hostKeys: this.hostKey.offered.map((key) => ({ key })), ident: 'ZAAPI', keepaliveInterval: neverMs },
      (connection) => this.welcome(connection),
    );
    server.injectSocket(socket);
  }

  private welcome(connection: Connection): void {
    connection.on('error', () => {
      // A client that goes away in the middle of a handshake is no fault of the room.
    });
    connection.on('authentication', (context) => {
      const isRight =
        context.method === 'password' && context.username === 'zoom' && context.password === this.passcode;
      if (isRight) context.accept();
      else context.reject(['password']);
    });
    connection.on('session', (accept) => {
      const request = accept();
      let hasTerminal = false;
      request.on('pty', (acceptTerminal) => {
        hasTerminal = true;
        acceptTerminal();
      });
      request.on('shell', (acceptShell) => this.openShell(connection, acceptShell(), hasTerminal));
      request.on('exec', (_accept, reject) => reject());
    });
  }

  private openShell(connection: Connection, channel: ServerChannel, hasTerminal: boolean): void {
    const service = this.options.service();
    const write = (bytes: Buffer): void => {
      if (!channel.writable) return;
      for (const piece of chopped(bytes, this.options.chop(), this.options.chance)) channel.write(piece);
    };
    const close = (): void => {
      if (channel.writable) {
        channel.exit(0);
        channel.end();
      }
      connection.end();
    };
    if (service.terminals.size > 0 && this.secondLogin === 'refuse') {
      write(Buffer.from('*e Connection rejected\r\n'));
      close();
      return;
    }
    for (const older of service.terminals) {
      service.detach(older);
      older.close();
    }
    const terminal: Terminal = {
      echo: hasTerminal,
      write: (text) => write(Buffer.from(text, 'utf8')),
      close,
    };
    const edit = createLineEditor();
    channel.on('data', (bytes: Buffer) => {
      const { lines, echo } = edit(bytes);
      if (terminal.echo && echo.length > 0) write(echo);
      for (const line of lines) service.receive(terminal, line);
    });
    channel.on('close', () => service.detach(terminal));
    connection.on('close', () => service.detach(terminal));
    service.attach(terminal);
  }
}

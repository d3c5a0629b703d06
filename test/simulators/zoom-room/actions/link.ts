/** What happens to the connection: the tablet, the network, the service, the room computer. */
import { z } from 'zod';
import { freshHostKeyPem, hostKeyFrom } from '../host-key.ts';
import { action } from './action.ts';

const none = z.strictObject({});
const onOff = z.strictObject({ on: z.boolean().default(true) });

export const linkActions = {
  takeOver: action('The Zoom tablet arrives and takes the room.', none, ({ service }) =>
    service.tabletArrives(),
  ),
  releaseControl: action('The tablet lets the room go.', none, ({ service }) => service.tabletLeaves()),
  flipFlop: action(
    'The tablet arrives, and comes straight back so many times after it is thrown out.',
    z.strictObject({ times: z.number().int().min(1).max(100).default(3) }),
    ({ service }, { times }) => {
      service.returningTablet = times;
      service.tabletArrives();
    },
  ),
  silent: action(
    'The line goes half-open: nothing is read or sent, nothing is closed.',
    onOff,
    ({ ssh }, { on }) => ssh.setSilent(on),
  ),
  dropConnection: action('Every SSH connection is cut.', none, ({ ssh }) => ssh.dropConnections()),
  restart: action(
    'The control service restarts within the running connection and says its login again.',
    z.strictObject({ format: z.enum(['cli', 'json']).optional() }),
    ({ service }, { format }) => {
      if (format !== undefined) service.format = format;
      service.greet();
    },
  ),
  restartRoom: action(
    'The room computer goes down, and comes back idle and fresh after so many real milliseconds.',
    z.strictObject({ forMs: z.number().int().min(0).max(600_000).default(500) }),
    async (machine, { forMs }) => {
      await machine.shutDown();
      machine.scheduler.afterReal(forMs, () => void machine.start());
    },
  ),
  goDown: action('The SSH server stops listening and cuts its connections.', none, ({ ssh }) => ssh.close()),
  comeUp: action('The SSH server listens again on its port.', none, ({ ssh }) => ssh.listen(ssh.port)),
  signOut: action('The room loses its account.', none, ({ service }) => service.setSignedIn(false)),
  signIn: action('The room gets its account back.', none, ({ service }) => service.setSignedIn(true)),
  changeHostKey: action(
    'The room shows another host key from the next connection on.',
    none,
    async ({ ssh }) => {
      ssh.hostKey = hostKeyFrom(await freshHostKeyPem());
    },
  ),
  changePasscode: action(
    'Another passcode holds from the next login on.',
    z.strictObject({ passcode: z.string().min(1).max(200) }),
    ({ ssh }, { passcode }) => {
      ssh.passcode = passcode;
    },
  ),
  secondLogin: action(
    'What a second login does: replace the first, or be refused.',
    z.strictObject({ mode: z.enum(['replace', 'refuse']) }),
    ({ ssh }, { mode }) => {
      ssh.secondLogin = mode;
    },
  ),
};

/**
 * The simulated room as a process. Prints one line of JSON when it listens and ends when its standard input closes or
 * on SIGTERM, so that it never outlives who started it.
 *
 *     node --import tsx test/simulators/zoom-room/main.ts --scenario university --tempo 1
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startZoomRoom, type ZoomRoomOptions } from './index.ts';

const { values } = parseArgs({
  options: {
    'ssh-port': { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    scenario: { type: 'string', default: 'university' },
    tempo: { type: 'string', default: '1' },
    passcode: { type: 'string' },
    'host-key': { type: 'string' },
  },
});

function numberFlag(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} must be a number, not "${text}"`);
  return value;
}

const keyFile = values['host-key'];
const options: ZoomRoomOptions = {
  sshPort: numberFlag('ssh-port', values['ssh-port']),
  controlPort: numberFlag('control-port', values['control-port']),
  scenario: values.scenario,
  tempo: numberFlag('tempo', values.tempo),
  ...(values.passcode === undefined ? {} : { passcode: values.passcode }),
  ...(keyFile === undefined ? {} : { hostKey: await readFile(keyFile, 'utf8') }),
};
const room = await startZoomRoom(options);

const end = (): void => {
  void room.stop().then(() => process.exit(0));
};
process.stdin.once('close', end).resume();
process.once('SIGTERM', end);

console.log(
  JSON.stringify({
    ready: true,
    ssh: `${room.ssh.host}:${room.ssh.port}`,
    control: room.control,
    hostKey: room.hostKeyFingerprint,
    passcode: room.passcode,
  }),
);

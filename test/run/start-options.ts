/** What `npm start` was asked for. Whatever cannot be understood comes back as one sentence. */
import { parseArgs } from 'node:util';
import { readPort } from '../../electron/cli/arguments.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { scenarios as exchangeScenarios } from '../simulators/exchange/scenarios.ts';
import { scenarios as roomScenarios } from '../simulators/zoom-room/scenarios/index.ts';

export interface StartOptions {
  readonly host: 'auto' | 'electron' | 'browser';
  /** Where the page is served; 0 for any free port. */
  readonly port: number;
  /** Whether a window is opened. */
  readonly opens: boolean;
  /** For each simulator its scenario: the one asked for where it has it, else its usual one. */
  readonly scenario: { readonly room: string; readonly exchange: string };
  /** Over which of Exchange's interfaces the panel reads the simulated calendar. */
  readonly calendar: 'graph' | 'ews';
  /** Null: against the simulators. */
  readonly configPath: string | null;
  /** Null: a folder that is removed at the end. */
  readonly dataFolder: string | null;
}

const usual = 'university';
const known: { readonly room: readonly string[]; readonly exchange: readonly string[] } = {
  room: roomScenarios.map(({ name }) => name),
  exchange: exchangeScenarios,
};

export const usage = `npm start -- [--host auto|electron|browser] [--port 4680] [--no-open] [--scenario NAME] [--calendar graph|ews] [--config FILE] [--data FOLDER]`;

function isHost(text: string): text is StartOptions['host'] {
  return text === 'auto' || text === 'electron' || text === 'browser';
}

export function readStartOptions(args: readonly string[]): Result<StartOptions, string> {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        host: { type: 'string', default: 'auto' },
        port: { type: 'string', default: '4680' },
        'no-open': { type: 'boolean', default: false },
        scenario: { type: 'string' },
        calendar: { type: 'string', default: 'graph' },
        config: { type: 'string' },
        data: { type: 'string' },
      },
    }));
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  const { host, scenario, calendar } = values;
  const port = readPort(values.port);
  const opens = !values['no-open'];
  if (!isHost(host)) return err(`--host takes auto, electron or browser, not "${host}".`);
  if (port === null) return err(`--port takes a number from 0 to 65535, not "${values.port}".`);
  if (host === 'electron' && !opens) return err('--host electron is a window; it cannot go with --no-open.');
  if (calendar !== 'graph' && calendar !== 'ews') {
    return err(`--calendar takes graph or ews, not "${calendar}".`);
  }
  if (scenario !== undefined && values.config !== undefined) {
    return err('--scenario is for the simulators, and with --config none starts.');
  }
  const names = [...new Set([...known.room, ...known.exchange])];
  if (scenario !== undefined && !names.includes(scenario)) {
    return err(`There is no scenario "${scenario}"; there are: ${names.join(', ')}.`);
  }
  const pick = (of: readonly string[]): string =>
    scenario !== undefined && of.includes(scenario) ? scenario : usual;
  return ok({
    host,
    port,
    opens,
    scenario: { room: pick(known.room), exchange: pick(known.exchange) },
    calendar,
    configPath: values.config ?? null,
    dataFolder: values.data ?? null,
  });
}

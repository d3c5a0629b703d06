/** What the command line asks for, decoded. Whatever cannot be understood comes back as one sentence. */
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/result.ts';
import { parsed } from './parsed.ts';
import type { Language } from '../../shared/snapshot.ts';
import { readReleaseArguments, type ReleaseCommand, releaseUsage } from './release-arguments.ts';

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'validate'; readonly file: string }
  | { readonly kind: 'pin' }
  | ReleaseCommand
  | {
      readonly kind: 'check';
      readonly configPath: string | null;
      readonly dataFolder: string | null;
      /** Also makes and removes a test booking. */
      readonly writes: boolean;
      readonly isJson: boolean;
      /** Null: the panel's own. */
      readonly language: Language | null;
    }
  | {
      readonly kind: 'serve';
      readonly configPath: string | null;
      readonly dataFolder: string | null;
      /** Null: as the config says. */
      readonly host: string | null;
      readonly port: number | null;
    };

export const usage = `motespanel serve [--config FILE] [--host ADDRESS] [--port NUMBER] [--data FOLDER]
    runs the panel and serves it to a browser; prints one line of JSON when it is ready.
    Without --config the usual places are searched. --port 0 takes any free port.

motespanel config validate FILE
    says in plain words what is wrong with a config file, or that nothing is.

motespanel pin
    reads a PIN of 4 to 12 digits from standard input and prints what goes into panel.pinHash.

motespanel check [--config FILE] [--data FOLDER] [--write-test] [--json] [--language sv|en]
    says what the room lacks, who must act and with which command. Asks the panel that runs on
    this config; where none runs it looks for itself. --write-test also makes, changes and
    removes a booking, weeks ahead at night. Exit code 0: nothing failed, 1: something did,
    2: it could not be checked.

${releaseUsage}
motespanel --help | --version
`;

/** Decodes the digits of a port; null for what is none. */
export function readPort(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null;
}

const isLanguage = (text: string): text is Language => text === 'sv' || text === 'en';

/** Takes the arguments after the program's own name. */
export function readArguments(args: readonly string[]): Result<Command, string> {
  // Its options are its own, and the word for the version among them.
  if (args[0] === 'release' && !args.includes('--help')) return readReleaseArguments(args.slice(1));
  const given = parsed(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        config: { type: 'string' },
        data: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string' },
        language: { type: 'string' },
        json: { type: 'boolean' },
        'write-test': { type: 'boolean' },
        help: { type: 'boolean' },
        version: { type: 'boolean' },
      },
    }),
  );
  if (!given.ok) return given;
  const { values, positionals } = given.value;
  if (values.help === true || args.length === 0) return ok<Command>({ kind: 'help' });
  if (values.version === true) return ok<Command>({ kind: 'version' });

  const [command, second, file, ...rest] = positionals;
  if (command === 'serve' && second === undefined) {
    const port = values.port === undefined ? null : readPort(values.port);
    if (values.port !== undefined && port === null) {
      return err(`--port takes a number from 0 to 65535, not "${values.port}".`);
    }
    return ok<Command>({
      kind: 'serve',
      configPath: values.config ?? null,
      dataFolder: values.data ?? null,
      host: values.host ?? null,
      port,
    });
  }
  if (command === 'pin' && second === undefined) return ok<Command>({ kind: 'pin' });
  if (command === 'check' && second === undefined) {
    const { language = null } = values;
    if (language !== null && !isLanguage(language)) {
      return err(`--language takes sv or en, not "${language}".`);
    }
    return ok<Command>({
      kind: 'check',
      configPath: values.config ?? null,
      dataFolder: values.data ?? null,
      writes: values['write-test'] === true,
      isJson: values.json === true,
      language,
    });
  }
  if (command === 'config' && second === 'validate' && file !== undefined && rest.length === 0) {
    return ok<Command>({ kind: 'validate', file });
  }
  return err(`There is no command "${positionals.join(' ')}".`);
}

/** What `motespanel release` was asked for, decoded. Whatever cannot be understood comes back as one sentence. */
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/result.ts';
import { parsed } from './parsed.ts';
import { platformShape, type ReleaseOrder } from '../updates/index.ts';

export type ReleaseCommand =
  | { readonly kind: 'release'; readonly keyFile: string; readonly order: ReleaseOrder }
  | { readonly kind: 'releaseKeys'; readonly keyFile: string };

export const releaseUsage = `motespanel release keys --key FILE
    makes a key pair: writes the private key to FILE and prints the public one.

motespanel release --folder FOLDER --version V --channel C --key FILE [--file PLATFORM=PATH]...
        [--rollout 5,50,100] [--minimum V] [--deadline 2026-12-01T00:00:00Z] [--halt] [--block V]...
        [--days 30]
    signs a release and lays it out in FOLDER for any static web server. Without --file it signs what
    is published anew: to halt it, to widen its rollout (percent, one per ring), before it expires.
    --minimum and --block last over later releases. PLATFORM is linux-x64, linux-arm64, win32-x64 or
    win32-arm64.
`;

const defaultDays = 30;

/** Takes the arguments after the word `release`. */
export function readReleaseArguments(args: readonly string[]): Result<ReleaseCommand, string> {
  const given = parsed(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        folder: { type: 'string' },
        version: { type: 'string' },
        channel: { type: 'string' },
        key: { type: 'string' },
        file: { type: 'string', multiple: true },
        rollout: { type: 'string' },
        minimum: { type: 'string' },
        deadline: { type: 'string' },
        halt: { type: 'boolean' },
        block: { type: 'string', multiple: true },
        days: { type: 'string' },
      },
    }),
  );
  if (!given.ok) return given;
  const { values, positionals } = given.value;
  const { folder, version, channel, key } = values;
  if (key === undefined) return err('--key says where the key is.');
  if (positionals.length === 1 && positionals[0] === 'keys') {
    return ok<ReleaseCommand>({ kind: 'releaseKeys', keyFile: key });
  }
  if (positionals.length > 0) return err(`There is no command "release ${positionals.join(' ')}".`);
  if (folder === undefined || version === undefined || channel === undefined) {
    return err('A release needs --folder, --version and --channel.');
  }
  const files = readFiles(values.file ?? []);
  if (!files.ok) return files;
  const rollout = readNumbers(values.rollout ?? '100');
  if (rollout === null) return err('--rollout takes percentages such as 5,50,100.');
  const [validDays, ...others] = readNumbers(values.days ?? String(defaultDays)) ?? [];
  if (validDays === undefined || others.length > 0) return err('--days takes a number.');
  return ok<ReleaseCommand>({
    kind: 'release',
    keyFile: key,
    order: {
      folder,
      version,
      channel,
      files: files.value,
      minimumVersion: values.minimum ?? null,
      blocked: values.block ?? [],
      deadlineAt: values.deadline ?? null,
      rollout,
      isHalted: values.halt === true,
      validDays,
    },
  });
}

function readFiles(given: readonly string[]): Result<ReleaseOrder['files'], string> {
  const files = given.map((text) => {
    const [name = '', ...rest] = text.split('=');
    return { platform: platformShape.safeParse(name).data, path: rest.join('='), text };
  });
  const understood = files.flatMap(({ platform, path }) =>
    platform === undefined || path === '' ? [] : [{ platform, path }],
  );
  const strange = files.find(({ platform, path }) => platform === undefined || path === '');
  return strange === undefined
    ? ok(understood)
    : err(`--file takes a platform and a path, such as linux-x64=panel.AppImage, not "${strange.text}".`);
}

function readNumbers(text: string): readonly number[] | null {
  const words = text.split(',');
  return words.every((word) => /^\d{1,3}$/.test(word)) ? words.map(Number) : null;
}

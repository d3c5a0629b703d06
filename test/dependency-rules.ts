/**
 * Which folder may import what, as rules for dependency-cruiser. The table in electron/README.md says it in words;
 * architecture.test.ts checks these rules on every run, and that they notice a violation.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ICruiseOptions, IForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser';

/** Folders of `root` below `top`, itself left out, that have an `index.ts`. */
function foldersWithDoor(root: string, top: string): string[] {
  const start = join(root, top);
  if (!existsSync(start)) return [];
  return readdirSync(start, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name === 'index.ts' && entry.parentPath !== start)
    .map((entry) => relative(root, entry.parentPath).replaceAll('\\', '/'));
}

const notAdapters = ['app', 'cli', 'ports', 'resilience', 'shell'];

/** The folders of `electron/` that each speak to one part of the outside. */
function adaptersOf(root: string): string[] {
  return readdirSync(join(root, 'electron'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !notAdapters.includes(entry.name))
    .map(({ name }) => name);
}

/** `from` may import only what one of `allowed` matches. */
const only = (name: string, from: string, allowed: string[], comment: string): IForbiddenRuleType => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

/** Nothing that `from` matches may import what `to` matches. */
const never = (
  name: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
  comment: string,
): IForbiddenRuleType => ({ name, comment, severity: 'error', from, to });

/** What the resolver says of a package, of a built-in module, and of `node:` ones. */
const packages = '^node_modules/';

/** The rules for the source tree in `root`. */
export function rulesFor(root: string): IForbiddenRuleType[] {
  return [
    never(
      'no-cycles',
      {},
      // Types alone may name each other: nothing of that is left at run time.
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'Two files that need each other are one thought in two places.',
    ),
    never('all-found', {}, { couldNotResolve: true }, 'What is imported must be there.'),
    only(
      'shared-is-pure',
      '^shared/',
      ['^shared/', `${packages}zod/`],
      'Words of both processes need neither Node nor a DOM, and one library.',
    ),
    only(
      'page-knows-shared-only',
      '^renderer/(?!vite\\.config\\.ts$)',
      ['^renderer/', '^shared/', '^assets/', `${packages}(react|react-dom|uqr|zustand)/`],
      'The page talks to the world through window.panel.',
    ),
    never(
      'page-takes-types-from-shared',
      { path: '^renderer/' },
      {
        path: '^shared/',
        pathNot: '^shared/(booking-lengths|channels|time|readiness|readiness-words)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
      'Decoders, and zod with them, stay in main; plain names, numbers, words and sums may come along.',
    ),
    only(
      'ports-are-interfaces',
      '^electron/ports/',
      ['^electron/ports/', '^shared/'],
      'Nothing runs in ports.',
    ),
    never(
      'ports-take-types',
      { path: '^electron/ports/' },
      { dependencyTypesNot: ['type-only'] },
      'Nothing runs in ports.',
    ),
    only(
      'resilience-knows-ports',
      '^electron/resilience/(?!system-)',
      ['^electron/resilience/', '^electron/ports/', '^shared/'],
      'Waiting and chance come in through ports.',
    ),
    only(
      'decisions-do-no-io',
      '^electron/app/',
      [
        '^electron/app/',
        '^electron/resilience/',
        '^electron/ports/',
        '^shared/',
        `${packages}temporal-polyfill/`,
        // What is read back after a restart is decoded where its meaning is known.
        `${packages}zod/`,
      ],
      'Decisions are plain functions; adapters are beyond ports.',
    ),
    ...adaptersOf(root).map((name) =>
      never(
        `adapter-alone-${name}`,
        { path: `^electron/${name}/` },
        { path: '^electron/', pathNot: `^electron/(${name}|ports|resilience)/` },
        'Adapters never import each other, the app or the shell.',
      ),
    ),
    never(
      'shell-is-thin',
      { path: '^electron/shell/' },
      { path: '^electron/', pathNot: '^electron/(shell|ports|resilience)/' },
      'The shell shows a panel; it does not build one.',
    ),
    only(
      'preload-exposes-only',
      '^electron/preload\\.ts$',
      ['^shared/(channels|errors|result|bridge|snapshot)\\.ts$', `${packages}electron/`],
      'The preload carries messages; zod and Node stay out of the sandbox.',
    ),
    only(
      'link-page-stays-small',
      '^electron/link/page(-bridge)?\\.ts$',
      [
        '^electron/link/(page-bridge|frame)\\.ts$',
        '^electron/(ports|resilience)/',
        '^shared/(channels|bridge|snapshot)\\.ts$',
      ],
      'Runs in a browser, ahead of the page.',
    ),
    never(
      'electron-in-the-shell-only',
      { path: '^(shared|electron|renderer)/', pathNot: '^electron/(shell/|main\\.ts$|preload\\.ts$)' },
      { path: `${packages}electron/` },
      'Everything else runs and is tested in plain Node.',
    ),
    never(
      'tests-are-not-imported',
      { path: '^(shared|electron|renderer)/' },
      { path: '^test/' },
      'What tests need is not part of the product.',
    ),
    ...[...foldersWithDoor(root, 'electron'), ...foldersWithDoor(root, 'renderer')].map((folder) =>
      never(
        `by-the-door-${folder.replaceAll('/', '-')}`,
        { path: '^(shared|electron|renderer)/', pathNot: `^${folder}/` },
        { path: `^${folder}/`, pathNot: `^${folder}/index\\.ts$` },
        'A folder with an index.ts is entered only through it.',
      ),
    ),
  ];
}

export const options: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  tsPreCompilationDeps: true,
  enhancedResolveOptions: {
    extensions: ['.ts', '.tsx', '.css', '.js'],
    exportsFields: ['exports'],
    conditionNames: ['import', 'require', 'node', 'types', 'default'],
  },
  moduleSystems: ['es6', 'cjs'],
};

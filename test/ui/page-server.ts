/** Builds the page when its sources are newer than what was built, and serves it under the policy it must live with. */
import { execFile } from 'node:child_process';
import { createReadStream, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { contentSecurityPolicy, contentTypes } from '../../shared/page-files.ts';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../..', import.meta.url));
/** One folder for each state of the sources, so that runs beside each other and `npm run build` cannot collide. */
const pages = join(repository, 'out/ui-pages');

function newestIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce(
    (newest, entry) =>
      entry.isFile() ? Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs) : newest,
    0,
  );
}

/** Builds the page as it is shipped, unless that has been done since its sources changed; says where it is. */
export async function buildPage(): Promise<string> {
  const sources = ['renderer', 'shared', 'assets/fonts'].map((folder) => newestIn(join(repository, folder)));
  const finished = join(pages, String(Math.max(...sources)));
  if (existsSync(finished)) return finished;
  const outDir = `${finished}.${process.pid}`;
  // In a process of its own: inside a test runner the same build would be one for development.
  await run(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--config', 'renderer/vite.config.ts', '--outDir', outDir],
    { cwd: repository, env: { ...process.env, NODE_ENV: 'production' } },
  );
  // Another run may have been faster: then its page is the same as ours.
  if (existsSync(finished)) rmSync(outDir, { recursive: true });
  else renameSync(outDir, finished);
  return finished;
}

export interface PageServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Builds the page where needed and serves it on loopback. */
export async function servePage(): Promise<PageServer> {
  const built = await buildPage();
  const server: Server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://page').pathname);
    const file = join(built, path === '/' ? 'index.html' : path);
    if (!file.startsWith(built) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': contentSecurityPolicy,
    });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Finds what the browser asks for among the built page's files and puts the link's own script into its HTML. Reads
 * from two fixed places only: the page folder and that one script. Decides no access and opens no socket.
 */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { contentSecurityPolicy, contentTypes } from '../../shared/page-files.ts';

export interface PageAnswer {
  readonly status: 200 | 400 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface PageFiles {
  /** `target` is the request's, undecoded: `/assets/a.js?x`. */
  readonly answer: (target: string) => Promise<PageAnswer>;
}

/** On every answer, also on refusals. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const scriptPath = '/link.js';
const scriptTag = `<script src="${scriptPath}"></script>`;

/** The bridge has to stand before the page's first module asks for it. */
function withLinkScript(html: string): string {
  const at = html.search(/<script|<\/head>/i);
  return at < 0 ? scriptTag + html : html.slice(0, at) + scriptTag + html.slice(at);
}

/** The path inside the page folder; null for what tries to leave it or is no path at all. */
function pathOf(target: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(target.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return null;
  }
  // A colon is a drive or a stream of a file on Windows.
  if (!path.startsWith('/') || /[\0\\:]/.test(path) || path.split('/').includes('..')) return null;
  return path === '/' ? '/index.html' : path;
}

const failure = (status: 400 | 404): PageAnswer => ({ status, headers: {}, body: Buffer.alloc(0) });

export function createPageFiles(pageFolder: string, pageScript: string): PageFiles {
  return {
    answer: async (target) => {
      const path = pathOf(target);
      if (path === null) return failure(400);
      let body: Buffer;
      try {
        body = await readFile(path === scriptPath ? pageScript : join(pageFolder, path));
      } catch {
        // Absent, a folder, unreadable: to a browser all of these are "not here".
        return failure(404);
      }
      return {
        status: 200,
        headers: {
          'Content-Type': contentTypes[extname(path)] ?? 'application/octet-stream',
          // The build puts a hash of the content into the names of everything in assets.
          'Cache-Control': path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache',
        },
        body: path === '/index.html' ? Buffer.from(withLinkScript(body.toString('utf8'))) : body,
      };
    },
  };
}

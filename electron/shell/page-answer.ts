/**
 * Answers a request of the page with a file of its folder, and with nothing else on this machine. Every answer
 * carries the content security policy; an address that tries to leave the folder is refused before any file is
 * touched.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { contentSecurityPolicy, contentTypes } from '../../shared/page-files.ts';
import { isOwnAddress, pageOrigin } from './page-address.ts';

/** The file below the page's folder that an address means, or null for an address that no honest page asks for. */
export function filePathOf(url: string): string | null {
  if (!isOwnAddress(url)) return null;
  const [encoded = ''] = url.slice(pageOrigin.length + 1).split(/[?#]/);
  let name: string;
  try {
    name = decodeURIComponent(encoded);
  } catch {
    // Half an escape sequence.
    return null;
  }
  if (/[\\:\0]/.test(name)) return null;
  const parts = name.split('/');
  return parts.some((part) => part === '' || part.startsWith('.')) ? null : name;
}

function answer(status: number, type: string, body: Uint8Array | null): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}

/** 200 with the file, 400 for an address that is not one of the page, 404 for a file that is not there. */
export async function answerPage(folder: string, url: string): Promise<Response> {
  const name = filePathOf(url);
  if (name === null) return answer(400, 'text/plain', null);
  try {
    const content = await readFile(path.join(folder, name));
    return answer(
      200,
      contentTypes[path.extname(name)] ?? 'application/octet-stream',
      new Uint8Array(content),
    );
  } catch {
    // Absent, a folder, or unreadable: the page is told no more than that there is nothing.
    return answer(404, 'text/plain', null);
  }
}

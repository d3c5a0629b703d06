/** The page's own scheme: what is answered, what is not, and with which headers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerPage, filePathOf } from '../../electron/shell/page-answer.ts';
import { temporaryFolder } from '../storage/temporary-folder.ts';

function pageFolder(): string {
  const root = temporaryFolder();
  const folder = path.join(root, 'renderer');
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(path.join(root, 'secret.json'), 'secret');
  writeFileSync(path.join(folder, '.hidden'), 'secret');
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(folder, 'assets', 'page å.js'), 'let a;');
  writeFileSync(path.join(folder, 'assets', 'data.bin'), Uint8Array.of(0, 255));
  return folder;
}

describe('the page’s folder', () => {
  it('is answered with type, policy and no sniffing', async () => {
    const response = await answerPage(pageFolder(), 'panel://app/index.html?a=/../b#c');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<!doctype html>');
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it('is answered below folders and with escaped names, byte for byte', async () => {
    const folder = pageFolder();
    const script = await answerPage(folder, 'panel://app/assets/page%20%C3%A5.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const data = await answerPage(folder, 'panel://app/assets/data.bin');
    expect(data.headers.get('content-type')).toBe('application/octet-stream');
    expect(new Uint8Array(await data.arrayBuffer())).toEqual(Uint8Array.of(0, 255));
  });

  it.each(['panel://app/none.js', 'panel://app/assets', 'panel://app/index.html/x'])(
    'answers %s with 404, policy included',
    async (url) => {
      const response = await answerPage(pageFolder(), url);
      expect(response.status).toBe(404);
      expect(await response.text()).toBe('');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    },
  );

  it.each([
    'panel://app/../secret.json',
    'panel://app/..%2fsecret.json',
    'panel://app/%2e%2e/secret.json',
    'panel://app/..%5csecret.json',
    'panel://app/assets/..%2f..%2fsecret.json',
    'panel://app//etc/passwd',
    'panel://app/%2fetc/passwd',
    'panel://app/c:/windows/win.ini',
    'panel://app/index.html%00.js',
    'panel://app/index.html::$DATA',
    'panel://app/.hidden',
    'panel://app/%',
    'panel://app/',
    'panel://app',
    'panel://other/index.html',
    'panel://app.evil/index.html',
    'file:///etc/passwd',
    'https://app/index.html',
    '',
  ])('answers %j with 400', async (url) => {
    const response = await answerPage(pageFolder(), url);
    expect(response.status).toBe(400);
    expect(await response.text()).toBe('');
  });
});

it('never finds a file outside the folder, whatever the address', () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '/',
    '\\',
    '%2e',
    '%2f',
    '%5c',
    '%00',
    ':',
    'a',
    '%',
    '?',
    '#',
    'å',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const name = filePathOf(`panel://app/${pieces.join('')}`);
      if (name === null) return;
      const inPosix = path.posix.relative('/page', path.posix.resolve('/page', name));
      const inWindows = path.win32.relative('C:\\page', path.win32.resolve('C:\\page', name));
      expect(inPosix).not.toMatch(/^(\.\.|\/|$)/);
      expect(inWindows).not.toMatch(/^(\.\.|[A-Z]:|\\|$)/);
    }),
  );
});

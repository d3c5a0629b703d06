/** The browser host seen from outside: what it serves, whom it lets in, what it carries, whom it cuts off. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { err } from '../../shared/result.ts';
import { panelError } from '../../shared/errors.ts';
import { startLink } from '../../electron/link/index.ts';
import { mostWaitingBytes } from '../../electron/link/page-socket.ts';
import { createFakeClock, settle } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createScriptedPanel } from './scripted-panel.ts';
import {
  get,
  makePage,
  openRawPage,
  removePages,
  startLinkFixture,
  type LinkFixture,
} from './link-fixture.ts';

let fixture: LinkFixture;
beforeEach(async () => {
  fixture = await startLinkFixture();
});
afterEach(async () => {
  fixture.end();
  await removePages();
});

describe('the page over HTTP', () => {
  it('is served with the link script before its first module', async () => {
    const { status, headers, body } = await get(fixture.port, '/');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
    expect(body).toBe(
      '<!doctype html><head><script src="/link.js"></script><script type="module" src="./a.js"></script></head>',
    );
  });

  it('comes with a policy that lets nothing foreign in, on refusals too', async () => {
    for (const path of ['/', '/assets/a-1f2e.js', '/nothing-here', '/../secret.txt']) {
      const { headers } = await get(fixture.port, path);
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
      expect(headers['content-security-policy']).toContain("connect-src 'self'");
      expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
  });

  it('is parts by their own type, kept by the browser when their name carries a hash', async () => {
    const part = await get(fixture.port, '/assets/a-1f2e.js?x=1');
    expect(part.status).toBe(200);
    expect(part.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(part.headers['cache-control']).toContain('immutable');
    expect((await get(fixture.port, '/link.js')).body).toBe('/* the link */');
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..\\secret.txt',
    '/%',
    '/C:/x',
    '/%00',
  ])('refuses the path %s', async (path) => {
    const { status, body } = await get(fixture.port, path);
    expect(status).toBe(400);
    expect(body).toBe('');
  });

  it.each(['/secret.txt', '/assets', '/assets/', '/index.htm'])('does not know %s', async (path) => {
    expect((await get(fixture.port, path)).status).toBe(404);
  });

  it('answers HEAD without a body and refuses everything that would change something', async () => {
    const head = await get(fixture.port, '/', { method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, '']);
    expect(Number(head.headers['content-length'])).toBeGreaterThan(50);
    expect((await get(fixture.port, '/', { method: 'POST' })).status).toBe(405);
  });

  it('is refused under a foreign name that was made to point at this machine', async () => {
    for (const host of [
      'evil.example',
      `evil.example:${fixture.port}`,
      '127.0.0.1.evil.example',
      '[',
      'a b',
    ]) {
      expect((await get(fixture.port, '/', { headers: { host } })).status).toBe(403);
    }
    expect((await get(fixture.port, '/', { headers: { host: `localhost:${fixture.port}` } })).status).toBe(
      200,
    );
  });
});

describe('the socket', () => {
  it('opens for a page of our own only', async () => {
    for (const origin of ['http://evil.example', `https://127.0.0.1:${fixture.port}`, 'null', '']) {
      await expect(openRawPage(fixture.port, { origin })).rejects.toThrow('403');
    }
    const foreign = { host: `evil.example:${fixture.port}`, origin: `http://evil.example:${fixture.port}` };
    await expect(openRawPage(fixture.port, foreign)).rejects.toThrow('403');
    const elsewhere = new WebSocket(`ws://127.0.0.1:${fixture.port}/`, {
      origin: `http://127.0.0.1:${fixture.port}`,
    });
    const [refusal] = (await once(elsewhere, 'error')) as [Error];
    expect(refusal.message).toContain('403');
    expect(fixture.panel.pageCount()).toBe(0);
    expect(fixture.log.entries.filter(({ event }) => event === 'link.socketRefused')).toHaveLength(6);
  });

  it('sends a whole push at once, then every change, then a whole one on request', async () => {
    const page = await openRawPage(fixture.port);
    expect(await page.next()).toMatchObject({ channel: 'panel:snapshot', body: { seq: 1, isWhole: true } });
    fixture.panel.push();
    expect(await page.next()).toMatchObject({ body: { seq: 2, isWhole: false } });
    page.send('{"channel":"panel:resync"}');
    expect(await page.next()).toMatchObject({ body: { seq: 3, isWhole: true } });
  });

  it('answers an intent under its own number, without what is for the log', async () => {
    const refusal = err(panelError('intent.notPossible', 'never', 'for the log'));
    const page = await openRawPage(fixture.port);
    await page.next();
    fixture.panel.answerWith(Promise.resolve(refusal));
    page.send('{"channel":"panel:intent","id":7,"body":{"kind":"meeting.start"}}');
    expect(await page.next()).toEqual({
      channel: 'panel:intent',
      id: 7,
      body: err(panelError('intent.notPossible', 'never', null)),
    });
    expect(fixture.panel.intents).toEqual([{ kind: 'meeting.start' }]);
  });

  it('passes a fault of the page on', async () => {
    const page = await openRawPage(fixture.port);
    await page.next();
    page.send('{"channel":"panel:page-fault","body":{"message":"m","source":"s"}}');
    page.send('{"channel":"panel:resync"}');
    await page.next();
    expect(fixture.panel.faults).toEqual([{ message: 'm', source: 's' }]);
  });

  it.each([
    ['no JSON', 'hello', 1008],
    ['a list', '[]', 1008],
    ['no channel', '{"id":1}', 1008],
    ['an odd number', '{"channel":"panel:intent","id":1.5}', 1008],
    ['64 kB and one byte', `{"channel":"${'x'.repeat(64 * 1024)}"}`, 1009],
  ])('is closed on %s', async (_what, text, code) => {
    const page = await openRawPage(fixture.port);
    page.send(text);
    expect(await page.closed).toBe(code);
    await settle();
    expect(fixture.panel.pageCount()).toBe(0);
    expect(fixture.panel.intents).toEqual([]);
  });

  it('is closed on bytes that are no text', async () => {
    const page = await openRawPage(fixture.port);
    page.socket.send(Buffer.from([1, 2, 3]));
    expect(await page.closed).toBe(1003);
  });

  it('lets go of a page that leaves', async () => {
    const page = await openRawPage(fixture.port);
    await page.next();
    expect(fixture.panel.pageCount()).toBe(1);
    page.socket.close();
    await page.closed;
    await expect.poll(() => fixture.panel.pageCount()).toBe(0);
    expect(fixture.clock.pending()).toBe(0);
  });

  it('keeps a page that answers pings and cuts off one that has gone silent', async () => {
    const lively = await openRawPage(fixture.port);
    const silent = await openRawPage(fixture.port);
    await Promise.all([lively.next(), silent.next()]);
    silent.socket.pause();
    for (let round = 0; round < 3; round += 1) {
      const ponged = once(lively.socket, 'ping');
      await fixture.clock.advance(2_000);
      await ponged;
      // The answer to this comes after the pong, so the pong has been heard; nothing else is.
      const answered = once(lively.socket, 'pong');
      lively.socket.ping();
      await answered;
    }
    expect(fixture.panel.pageCount()).toBe(1);
    silent.socket.resume();
    expect(await silent.closed).toBe(1006);
    expect(fixture.log.entries).toContainEqual({
      level: 'warn',
      event: 'link.pageSilent',
      fields: { afterMs: 5_000 },
    });
  });

  it('sends a slow page a whole push when it catches up, not everything it missed', async () => {
    const page = await openRawPage(fixture.port);
    await page.next();
    page.socket.pause();
    const bulk = mostWaitingBytes / 4;
    const count = 400;
    for (let round = 0; round < count; round += 1) {
      fixture.panel.push(bulk);
      await settle();
    }
    page.socket.resume();
    let last = await page.next();
    while (!(last.body as { isWhole: boolean }).isWhole) last = await page.next();
    expect((last.body as { seq: number }).seq).toBeGreaterThan(count);
    expect(page.frames.length).toBeLessThan(count / 2);
    fixture.panel.push();
    expect(await page.next()).toMatchObject({ body: { isWhole: false } });
  });
});

describe('a link with a token', () => {
  const token = 'a token of sixteen or more';
  let guarded: LinkFixture;
  beforeEach(async () => {
    guarded = await startLinkFixture({ token, host: '0.0.0.0' });
  });
  afterEach(() => guarded.end());

  it('gives nothing without it, or with a wrong one', async () => {
    for (const path of ['/', '/link.js', '/?token=', '/?token=a%20token%20of%20sixteen%20or%20mor']) {
      expect((await get(guarded.port, path)).status).toBe(403);
    }
    expect((await get(guarded.port, '/', { headers: { cookie: 'motespanel=guess' } })).status).toBe(403);
    await expect(openRawPage(guarded.port)).rejects.toThrow('403');
  });

  it('takes it once in the address, then goes by a cookie that scripts cannot read', async () => {
    const welcome = await get(guarded.port, `/?token=${encodeURIComponent(token)}`);
    expect([welcome.status, welcome.headers.location]).toEqual([303, '/']);
    const cookie = welcome.headers['set-cookie']?.[0] ?? '';
    expect(cookie).toContain('HttpOnly; SameSite=Strict');
    expect(cookie).not.toContain(token);
    const headers = { cookie: `other=1; ${cookie.split(';')[0] ?? ''}` };
    expect((await get(guarded.port, '/', { headers })).status).toBe(200);
    const page = await openRawPage(guarded.port, headers);
    expect((await page.next()).channel).toBe('panel:snapshot');
  });
});

describe('starting', () => {
  const parts = {
    service: createScriptedPanel(),
    host: '127.0.0.1',
    port: 0,
    token: null,
    log: createMemoryLog(),
    clock: createFakeClock(),
  };

  it('says when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { page, script } = await makePage();
    expect(await startLink({ ...parts, pageFolder: page, pageScript: script, port })).toEqual(
      err({ code: 'link.portInUse', cause: 'EADDRINUSE' }),
    );
    other.close();
  });

  it('says when the address is not one of this machine', async () => {
    const { page, script } = await makePage();
    const given = {
      ...parts,
      pageFolder: page,
      pageScript: script,
      host: '192.0.2.1',
      token: 'x'.repeat(16),
    };
    expect(await startLink(given)).toEqual(err({ code: 'link.notPossible', cause: 'EADDRNOTAVAIL' }));
  });

  it('does not listen beyond this machine without a token', async () => {
    const { page, script } = await makePage();
    const given = { ...parts, pageFolder: page, pageScript: script, host: '0.0.0.0' };
    expect(await startLink(given)).toEqual(err({ code: 'link.tokenMissing', cause: null }));
  });

  it('says when the page or its script has not been built', async () => {
    const { page, script, folder } = await makePage();
    const missing = err({ code: 'link.pageMissing', cause: null });
    expect(await startLink({ ...parts, pageFolder: folder, pageScript: script })).toEqual(missing);
    expect(await startLink({ ...parts, pageFolder: page, pageScript: `${script}x` })).toEqual(missing);
  });

  it('ends with its pages let go and its port free', async () => {
    const once = await startLinkFixture();
    const page = await openRawPage(once.port);
    once.end();
    expect(await page.closed).toBe(1006);
    expect(once.panel.pageCount()).toBe(0);
    await expect(get(once.port, '/')).rejects.toThrow('ECONNREFUSED');
  });
});

/** What every answer carries besides itself, and what only a supervisor on this machine is told. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal, startGateway, type TestGateway, Visitor } from '../support/gateway.ts';

/** An address of this machine that is not its loopback. */
const outer = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ HOST: '0.0.0.0', DEMO_PUBLIC: 'yes' });
});
afterAll(() => gateway.close());

/** The directives of a content policy by name. */
const policyOf = (text: string | null) =>
  Object.fromEntries(
    (text ?? '').split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(' ');
      return [name, sources.join(' ')];
    }),
  );

describe.each([
  ['the page', '/'],
  ['a view of the page', '/dispatch?area=1'],
  ['an asset', '/assets/a.js'],
  ['a read', '/api/front'],
  ['a refusal', '/api/session'],
  ['nothing', '/api/nothing'],
  ['a file that is not there', '/nothing.js'],
  ['the description', '/api/openapi.json'],
  ['the health', '/healthz'],
])('%s', (_, path) => {
  test('comes with the content policy and its companions', async () => {
    const { headers } = await gateway.nobody().get(path);
    const policy = policyOf(headers.get('content-security-policy'));
    expect(policy).toMatchObject({
      'default-src': "'self'",
      'script-src': "'self'",
      'connect-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
    });
    for (const sources of Object.values(policy)) expect(sources).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
    for (const name of ['server', 'x-powered-by']) expect(headers.get(name)).toBeNull();
  });
});

test('what is asked of the API is kept nowhere, the page is asked for anew, hashed files are kept', async () => {
  const kept = async (path: string, who = gateway.enter('chief1')) =>
    (await who.get(path)).headers.get('cache-control');
  for (const path of ['/api/front', '/api/session', '/api/world', '/api/orders'])
    expect(await kept(path), path).toBe('no-store');
  expect(await kept('/api/orders/nothing')).toBe('no-store');
  expect(await kept('/')).toBe('no-cache');
  expect(await kept('/wall')).toBe('no-cache');
  expect(await kept('/assets/a.js')).toBe('public, max-age=31536000, immutable');
});

test('each view is the page; what looks like a file or the API is not', async () => {
  const visitor = gateway.nobody();
  for (const path of ['/', '/wall', '/dispatch', '/set-up', '/a/b/c']) {
    const { status, text } = await visitor.get(path);
    expect([status, text.startsWith('<!doctype html>')], path).toEqual([200, true]);
  }
  for (const path of ['/nothing.js', '/api/nothing', '/.env', '/town.sqlite', '/assets/../../data'])
    expect((await visitor.get(path)).text, path).not.toContain('sqlite format');
  expectRefusal(await visitor.get('/nothing.js'), 404, 'request.unknown-route');
  expectRefusal(await visitor.ask('POST', '/wall'), 404, 'request.unknown-route');
  for (const path of ['/..%2fdata%2fguangfu%2ftown.sqlite', '/%2e%2e/data/guangfu/keys/words.key'])
    expect((await visitor.get(path)).status, path).toBeGreaterThanOrEqual(400);
});

describe('a supervisor', () => {
  test('hears that the gateway is up and ready', async () => {
    const visitor = gateway.nobody();
    expect((await visitor.get('/healthz')).text).toBe('{"ok":true}');
    await expect
      .poll(async () => (await visitor.get('/readyz')).status, { timeout: 4_000 })
      .toBe(200);
    expect(JSON.parse((await visitor.get('/readyz')).text)).toEqual({
      ok: true,
      seq: gateway.house.engine.seq,
    });
  });

  test('on this machine reads the figures; beyond it they are not there', async (context) => {
    const { status, text } = await gateway.nobody().get('/metrics');
    expect(status).toBe(200);
    expect(text).toMatch(new RegExp(`^gateway_seq ${gateway.house.engine.seq}$`, 'm'));
    for (const name of ['gateway_sockets', 'gateway_csp_reports', 'process_cpu_seconds_total'])
      expect(text).toMatch(new RegExp(`^${name} `, 'm'));
    if (!outer) return context.skip('this machine has no address beyond its loopback');
    const beyond = new Visitor(gateway.url.replace('localhost', outer));
    expect((await beyond.get('/api/front')).status).toBe(200);
    const forged = { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' };
    // There the address is a view like any other that we don't have.
    expect((await beyond.get('/metrics', forged)).text).toBe((await beyond.get('/')).text);
  });

  test('counts what browsers report against the policy', async () => {
    const reports = async () =>
      Number(
        /^gateway_csp_reports (\d+)/m.exec((await gateway.nobody().get('/metrics')).text)?.[1],
      );
    const before = await reports();
    const report = JSON.stringify({ 'csp-report': { 'blocked-uri': 'http://evil.example' } });
    const type = { 'content-type': 'application/csp-report' };
    expect((await gateway.nobody().post('/api/csp-reports', report, type)).status).toBe(204);
    expect(await reports()).toBe(before + 1);
  });
});

describe('behind TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const [TLS_KEY, TLS_CERT] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = (() => {
    try {
      const [key, cert] = ['-keyout', '-out'];
      const args = [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/CN=x',
      ];
      execFileSync('openssl', [...args, key, TLS_KEY, cert, TLS_CERT], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  })();

  test('the browser is held to it, and the cookie too', async (context) => {
    if (!made) return context.skip('openssl is not installed here');
    const safe = await startGateway({ TLS_CERT, TLS_KEY });
    expect(safe.url).toMatch(/^https:/);
    const answer = await new Promise<Record<string, unknown>>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', origin: safe.url };
      const call = request(`${safe.url}/api/session`, {
        method: 'POST',
        headers,
        rejectUnauthorized: false,
      });
      call.on('response', (response) =>
        resolve({ status: response.statusCode, ...response.headers }),
      );
      call.on('error', reject);
      call.end(JSON.stringify({ login: 'chief1', password: 'demo-2022' }));
    });
    expect(answer.status).toBe(200);
    expect(answer['strict-transport-security']).toMatch(/^max-age=\d{8}/);
    expect(String(answer['set-cookie'])).toContain('; HttpOnly; Secure; SameSite=Strict');
    await safe.close();
  });
});

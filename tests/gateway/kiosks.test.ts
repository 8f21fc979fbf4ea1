/** A wall's device: let in once by its code, from then on by its own key, until it is shut out. It looks, and does nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kioskList, newKiosk } from '#wire/kiosks.ts';
import { session } from '#wire/reads.ts';
import {
  expectRefusal,
  read,
  startGateway,
  type TestGateway,
  type Visitor,
} from '../support/gateway.ts';
import { gridOf } from '../support/order-ways.ts';
import { reportIn, TOWN } from '../support/small-world.ts';

let gateway: TestGateway;
let admin: Visitor;
beforeAll(async () => {
  gateway = await startGateway();
  admin = await gateway.enterAs('SYS_ADMIN');
}, 60_000);
afterAll(() => gateway.close());

/** The cookies a device was given, as it sends them again. */
async function comeIn(device: Visitor, body: object, keep: Record<string, string> = {}) {
  const response = await fetch(`${gateway.url}/api/kiosk`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: Object.entries(keep)
        .map(([name, value]) => `${name}=${value}`)
        .join('; '),
    },
    body: JSON.stringify(body),
  });
  const cookies = Object.fromEntries(
    response.headers.getSetCookie().map((set) => (set.split(';')[0] ?? '').split('=')),
  ) as Record<string, string>;
  device.cookie = cookies.sid ? `sid=${cookies.sid}` : undefined;
  const text = await response.text();
  return { answer: { status: response.status, headers: response.headers, text }, cookies };
}

test('a code is good once, its device comes back by its key, and is out when it is shut out', async () => {
  const made = read(await admin.post('/api/kiosks', { name: '值班室', scope: TOWN }), newKiosk);
  const device = gateway.nobody();
  const first = await comeIn(device, { code: made.code });
  expect(read(first.answer, session).viewer).toMatchObject({ role: 'WALL', scopes: [TOWN] });
  expect(read(first.answer, session).idleUntil).toBeNull();
  expect((await device.get('/api/kpis')).status).toBe(200);

  expectRefusal((await comeIn(gateway.nobody(), { code: made.code })).answer, 403);
  const { kiosk = '' } = first.cookies;
  expect((await comeIn(device, {}, { kiosk })).answer.status).toBe(200);
  expectRefusal((await comeIn(gateway.nobody(), {}, { kiosk: 'another' })).answer, 403);

  const [listed] = read(await admin.get('/api/kiosks'), kioskList).kiosks;
  expect(listed).toMatchObject({ id: made.kiosk.id, name: '值班室', revoked: null });
  expect(listed?.seen).toBeGreaterThanOrEqual(listed?.claimed ?? Number.POSITIVE_INFINITY);

  const again = await comeIn(device, {}, { kiosk });
  expect(again.answer.status).toBe(200);
  expect((await admin.ask('DELETE', `/api/kiosks/${made.kiosk.id}`)).status).toBe(200);
  expectRefusal(await device.get('/api/kpis'), 401, 'access.signed-out');
  expectRefusal((await comeIn(device, {}, { kiosk })).answer, 403, 'access.bad-code');
});

test('it may look and nothing else, and nobody else makes one', async () => {
  const made = read(await admin.post('/api/kiosks', { name: '大厅', scope: TOWN }), newKiosk);
  const device = gateway.nobody();
  await comeIn(device, { code: made.code });
  const report = reportIn(gridOf('320506108207001'));
  expectRefusal(await device.command('order.report', report), 403, 'access.no-function');
  for (const visitor of [device, gateway.enter('chief1')]) {
    expectRefusal(await visitor.get('/api/kiosks'), 403);
    expectRefusal(await visitor.post('/api/kiosks', { name: 'x', scope: TOWN }), 403);
  }
});

test('neither the code nor the key is in the store', async () => {
  const made = read(await admin.post('/api/kiosks', { name: '走廊', scope: TOWN }), newKiosk);
  const { cookies } = await comeIn(gateway.nobody(), { code: made.code });
  const rows = gateway.store.prepare('select * from kiosks').all();
  const told = JSON.stringify([rows, gateway.store.prepare('select * from audit').all()]);
  for (const secret of [made.code, cookies.kiosk ?? '?']) {
    expect(told).not.toContain(secret);
    expect(told).not.toContain(JSON.stringify(Buffer.from(secret)).slice(24, 80));
  }
});

/**
 * The whistle of 漫山岛, from the blow to the close (DOMAIN §3.6): five bodies are called, four sign, the police station does not
 * until its hour is over; all report in on the island; findings, a rectification notice, a re-check; the lead concludes, the
 * village scores, the order is checked and closed. The wall's lights show all of it. An hour of the town is eighteen seconds here.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Order } from '#domain/order/order.ts';
import type { Whistle } from '#domain/whistle/whistle.ts';
import type { Afresh } from '#wire/protocol.ts';
import { type GatewayProcess, startGateway } from '../faults/process.ts';
import { gridOf } from '../support/order-ways.ts';
import { wish } from '../support/small-world.ts';
import { openPage, signIn, type Watched, withBrowser } from './browser.ts';

withBrowser();

const GRID = '320506108205004';
const VILLAGE = '320506108205';
/** The middle of the island, the second part of its grid. */
const [shore = []] = gridOf(GRID).shape[1] ?? [];
const middle = (at: 0 | 1) => shore.reduce((sum, point) => sum + point[at], 0) / shore.length;
const ISLAND = [middle(0), middle(1)];
const CALLED = ['MARKET', 'FOOD', 'TOURISM', 'POLICE', VILLAGE] as const;
const LOGINS: Record<string, string> = {
  MARKET: 'market1',
  FOOD: 'food1',
  TOURISM: 'tourism1',
  POLICE: 'police1',
  [VILLAGE]: 'chongshan1',
};

let folder: string;
let gateway: GatewayProcess;
let wall: Watched;
const cookies = new Map<string, string>();

async function ask(login: string, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { cookie: cookies.get(login) ?? '', ...init.headers };
  return fetch(`${gateway.url}${path}`, { ...init, headers });
}

async function enter(login: string): Promise<void> {
  const response = await ask(login, '/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: 'demo-2022' }),
  });
  expect(response.status, login).toBe(200);
  cookies.set(login, response.headers.get('set-cookie')?.split(';')[0] ?? '');
}

type Answer = { ok: true; seq: number } | { ok: false; reason: string };

async function ordered(login: string, name: string, input: object): Promise<Answer> {
  const response = await ask(login, `/api/commands/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: wish(), input }),
  });
  return (await response.json()) as Answer;
}

async function give(login: string, name: string, input: object): Promise<number> {
  const answer = await ordered(login, name, input);
  if (!answer.ok) throw new Error(`${login} ${name} ${JSON.stringify(answer)}`);
  return answer.seq;
}

/** What the duty chief's screen would hold. */
async function held(): Promise<{ orders: Order[]; whistles: Whistle[] }> {
  const { put } = (await (await ask('chief1', '/api/world')).json()) as Afresh;
  const of = (shelf: string) => put.filter(([name]) => name === shelf).map(([, thing]) => thing);
  return { orders: of('orders') as Order[], whistles: of('whistles') as Whistle[] };
}
const orderNow = async (id: string) => (await held()).orders.find((one) => one.id === id) as Order;
const whistleNow = async (order: string) =>
  (await held()).whistles.find((one) => one.order === order) as Whistle;

const step = async (login: string, action: string, id: string, extra: object = {}) =>
  give(login, `order.${action}`, { id, version: (await orderNow(id)).version, ...extra });
/** The clock reminds and escalates beside them: who is refused because the whistle changed looks again, as people do. */
const blow = async (login: string, action: string, order: string, extra: object = {}) => {
  for (;;) {
    const { id, version } = await whistleNow(order);
    const answer = await ordered(login, `whistle.${action}`, { id, version, ...extra });
    if (answer.ok) return answer.seq;
    if (answer.reason !== 'whistle.changed')
      throw new Error(`${login} whistle.${action} ${JSON.stringify(answer)}`);
  }
};

/** The light of an organisation on the wall. */
const light = (org: string) =>
  wall.page.locator(`[data-panel="whistles"] [data-org="${org}"]`).getAttribute('data-light');
const lit = (org: string, how: string) =>
  wall.page.waitForSelector(`[data-panel="whistles"] [data-org="${org}"][data-light="${how}"]`, {
    timeout: 30_000,
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'town-'));
  gateway = await startGateway(folder, { DEMO: 'live', DEMO_SPEED: '200' });
  for (const login of ['operator1', 'chief1', 'dispatcher1', ...Object.values(LOGINS)])
    await enter(login);
  wall = await openPage(gateway.url, '/wall', { size: { width: 1280, height: 720 } });
  await signIn(wall, 'wall1');
});
afterAll(async () => {
  await gateway?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('漫山岛: blown, signed, one late, on site, found, rectified, concluded, scored, closed', async () => {
  // 漫山岛's restaurants without a licence: reported, filed as the community's matter, in the market office's hands.
  const report = { grid: GRID, point: ISLAND, category: '0901', urgency: 3, source: 'DEPT' };
  const seq = await give('operator1', 'order.report', report);
  const { id } = (await held()).orders.find(({ version }) => version === seq) as Order;
  await step('operator1', 'accept', id);
  await step('chief1', 'file', id, { category: '0901', urgency: 3, level: 'COMMUNITY' });
  await step('dispatcher1', 'dispatch', id, { org: 'MARKET' });
  await step('market1', 'sign', id);

  // The village asks for the whistle, the duty chief lets it sound: five bars on the wall, none of them signed.
  const order = await orderNow(id);
  expect(await wall.page.locator('[data-panel="whistles"]').count()).toBe(0);
  await give('chongshan1', 'whistle.propose', {
    id,
    version: order.version,
    kind: 'ROUTINE',
    reason: 'JOINT_ENFORCE',
    lead: 'MARKET',
    assist: CALLED.filter((org) => org !== 'MARKET'),
    meetAt: order.lastAt + 86_400_000,
    meetPoint: ISLAND,
    task: '联合检查漫山岛餐饮民宿:证照、消防。',
  });
  await blow('chief1', 'approve', id);
  await lit('POLICE', 'to-sign');
  expect((await orderNow(id)).state).toBe('JOINT');

  // Four sign within the hour; the police station does not, and turns red by itself.
  for (const org of CALLED) if (org !== 'POLICE') await blow(LOGINS[org] ?? '', 'sign', id);
  for (const org of CALLED) if (org !== 'POLICE') await lit(org, 'signed');
  expect(await light('POLICE')).toBe('to-sign');
  await lit('POLICE', 'late');
  await blow('police1', 'sign', id);
  expect(
    (await whistleNow(id)).members.filter(({ signLate }) => signLate).map(({ org }) => org),
  ).toEqual(['POLICE']);

  // All of them come to the island.
  for (const org of CALLED) {
    await blow(LOGINS[org] ?? '', 'contact', id);
    await blow(LOGINS[org] ?? '', 'report-in', id, { fix: ISLAND });
    await lit(org, 'present');
  }
  // What they find, the notice of rectification, the re-check.
  for (const finding of [
    '两家餐饮无证照经营。',
    '已发责令整改通知书,暂停营业。',
    '复查合格:证照齐全。',
  ])
    await blow('market1', 'finding', id, { finding });
  await blow('food1', 'finding', id, { finding: '消防设施不到位,已补齐。' });
  for (const org of CALLED)
    await blow(LOGINS[org] ?? '', 'member-done', id, { result: '本单位事项已办结。' });

  // The lead shows the place as it is now and concludes; the grass roots score those who came.
  const picture = await sharp({
    create: { width: 64, height: 48, channels: 3, background: '#456' },
  })
    .jpeg()
    .toBuffer();
  const photo = await ask('market1', `/api/orders/${id}/photos?phase=AFTER&id=${wish()}`, {
    method: 'POST',
    headers: { 'content-type': 'image/jpeg' },
    body: new Uint8Array(picture),
  });
  expect(photo.status, await photo.text()).toBe(200);
  await blow('market1', 'conclude', id, {
    outcome: 'HANDLED',
    result: 'SOLVED',
    conclusion: '证照补办、消防整改到位,恢复营业。',
  });
  expect(await orderNow(id)).toMatchObject({ state: 'HANDLED', level: 'TOWN' });
  for (const org of CALLED)
    if (org !== VILLAGE)
      await blow('chongshan1', 'score', id, {
        org,
        timeliness: org === 'POLICE' ? 10 : 28,
        attitude: 18,
        quality: 45,
      });
  expect((await whistleNow(id)).state).toBe('EVALUATED');
  await wall.page.waitForSelector('[data-panel="whistles"]', { state: 'detached' });

  // Another pair of eyes, an answer to whoever reported, closed.
  await step('chief1', 'ask-check', id, { checker: 'w-01' });
  await enter('worker1');
  await step('worker1', 'pass', id, { note: '现场复核属实。' });
  await step('chief1', 'close', id, { reply: '已联合整改到位,谢谢反映。' });
  expect(await orderNow(id)).toMatchObject({ state: 'CLOSED', result: 'SOLVED' });

  const figures = (await (await ask('chief1', '/api/whistle-kpis')).json()) as Record<
    string,
    unknown
  >;
  expect(figures).toMatchObject({
    signedInTime: { numerator: 4, denominator: 5 },
    reportedIn: { numerator: 5, denominator: 5 },
    concluded: { numerator: 1, denominator: 1 },
  });
  expect(figures.departments).toContainEqual({
    org: 'POLICE',
    score: { numerator: 73, denominator: 1, rate: 73 },
  });
  expect(wall.complaints).toEqual([]);
});

/** Files brought into an empty town while its gateway serves: by the administrator alone, seen at once, between the others' commands. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ImportState, importList, importLook, importState } from '#wire/imports.ts';
import type { Hello } from '#wire/protocol.ts';
import { EmptyTown } from '../support/empty-town.ts';
import { expectRefusal, gatewayFolder, openOn, read, seat, Visitor } from '../support/gateway.ts';
import { wish } from '../support/small-world.ts';

const town = new EmptyTown();
const place = gatewayFolder();
let gateway: Awaited<ReturnType<typeof openOn>>;
let admin: Visitor;
let chief: Visitor;

const enter = async (role: 'SYS_ADMIN' | 'DUTY_CHIEF') => {
  const { house, url } = gateway;
  const account = await seat(house, role, ['/la/']);
  return new Visitor(url, `sid=${house.sessions.open(account, '127.0.0.1').token}`);
};

beforeAll(async () => {
  gateway = await openOn(place, town.settings());
  [admin, chief] = [await enter('SYS_ADMIN'), await enter('DUTY_CHIEF')];
});
afterAll(async () => {
  await gateway.close();
  place.remove();
  town.remove();
});

const side = (west: number) => [
  [west, 34],
  [west + 0.1, 34],
  [west + 0.1, 34.1],
  [west, 34.1],
  [west, 34],
];
const OUTLINES = JSON.stringify({
  type: 'FeatureCollection',
  features: [-118.3, -118.2].map((west, i) => ({
    type: 'Feature',
    properties: { 编码: `g${i + 1}`, 名称: `第${i + 1}网格`, 社区: '东社区' },
    geometry: { type: 'Polygon', coordinates: [side(west)] },
  })),
});

const ROWS = 1_500;
const HEAD = '工单编号,类别,状态,上报时间,经度,纬度';
const orderRow = (i: number) =>
  `A-${i},${i % 2 ? '路灯不亮' : '垃圾'},${i % 50 ? '已办结' : '待派遣'},2020/3/${1 + (i % 20)} 10:15,${-118.29 + (i % 100) / 1e4},34.05`;
const TABLE = `${[HEAD, ...Array.from({ length: ROWS }, (_, i) => orderRow(i)), 'A-x,别的,待派遣,昨天,1,2'].join('\n')}\n`;

async function bring(kind: string, name: string, bytes: BodyInit): Promise<string> {
  const response = await fetch(
    `${admin.url}/api/imports?kind=${kind}&name=${encodeURIComponent(name)}`,
    {
      method: 'POST',
      headers: { cookie: admin.cookie ?? '', 'content-type': 'text/plain' },
      body: bytes,
    },
  );
  return importState.parse(await response.json()).id;
}
const look = async (id: string, map?: object) =>
  read(await admin.post(`/api/imports/${id}/look`, map ? { map } : {}), importLook);
const stateOf = async (id: string) => read(await admin.get(`/api/imports/${id}`), importState);

async function ended(id: string): Promise<ImportState> {
  for (;;) {
    const state = await stateOf(id);
    if (!['checking', 'storing', 'undoing'].includes(state.stage)) return state;
    await wait(20);
  }
}

test('outlines are guessed, tried, stored; those who are connected have them at once', async () => {
  const screen = chief.screen();
  const heard: string[] = [];
  screen.on('batch', (batch) => heard.push(JSON.stringify(batch.put)));
  const { epoch, lens, seq } = await new Promise<Hello>((done) => screen.on('hello', done));
  screen.emit('resume', { epoch, lens, upto: seq }, () => {});
  const id = await bring('areas', '网格.geojson', OUTLINES);
  const { map, head, outlines } = await look(id);
  expect(head).toEqual(['编码', '名称', '社区']);
  expect(map.properties).toEqual({ code: '编码', name: '名称', parent: '社区' });
  expect(outlines).toHaveLength(2);
  await admin.post(`/api/imports/${id}/check`, { map });
  expect(await ended(id)).toMatchObject({ stage: 'checked', counts: { rows: 2, added: 2 } });
  expect(gateway.house.engine.world.grids.size, 'tried is not stored').toBe(0);
  await admin.post(`/api/imports/${id}/start`, { map });
  expect(await ended(id)).toMatchObject({ stage: 'done', counts: { added: 2 } });
  await expect.poll(() => heard.join(' '), { timeout: 50_000 }).toMatch(/"g2".*第2网格/);
  screen.close();
}, 120_000);

test('a GBK table: words are guessed or mapped, others work meanwhile, a row that is none is listed', async () => {
  const id = await bring('orders', '工单.csv', new Uint8Array(iconv.encode(TABLE, 'gbk')));
  const seen = await look(id);
  expect(seen.form).toBe('CSV, GB18030, comma');
  expect(seen.map.states).toMatchObject({ 已办结: 'CLOSED', 待派遣: 'FILED' });
  expect(seen.words.类别?.map(({ text }) => text)).toContain('路灯不亮');
  const map = { ...seen.map, categories: { 路灯不亮: '0301', 垃圾: '0105' } };
  expectRefusal(await chief.post(`/api/imports/${id}/start`, { map }), 403, 'access.no-function');
  await admin.post(`/api/imports/${id}/start`, { map });
  expectRefusal(await admin.post(`/api/imports/${id}/check`, { map }), 409, 'import.busy');
  const report = { point: [-118.25, 34.05], grid: 'g1', category: '0301', urgency: 1 };
  let between = 0;
  while ((await stateOf(id)).stage !== 'done') {
    const { stage } = await stateOf(id);
    const answer = await chief.command(
      'order.report',
      { ...report, description: '', source: 'DEPT' },
      wish(),
    );
    expect(answer.status, answer.text).toBe(200);
    if (stage === 'storing') between += 1;
  }
  expect(between, 'commands between the rows').toBeGreaterThan(0);
  const state = await stateOf(id);
  expect(state.counts).toMatchObject({ rows: ROWS + 1, added: ROWS, refused: 1 });
  expect(state.rejects[0]).toMatchObject({ row: ROWS + 2, field: 'category', value: '别的' });
  const list = await admin.get(`/api/imports/${id}/rejects`);
  expect(list.text).toContain(`"${ROWS + 2}","reportedAt","昨天","is no date and time"`);
  const events = [...gateway.house.store.journal.read()];
  const stored = events.filter(({ type }) => type === 'order.imported');
  expect(new Set(stored.map(({ data }) => (data as { id: string }).id)).size).toBe(ROWS);
  expect(stored).toHaveLength(ROWS);
  const again = await bring('orders', '工单.csv', new Uint8Array(iconv.encode(TABLE, 'gbk')));
  expect((await look(again)).remembered, 'the map of the last one').toBe(true);
  await admin.post(`/api/imports/${again}/check`, { map });
  expect((await ended(again)).counts).toMatchObject({ added: 0, changed: 0, same: ROWS });
  await admin.post(`/api/imports/${again}/check`, { map: { ...map, system: 'another' } });
  const alike = await ended(again);
  expect(alike.counts, 'two systems that counted alike').toMatchObject({ added: 0 });
  expect(alike.rejects[0]).toMatchObject({
    row: 2,
    reason: { code: 'row.number-taken', params: { number: 'A-0' } },
  });
  await admin.post(`/api/imports/${id}/undo`, {});
  expect(await ended(id)).toMatchObject({ stage: 'undone' });
  const left = [...gateway.house.engine.world.orders.values()];
  expect(left.filter(({ orderNo }) => orderNo?.startsWith('A-'))).toHaveLength(0);
}, 120_000);

test('a second act is refused, noted as refused, and leaves no trace; what can’t be taken back stays imported and says why', async () => {
  const { files } = await read(await admin.get('/api/imports'), importList);
  const areas = files.find(({ kind }) => kind === 'areas')?.id ?? '';
  await admin.ask('DELETE', `/api/imports/${areas}`);
  const busy = await bring('orders', '工单.csv', new Uint8Array(iconv.encode(TABLE, 'gbk')));
  const { map } = await look(busy);
  await admin.post(`/api/imports/${busy}/check`, { map });
  expectRefusal(await admin.post(`/api/imports/${areas}/undo`, {}), 409, 'import.busy');
  const listed = await read(await admin.get('/api/imports'), importList);
  expect(listed.files.map(({ id }) => id)).not.toContain(areas);
  expect(await ended(busy)).toMatchObject({ stage: 'checked', counts: { refused: 1 } });
  await admin.post(`/api/imports/${busy}/check`, { map: { ...map, crs: 'none' } });
  const wrong = { stage: 'failed', counts: null, rejects: [], faults: [{ code: 'map.no-crs' }] };
  expect(await ended(busy)).toMatchObject(wrong);
  await admin.post(`/api/imports/${areas}/undo`, {});
  const why = [{ code: 'undo.order-in-grid', params: { grid: 'g1' } }];
  expect(await ended(areas)).toMatchObject({ stage: 'done', faults: why });
  const store = new Database(join(town.folder, 'var', 'la', 'town.sqlite'), { readonly: true });
  const noted = store.prepare("select outcome from audit where action = 'undo-import'").all();
  store.close();
  expect(noted.slice(-2)).toEqual([{ outcome: 'refused' }, { outcome: 'done' }]);
}, 120_000);

test('a file that is none says so at the first look, and trying it ends with the same words', async () => {
  const id = await bring('orders', 'x.pdf', '%PDF-1.7');
  expect((await look(id)).faults).toEqual([{ code: 'file.pdf', params: {} }]);
  await admin.post(`/api/imports/${id}/check`, {
    map: JSON.parse(readFileSync(town.path('orders.map.json'), 'utf8')) as object,
  });
  expect(await ended(id)).toMatchObject({ stage: 'failed', faults: [{ code: 'file.pdf' }] });
}, 120_000);

test('a gateway that is closed while it stores takes the import up when it is opened again: every row once', async () => {
  const table = TABLE.replaceAll('A-', 'B-');
  const id = await bring('orders', '再来.csv', table);
  const { map } = await look(id);
  await admin.post(`/api/imports/${id}/start`, { map });
  await expect
    .poll(async () => (await stateOf(id)).stage, { interval: 5, timeout: 50_000 })
    .toBe('storing');
  await gateway.close();
  const stored = () =>
    [...gateway.house.store.journal.read()].filter(({ by }) => by === `IMPORT-${id}`).length;
  gateway = await openOn(place, town.settings());
  expect(gateway.house.engine.world.imports.get(id)?.endedAt).toEqual(expect.any(Number));
  expect(stored()).toBe(ROWS);
}, 120_000);

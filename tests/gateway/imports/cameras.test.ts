/**
 * Cameras out of a platform's table: on the map and open at the desk at once, known again by their codes, and what opens their
 * pictures is nowhere but sealed in the store.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import exceljs from 'exceljs';
import gcoord from 'gcoord';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cameraErased, cameraFailed, cameraPatrolled } from '#domain/camera/events.ts';
import { importHouseOf } from '#gateway/imports/import-house.ts';
import { undoImport } from '#gateway/imports/undo-import.ts';
import { streamGiven } from '#wire/streams.ts';
import { Bringer } from '../../support/bringing.ts';
import { gatewayFolder, openOn, read, seat, Visitor } from '../../support/gateway.ts';
import { FUXI, gridsIn, TOWN } from '../../support/small-world.ts';

const [GRID] = gridsIn(FUXI);
if (!GRID) throw new Error('no grid');
const [LON, LAT] = GRID.centre;
const PASSWORD = 'Geheim-7!';
const HEAD = '国标编码,摄像机名称,经度,纬度,类型,方位角,视场角,可视距离,播放地址,用户名,密码';
const code = (no: number) => `3205061800132600000${no}`;

const platform = createServer((request, response) => {
  const { authorization = '', url } = { ...request.headers, url: request.url };
  const said = Buffer.from(authorization.slice('Basic '.length), 'base64').toString();
  if (said !== `gw:${PASSWORD}`) return void response.writeHead(401).end();
  response.end(url?.endsWith('.m3u8') ? '#EXTM3U\n#EXTINF:2,\nseg-7.ts\n' : Buffer.from([0x47, 9]));
});
const place = gatewayFolder();
const settings = { DEMO: 'off', CLOCK_AT: '2026-11-02T09:00:00+08:00' };
let gateway: Awaited<ReturnType<typeof openOn>>;
let list: string;
const bringer = new Bringer('cameras', place.folder, () => gateway.house);
const camera = (no: number) => gateway.house.engine.world.cameras.get(code(no));
const undo = (id: string) => undoImport(importHouseOf(gateway.house), id, 'SYS_ADMIN-01');

beforeAll(async () => {
  await new Promise<void>((done) => platform.listen(0, '127.0.0.1', done));
  list = `http://127.0.0.1:${(platform.address() as AddressInfo).port}/live/7.m3u8`;
  gateway = await openOn(place, settings);
});
afterAll(async () => {
  await gateway.close();
  platform.close();
  place.remove();
});
beforeEach(async () => {
  const { engine } = gateway.house;
  await engine.happen([...engine.world.cameras.values()].map(({ id }) => cameraErased.of({ id })));
});

const row = (no: number, more: Partial<Record<string, string>> = {}) => {
  const usual = {
    ...{ 国标编码: code(no), 摄像机名称: `路口 ${no}`, 经度: `${LON}`, 纬度: `${LAT}` },
    ...{ 类型: '枪机', 方位角: '正西', 视场角: '70', 可视距离: '80' },
  };
  const values: Partial<Record<string, string>> = { ...usual, ...more };
  return HEAD.split(',')
    .map((name) => values[name] ?? '')
    .join(',');
};
const table = (...rows: string[]) => `${[HEAD, ...rows].join('\r\n')}\r\n`;
const secrets = () => ({ 播放地址: list, 用户名: 'gw', 密码: PASSWORD });

/** Every byte under the gateway's own folder. */
const kept = (folder = join(place.folder, 'data')): string =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => (statSync(path).isDirectory() ? kept(path) : readFileSync(path, 'latin1')))
    .join('\n');

test('a GBK table in GCJ-02: each hangs in its grid, looks where it says, and what is assumed or outside is counted', async () => {
  const at = (lon: number, lat: number) => {
    const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02);
    return { 经度: x.toFixed(7), 纬度: y.toFixed(7) };
  };
  const silent = { 方位角: '', 视场角: '', 可视距离: '' };
  const text = table(
    row(1, at(LON, LAT)),
    row(2, { ...at(LON, LAT), ...silent }),
    row(3, { ...at(LON + 3, LAT), 类型: '1', 方位角: '359.5' }),
  );
  const { counts } = await bringer.bring(iconv.encode(text, 'gbk'), { crs: 'gcj02' });
  expect(counts).toMatchObject({ rows: 3, added: 3, refused: 0, outside: 1, flagged: 1 });
  expect(camera(1)).toMatchObject({
    ...{ grid: GRID.id, path: GRID.path, kind: 'FIXED', network: 6, online: true },
    ...{ azimuth: 270, fov: 70, range: 80 },
  });
  const [lon = 0, lat = 0] = camera(1)?.point ?? [];
  expect(Math.hypot(lon - LON, lat - LAT)).toBeLessThan(2e-6);
  expect(camera(2)).toMatchObject({ azimuth: 0, fov: 360, range: 60 });
  expect(camera(3)).toMatchObject({ grid: '', path: TOWN, kind: 'DOME', azimuth: 359.5 });
});

test('a row that is no camera is listed with its field and reason, and tells no secret', async () => {
  const { counts, rejects } = await bringer.bring(
    table(
      row(1, { 国标编码: '3.20506E+19' }),
      row(1, { 国标编码: '32050618001186000001' }),
      row(1, { 类型: '飞艇' }),
      row(1, { 方位角: '400' }),
      row(1, { 播放地址: `rtsp://gw:${PASSWORD}@10.1.2.3/1` }),
      row(1, { 播放地址: `http://gw:${PASSWORD}@10.1.2.3/1.m3u8` }),
      row(1, { 摄像机名称: '' }),
      row(1, { 纬度: '' }),
      row(1),
      row(1, { 摄像机名称: '同号' }),
    ),
    { kinds: { 枪机: 'FIXED' } },
  );
  expect(counts).toMatchObject({ rows: 10, added: 1, refused: 9 });
  const lines = rejects.split('\r\n').slice(1);
  const tells = [
    /^"2","code","3.20506E\+19",".*20 位国标编码/,
    /^"3","code","32050618001186000001",".*118.*不是摄像机/,
    /^"4","kind","飞艇"/,
    /^"5","azimuth","400",".*0 到 360/,
    /^"6","picture","rtsp:\/\/…",".*HLS/,
    /^"7","picture","http:\/\/…",".*各自的列/,
    /^"8","name","",/,
    /^"9","latitude","",/,
    /^"11","row","32050618001326000001",".*两次/,
  ];
  for (const [i, pattern] of tells.entries()) expect(lines[i]).toMatch(pattern);
  expect(rejects).not.toContain(PASSWORD);
});

test('a code that Excel made a number has lost its end: it is refused, not rounded', async () => {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('1');
  sheet.addRow(HEAD.split(','));
  sheet.addRow([Number(code(1)), ...row(1).split(',').slice(1)]);
  sheet.addRow(row(2).split(','));
  const bytes = Buffer.from(await book.xlsx.writeBuffer());
  const { counts, rejects } = await bringer.bring(bytes);
  expect(counts).toMatchObject({ rows: 2, added: 1, refused: 1 });
  expect(rejects).toContain('"2","code","3.2050618001326e+19"');
});

test('who looks at the file is shown none of what opens a picture, mapped or not', async () => {
  const look = await bringer.look(
    table(...Array.from({ length: 6 }, (_, i) => row(i, secrets()))).replace('用户名', 'pwd'),
  );
  expect(look.map.columns).toMatchObject({ picture: '播放地址', code: '国标编码' });
  expect(JSON.stringify(look)).not.toMatch(new RegExp(`${PASSWORD}|127\\.0\\.0\\.1|"gw"`));
  expect(look.rows[0]?.slice(-3)).toEqual(['•••', '•••', '•••']);
  expect(look.map.kinds).toEqual({ 枪机: 'FIXED' });
});

test('its picture opens at the desk; address and password are in no journal, no frame and no plain byte of the store', async () => {
  const { house, url } = gateway;
  await bringer.bring(table(row(1, secrets()), row(2)));
  const { picture = '' } = camera(1) ?? {};
  expect(house.pictureSources.find(picture)).toEqual({ list, user: 'gw', password: PASSWORD });
  const account = await seat(house, 'DUTY_CHIEF', [TOWN]);
  const chief = new Visitor(url, `sid=${house.sessions.open(account, '127.0.0.1').token}`);
  const open = (no: number) => chief.post(`/api/cameras/${code(no)}/stream`, { purpose: 'LOOK' });
  const given = read(await open(1), streamGiven);
  expect(given.synthetic).toBe(false);
  const { text } = await chief.get(given.list);
  const [name = ''] = /^[\w-]+\.part$/m.exec(text) ?? [];
  expect((await chief.get(given.list.replace('list.m3u8', name))).status).toBe(200);
  expect((await open(2)).text).toContain('camera.no-picture');
  const frames = (await chief.get('/api/world')).text;
  expect(frames).toContain('路口 1');
  expect(frames).not.toContain(picture);
  for (const secret of [PASSWORD, list, '/live/7.m3u8'])
    expect(kept().includes(secret), secret).toBe(false);
});

test('the same file is no change; another address or place is one, and it stays silent and patrolled as it was', async () => {
  const { house } = gateway;
  await bringer.bring(table(row(1, secrets()), row(2)));
  await house.engine.happen([
    cameraFailed.of({ id: code(1) }),
    cameraPatrolled.of({ id: code(1), mark: 'NORMAL', order: null }),
  ]);
  const before = camera(1);
  const same = await bringer.bring(table(row(1, secrets()), row(2)));
  expect(same.counts).toMatchObject({ added: 0, changed: 0, same: 2 });
  expect(camera(1)).toEqual(before);
  const moved = table(row(1, { ...secrets(), 密码: 'neu' }), row(2, { 方位角: '90' }));
  const tried = await bringer.bring(moved, {}, true);
  expect(tried.counts).toMatchObject({ changed: 2 });
  expect(camera(1)).toEqual(before);
  const { id, counts } = await bringer.bring(moved);
  expect(counts).toMatchObject({ changed: 2 });
  const { picture = '', ...after } = camera(1) ?? {};
  expect(after).toMatchObject({
    online: false,
    since: before?.since,
    patrolled: before?.patrolled,
  });
  expect(house.pictureSources.find(picture)?.password).toBe('neu');
  await undo(id);
  expect(camera(1)).toMatchObject({ picture: before?.picture, online: false });
  expect(camera(2)?.azimuth).toBe(270);
  expect(house.pictureSources.find(picture), 'what only the undone import had').toBeUndefined();
  expect(house.pictureSources.find(before?.picture ?? '')?.password).toBe(PASSWORD);
});

test('taken back they hang no more, unless somebody looked through one on patrol', async () => {
  const first = await bringer.bring(table(row(1, secrets())));
  await undo(first.id);
  expect(camera(1)).toBeUndefined();
  const second = await bringer.bring(table(row(2)));
  const seen = cameraPatrolled.of({ id: code(2), mark: 'NORMAL', order: null });
  await gateway.house.engine.happen([seen], 'DISPATCHER-01');
  await expect(undo(second.id)).rejects.toThrow(/camera .*0002 was looked through on patrol/);
  expect(camera(2)).toBeDefined();
});

test('a table may say which do not answer: those are offline from then on, answer again as a later one says, and as before when it is taken back', async () => {
  const HEADED = (...rows: string[]) => `${HEAD},状态\r\n${rows.join('\r\n')}\r\n`;
  const said = (no: number, word: string) => `${row(no)},${word}`;
  const now = gateway.house.clock.now();
  const { counts, rejects } = await bringer.bring(
    HEADED(said(1, '离线'), said(2, '1'), said(3, ''), said(4, '不知道')),
  );
  expect(counts).toMatchObject({ rows: 4, added: 3, refused: 1 });
  expect(rejects).toMatch(/"5","status","不知道",".*在线状态/);
  expect(camera(1)).toMatchObject({ online: false, since: now });
  expect([2, 3].map((no) => camera(no)?.online)).toEqual([true, true]);
  const again = await bringer.bring(HEADED(said(1, '离线'), said(2, ''), said(3, '')));
  expect(again.counts, 'silence changes nothing').toMatchObject({ changed: 0, same: 3 });
  const later = await bringer.bring(HEADED(said(1, 'online'), said(2, 'offline'), said(3, '0')));
  expect(later.counts).toMatchObject({ changed: 3 });
  expect([1, 2, 3].map((no) => camera(no)?.online)).toEqual([true, false, false]);
  await undo(later.id);
  expect([1, 2, 3].map((no) => camera(no)?.online)).toEqual([false, true, true]);
});

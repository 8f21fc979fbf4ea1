/** Grid workers out of a list of staff: their numbers and grids are taken, and nothing of the person. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shiftStarted } from '#domain/worker/events.ts';
import { importHouseOf } from '#gateway/imports/import-house.ts';
import { undoImport } from '#gateway/imports/undo-import.ts';
import { Bringer } from '../../support/bringing.ts';
import { gatewayFolder, openOn, seat } from '../../support/gateway.ts';
import { FUXI, gridsIn, pathOf, TOWN, workerIn, YULI } from '../../support/small-world.ts';

const [ONE, TWO] = gridsIn(FUXI);
const [FAR] = gridsIn(YULI);
if (!ONE || !TWO || !FAR) throw new Error('no grids');

const place = gatewayFolder();
let gateway: Awaited<ReturnType<typeof openOn>>;
const bringer = new Bringer('workers', place.folder, () => gateway.house);
const workers = () => gateway.house.engine.world.workers;
const undo = (id: string) => undoImport(importHouseOf(gateway.house), id, 'SYS_ADMIN-01');
beforeAll(async () => {
  gateway = await openOn(place, { DEMO: 'off' });
});
afterAll(async () => {
  await gateway.close();
  place.remove();
});

const HEAD = '工号,姓名,身份证号,电话,负责网格,人员类型';
const row = (no: string, grids: string, type = '专职') =>
  `${no},王小明,11010519491231002X,13800000000,${grids},${type}`;
const table = (...rows: string[]) => `${[HEAD, ...rows].join('\n')}\n`;

test('a row a worker: number, kind of post and grids, under the smallest area above them; the person stays outside', async () => {
  const content = table(
    row('901', ONE.id),
    row('902', `${ONE.name['zh-CN']}、${TWO.id}`, '兼职'),
    row('903', `"${TWO.id}，${FAR.id}"`),
  );
  const look = await bringer.look(content);
  expect(look.map).toMatchObject({ types: { 专职: 'FULLTIME', 兼职: 'PARTTIME' } });
  expect(JSON.stringify(look)).not.toMatch(/王小明|1949|13800/);
  const { counts, id } = await bringer.bring(content);
  expect(counts).toMatchObject({ rows: 3, added: 3 });
  expect(workers().get('w-901')).toMatchObject({
    ...{ no: 901, type: 'FULLTIME', path: pathOf(FUXI), grids: [ONE.id], onShift: false },
  });
  expect(workers().get('w-902')).toMatchObject({ type: 'PARTTIME', grids: [ONE.id, TWO.id] });
  expect(workers().get('w-903')?.path).toBe(TOWN);
  const town = join(place.folder, 'data', 'guangfu');
  for (const file of ['town.sqlite', 'town.sqlite-wal'])
    expect(readFileSync(join(town, file)).includes('11010519491231002X'), file).toBe(false);
  await undo(id);
  expect(workers().get('w-901')).toBeUndefined();
});

test('a number that is known is that worker: other grids, the same shift; taken back, as before', async () => {
  const { id: known, no } = workerIn(ONE.id);
  await gateway.house.engine.happen([shiftStarted.of({ id: known })]);
  const before = workers().get(known);
  const { counts, id } = await bringer.bring(table(row(String(no), TWO.id)));
  expect(counts).toMatchObject({ added: 0, changed: 1 });
  expect(workers().get(known)).toMatchObject({ grids: [TWO.id], onShift: true });
  const same = await bringer.bring(table(row(String(no), TWO.id)));
  expect(same.counts).toMatchObject({ same: 1, changed: 0 });
  await undo(same.id);
  await undo(id);
  expect(workers().get(known)).toEqual({ ...before, version: expect.any(Number) });
});

test('what is no number, no grid or no kind of post is listed; whoever has a chair here is not taken back', async () => {
  const { counts, rejects, id } = await bringer.bring(
    table(row('甲', ONE.id), row('904', 'nowhere'), row('905', ONE.id, '顾问'), row('906', ONE.id)),
    { types: { 专职: 'FULLTIME' } },
  );
  expect(counts).toMatchObject({ rows: 4, added: 1, refused: 3 });
  for (const tells of ['"2","badge","甲"', '"3","grid","nowhere"', '"4","workerType","顾问"'])
    expect(rejects).toContain(tells);
  expect(rejects).not.toContain('王小明');
  await seat(gateway.house, 'GRID_WORKER', [ONE.path], 'w-906');
  await expect(undo(id)).rejects.toThrow(/worker w-906 has an account/);
  expect(workers().get('w-906')).toBeDefined();
});

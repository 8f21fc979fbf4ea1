/** Figures that a town has in tables: the heads of each grid, and what departments report by the month. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sumOf } from '#domain/indicator/sums.ts';
import { importHouseOf } from '#gateway/imports/import-house.ts';
import { undoImport } from '#gateway/imports/undo-import.ts';
import { Bringer } from '../../support/bringing.ts';
import { gatewayFolder, openOn } from '../../support/gateway.ts';
import { FUXI, files, gridsIn, TOWN } from '../../support/small-world.ts';

const [ONE, TWO] = gridsIn(FUXI);
if (!ONE || !TWO) throw new Error('no grids');
const AREA = files.areas.find(({ id }) => id === FUXI);
const NEIGHBOUR = files.areas.find(({ id, level }) => level === 'COMMUNITY' && id !== FUXI);
if (!AREA || !NEIGHBOUR) throw new Error('no communities');
const [ORG, OTHER] = files.departments;
if (!ORG || !OTHER) throw new Error('no departments');

const place = gatewayFolder();
let gateway: Awaited<ReturnType<typeof openOn>>;
const bringer = new Bringer('indicators', place.folder, () => gateway.house);
const world = () => gateway.house.engine.world;
const undo = (id: string) => undoImport(importHouseOf(gateway.house), id, 'SYS_ADMIN-01');

/** The clock stands in the middle of a month to come: whatever the machine's is, the month before it is over. */
const NOW = '2090-10-25T14:30:00+08:00';
beforeAll(async () => {
  gateway = await openOn(place, { DEMO: 'off', CLOCK_AT: NOW });
});
afterAll(async () => {
  await gateway.close();
  place.remove();
});

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;
const COUNTS = '网格编码,户数,人口,流动人口,企业,统计时间,责任单位';

test('a row a grid, by code or by name: counts with their day and owner; what nobody counted stays unknown', async () => {
  const table = lines(
    COUNTS,
    `${ONE.id},"1,204",3120,640,18,2090/10/20,${ORG.name['zh-CN']}`,
    `${TWO.name['zh-CN']},310,900,,4,2090-10-21,${ORG.short['zh-CN']}`,
  );
  const { id, counts } = await bringer.bring(table);
  expect(counts).toMatchObject({ rows: 2, added: 2, refused: 0 });
  expect(world().census.get(ONE.id)).toMatchObject({
    ...{ path: ONE.path, households: 1204, persons: 3120, floating: 640, enterprises: 18 },
    ...{ shops: null, buildings: null, source: ORG.code },
    asOf: Date.parse('2090-10-20T00:00:00+08:00'),
  });
  expect(world().census.get(TWO.id)).toMatchObject({ persons: 900, floating: null });
  const again = await bringer.bring(table);
  expect(again.counts).toMatchObject({ added: 0, changed: 0, same: 2 });
  const later = await bringer.bring(table.replace('3120', '3125'));
  expect(later.counts).toMatchObject({ changed: 1, same: 1 });
  await undo(later.id);
  expect(world().census.get(ONE.id)?.persons).toBe(3120);
  await undo(again.id);
  await undo(id);
  expect(world().census.size).toBe(0);
});

test('a count that cannot be is listed with its reason', async () => {
  const { counts, rejects } = await bringer.bring(
    lines(
      COUNTS,
      `nowhere,1,2,0,3,2090-10-20,${ORG.code}`,
      `${ONE.id},1.5,2,0,3,2090-10-20,${ORG.code}`,
      `${ONE.id},1,2,3,3,2090-10-20,${ORG.code}`,
      `${ONE.id},1,many,0,3,2090-10-20,${ORG.code}`,
      `${ONE.id},1,2,0,3,2090-10-26,${ORG.code}`,
      `${ONE.id},1,2,0,3,,${ORG.code}`,
      `${ONE.id},1,2,0,3,2090-10-20,别的单位`,
      `${ONE.id},1,2,0,,2090-10-20,${ORG.code}`,
    ),
  );
  expect(counts).toMatchObject({ rows: 8, added: 0, refused: 8 });
  const fields = rejects
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(',').slice(0, 2).join(','));
  expect(fields).toEqual([
    ...['"2","grid"', '"3","households"', '"4","floating"', '"5","persons"'],
    ...['"6","asOf"', '"7","asOf"', '"8","owner"', '"9","enterprises"'],
  ]);
  expect(rejects).toContain('"大于总数 2"');
});

test('without columns for it, one day and one owner stand for the whole table', async () => {
  const table = lines('grid,households,persons,enterprises', `${ONE.id},1,2,3`);
  await expect(bringer.bring(table.replace(',enterprises', ',firms'))).rejects.toThrow(
    /columns.enterprises/,
  );
  const silent = await bringer.bring(table, {}, true);
  expect(silent.counts).toMatchObject({ rows: 1, added: 0, refused: 1 });
  const { id } = await bringer.bring(table, { asOf: '2090-10-01', orgs: { '*': OTHER.code } });
  expect(world().census.get(ONE.id)).toMatchObject({
    source: OTHER.code,
    asOf: Date.parse('2090-10-01T00:00:00+08:00'),
  });
  await undo(id);
});

test('a row a month: words become indicators, a month that is over counts to its end, and the sums follow', async () => {
  const table = lines(
    '指标名称,月份,数值,截至,部门',
    `矛盾纠纷受理,2090年8月,248,,${ORG.code}`,
    `矛盾纠纷受理,2090-09,251,,${ORG.code}`,
    `矛盾纠纷化解,209009,240,,${OTHER.code}`,
    `矛盾纠纷受理,2090-10,80,2090-10-24,${ORG.code}`,
  );
  const look = await bringer.look(table);
  expect(look.map.indicators).toEqual({
    矛盾纠纷受理: 'DISPUTES',
    矛盾纠纷化解: 'DISPUTES_SETTLED',
  });
  const { counts, id } = await bringer.bring(table);
  expect(counts).toMatchObject({ rows: 4, added: 4 });
  expect(world().indicators.get('DISPUTES:2090-09')).toMatchObject({
    ...{ path: TOWN, value: 251, target: null, source: ORG.code },
    asOf: Date.parse('2090-10-01T00:00:00+08:00') - 1,
  });
  const all = { from: '2090-01', to: '2090-12' };
  expect(sumOf(world().indicators.values(), 'DISPUTES', all)).toMatchObject({
    ...{ value: 579, from: '2090-08', to: '2090-10', sources: [ORG.code] },
    asOf: Date.parse('2090-10-24T00:00:00+08:00'),
  });
  const again = await bringer.bring(table);
  expect(again.counts).toMatchObject({ same: 4, changed: 0 });
  await undo(again.id);
  await undo(id);
  expect(world().indicators.size).toBe(0);
});

test('a month that goes on, one to come and a word for nothing are refused', async () => {
  const { counts, rejects } = await bringer.bring(
    lines(
      '指标,月份,数值,部门',
      `信访批次,2090-10,7,${ORG.code}`,
      `信访批次,2090-11,7,${ORG.code}`,
      `信访批次,2090-13,7,${ORG.code}`,
      `好人好事,2090-09,7,${ORG.code}`,
      `信访批次,2090-09,-7,${ORG.code}`,
    ),
    { indicators: { 信访批次: 'PETITION_BATCHES' } },
  );
  expect(counts).toMatchObject({ rows: 5, added: 0, refused: 5 });
  for (const tells of [
    /"2","asOf","",".*还没有结束/,
    /"3","period","2090-11",".*晚于现在/,
    /"4","period","2090-13"/,
    /"5","indicator","好人好事"/,
    /"6","value","'-7"/,
  ])
    expect(rejects).toMatch(tells);
});

test('a row a place and a column an indicator: guessed, stored by place, summed for the town; what is wrong is told by row and column', async () => {
  const table = lines(
    '社区,月份,矛盾纠纷受理,矛盾纠纷化解数,信访批次,部门',
    `${AREA.name['zh-CN']},2090-08,40,38,2,${ORG.code}`,
    `${ONE.id},2090-08,7,many,,${ORG.code}`,
    `${NEIGHBOUR.id},2090-08,9,8,1,${ORG.code}`,
    `别处,2090-08,1,1,1,${ORG.code}`,
    `${NEIGHBOUR.id},2090-09,,,,${ORG.code}`,
  );
  const look = await bringer.look(table);
  expect(look.map.columns).toEqual({
    ...{ area: '社区', period: '月份', owner: '部门', DISPUTES: '矛盾纠纷受理' },
    ...{ DISPUTES_SETTLED: '矛盾纠纷化解数', PETITION_BATCHES: '信访批次' },
  });
  const { counts, rejects, id } = await bringer.bring(table);
  expect(counts).toMatchObject({ added: 7, refused: 3 });
  for (const tells of [
    /"3","DISPUTES_SETTLED","many"/,
    /"5","area","别处",".*社区或网格/,
    /"6","DISPUTES",""/,
  ])
    expect(rejects).toMatch(tells);
  expect(world().indicators.get(`DISPUTES:2090-08:${ONE.id}`)).toMatchObject({
    ...{ path: ONE.path, value: 7, source: ORG.code },
  });
  const august = { from: '2090-08', to: '2090-08' };
  const sum = () => sumOf(world().indicators.values(), 'DISPUTES', august)?.value;
  expect(sum(), 'the grid lies in the community, which told of all of itself').toBe(49);
  const whole = await bringer.bring(lines('矛盾纠纷,信访批次', '60,5'), {
    ...{ period: '2090-08', orgs: { '*': OTHER.code } },
  });
  expect(whole.counts).toMatchObject({ added: 2, refused: 0 });
  expect(sum(), 'the town told of all of itself').toBe(60);
  await undo(whole.id);
  expect(sum()).toBe(49);
  await undo(id);
  expect(world().indicators.size).toBe(0);
});

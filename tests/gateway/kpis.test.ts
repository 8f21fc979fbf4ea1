/** A year whose ends were planned: wall, list, figures and export agree with the plan, with one another and with the rows. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ORDER_KPIS } from '#domain/order/kpis/catalogue.ts';
import { ORDER_COUNTS } from '#domain/order/kpis/counts.ts';
import { Figures, KPI_GROUPS } from '#domain/order/kpis/figures.ts';
import { ORDER_NUMBERS } from '#domain/order/numbers.ts';
import type { Order } from '#domain/order/order.ts';
import { OrderLedger } from '#gateway/database/order-ledger.ts';
import { kpisRead, numbersRead, orderList } from '#wire/reads.ts';
import { read, type Visitor } from '../support/gateway.ts';
import { type Served, serve } from '../support/served.ts';
import { files, NOW, pathOf, TOWN, viewer, YULI } from '../support/small-world.ts';
import { type Planned, planYear, playYear, writeYear, YEAR } from '../support/year.ts';

const PLAN = planYear(YEAR);
const having = (...endings: Planned['ending'][]) =>
  PLAN.filter(({ ending }) => endings.includes(ending)).length;

const folder = mkdtempSync(join(tmpdir(), 'year-'));
let served: Served;
let chief: Visitor;
/** Every order as its row has it, read past everything under test. */
let rows: Order[];
/** The whole year's figures, as the chief of the watch reads them. */
let year: Awaited<ReturnType<typeof kpis>>;
beforeAll(async () => {
  const played = await playYear(PLAN);
  served = await serve(folder, (db) => writeYear(db, played));
  chief = await served.enterAs('DUTY_CHIEF');
  rows = served.db
    .prepare('select body from orders')
    .all()
    .map((row) => JSON.parse((row as { body: string }).body) as Order);
  year = await kpis();
}, 600_000);
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

const kpis = async (query = '', by: Visitor = chief) =>
  read(await by.get(`/api/kpis?${query}`), kpisRead);
const list = async (query: string, by: Visitor = chief) =>
  read(await by.get(`/api/orders?${query}`), orderList);
const rateOf = ({ rates }: Pick<Awaited<ReturnType<typeof kpis>>, 'rates'>, id: string) =>
  rates.find((rate) => rate.id === id);
const countOf = ({ counts }: Pick<Awaited<ReturnType<typeof kpis>>, 'counts'>, id: string) =>
  counts.find((count) => count.id === id)?.value;

test('the plan is the year of the brief', () => {
  expect(having('CLOSED')).toBe(13_765);
  expect(having('DISPATCHED', 'HANDLING', 'CHECKED')).toBe(321);
});

test('14,086 should be closed, 13,765 are, 321 are open: 97.72 %, and what is left out stands beside', async () => {
  const figures = year;
  expect(rateOf(figures, 'closing-rate')).toEqual({
    id: 'closing-rate',
    above: 13_765,
    below: 14_086,
    percent: 97.72,
  });
  const expected = {
    'should-close': 14_086,
    closed: 13_765,
    open: 321,
    suspended: 87,
    void: having('VOID', 'MERGED'),
    rejected: 610,
    merged: 204,
    self: 512,
    'to-file': 25,
  };
  for (const [id, value] of Object.entries(expected)) expect(countOf(figures, id), id).toBe(value);
});

test('rates that tell the truth come with it, as planned', () => {
  const figures = year;
  const visits = PLAN.flatMap(({ visit }) => (visit === null ? [] : [visit]));
  const unhappy = visits.filter((score) => score < 3).length;
  expect(unhappy).toBeGreaterThan(200);
  expect(rateOf(figures, 'real-closing-rate')).toMatchObject({
    above: 13_765 - unhappy,
    below: 14_086,
  });
  expect(rateOf(figures, 'satisfaction-rate')).toMatchObject({
    above: visits.length - unhappy,
    below: visits.length,
  });
  expect(rateOf(figures, 'self-rate')).toMatchObject({ above: 512, below: 512 + 14_086 + 87 });
});

test('some rows have left the world; they count all the same', () => {
  expect(served.house.engine.world.orders.size).toBeLessThan(rows.length / 2);
});

test.each(ORDER_KPIS.map((kpi) => [kpi.id, kpi] as const))(
  '%s equals its rows: in the figures, in the list, and counted anew',
  async (id, kpi) => {
    const moment = { now: NOW, zone: files.town.zone };
    const figures = rateOf(year, id);
    for (const part of ['above', 'below'] as const) {
      const behind = rows.filter((order) => kpi[part](order, moment) > 0);
      const sum = rows.reduce((all, order) => all + kpi[part](order, moment), 0);
      expect(figures?.[part]).toBe(sum);
      const { total, rows: page } = await list(`kpi=${id}&part=${part}&limit=5`);
      expect(total).toBe(behind.length);
      expect(page.every((order) => kpi[part](order, moment) > 0)).toBe(true);
    }
    expect(figures?.above).toBeLessThanOrEqual(figures?.below ?? 0);
  },
);

test('counts, lists behind them and exported lines are the same orders', async () => {
  const figures = year;
  const moment = { now: NOW, zone: files.town.zone };
  for (const [id, counts] of Object.entries(ORDER_COUNTS)) {
    const { total } = await list(`count=${id}&limit=1`);
    expect(total, id).toBe(countOf(figures, id));
    expect(total, id).toBe(rows.filter((order) => counts(order, moment)).length);
  }
  const file = await chief.get('/api/orders/export?count=open');
  const [, , ...lines] = file.text.trimEnd().split('\r\n');
  expect(lines).toHaveLength(321);
  const open = rows.filter((order) => ORDER_COUNTS.open(order)).map(({ orderNo }) => orderNo);
  expect(lines.map((line) => line.split(',')[0]).sort()).toEqual(open.sort());
}, 60_000);

test('what the books count by is what stands in the rows', () => {
  const ledger = new OrderLedger(served.db.name);
  const moment = { now: NOW, zone: files.town.zone };
  const asked = { viewer: viewer('DUTY_CHIEF'), moment, filter: { now: NOW }, figure: {} };
  for (const by of KPI_GROUPS) {
    const grouping = { by, area: TOWN };
    const figures = new Figures(moment, grouping);
    for (const order of rows) figures.add(order);
    expect(ledger.figures(asked, grouping)).toEqual({ asOf: NOW, ...figures.read });
  }
  ledger.close();
});

test('rows behind a number are those in the world that it counts, through every filter', async () => {
  const world = [...served.house.engine.world.orders.values()];
  const moment = { now: NOW, zone: files.town.zone };
  const some = [...new Set(world.map(({ handler }) => handler ?? ''))].find(Boolean) ?? '';
  const middle = NOW - 20 * 86_400_000;
  const filters: [string, (order: Order) => boolean][] = [
    ['', () => true],
    [`area=${pathOf(YULI)}`, ({ path }) => path.startsWith(pathOf(YULI))],
    ['category=11', ({ category }) => category.startsWith('11')],
    ['source=GRID', ({ source }) => source === 'GRID'],
    ['org=CIVIL', ({ org }) => org === 'CIVIL'],
    [`handler=${some}`, ({ handler }) => handler === some],
    [`from=${middle}`, ({ filedAt, reportedAt }) => (filedAt ?? reportedAt) >= middle],
    [`to=${middle}`, ({ filedAt, reportedAt }) => (filedAt ?? reportedAt) < middle],
    [`closedFrom=${middle}`, ({ closedAt }) => closedAt !== null && closedAt >= middle],
    [`closedTo=${middle}`, ({ closedAt }) => closedAt !== null && closedAt < middle],
    ['urgency=1&level=GRID', ({ urgency, level }) => urgency === 1 && level === 'GRID'],
  ];
  let found = 0;
  for (const { id, counts } of ORDER_NUMBERS)
    for (const [query, fits] of filters) {
      const { total, rows } = await list(`number=${id}&limit=200&${query}`);
      const behind = world.filter((order) => counts(order, moment) && fits(order));
      expect(total, `${id} ${query}`).toBe(behind.length);
      expect(rows.every((order) => counts(order, moment) && fits(order))).toBe(true);
      found += query ? total : 0;
    }
  expect(found).toBeGreaterThan(500);
}, 60_000);

test('the wall’s number and the list agree', async () => {
  const { numbers } = read(await chief.get('/api/numbers'), numbersRead);
  for (const { id, value } of numbers)
    expect((await list(`number=${id}&limit=1`)).total, id).toBe(value);
  expect(numbers.find(({ id }) => id === 'to-file')?.value).toBe(
    (await list('state=REPORTED&limit=1')).total,
  );
});

describe('parts', () => {
  test.each(['area', 'category', 'source', 'org'])('by %s add up to the whole', async (by) => {
    const figures = await kpis(`by=${by}`);
    expect(figures.groups.length).toBeGreaterThan(1);
    for (const whole of figures.rates) {
      const parts = figures.groups.map((group) => rateOf(group, whole.id));
      expect(
        parts.reduce((sum, part) => sum + (part?.above ?? 0), 0),
        whole.id,
      ).toBe(whole.above);
      expect(
        parts.reduce((sum, part) => sum + (part?.below ?? 0), 0),
        whole.id,
      ).toBe(whole.below);
    }
    for (const group of figures.groups)
      expect(group.ranked, group.key).toBe((countOf(group, 'should-close') ?? 0) >= 20);
  });

  test('an organisation has its points, by the formula of the city', async () => {
    const civil = (await kpis('by=org')).groups.find(({ key }) => key === 'CIVIL');
    const onTime = civil && rateOf(civil, 'on-time-rate');
    if (!civil || !onTime) throw new Error('CIVIL leads a third of the year');
    const late = (countOf(civil, 'closed') ?? 0) - onTime.above;
    const share = (onTime.above + 0.4 * late) / onTime.below;
    expect(civil.score).toBeCloseTo(100 * (0.8 * share + 0.1 + 0.1), 6);
  });

  test('periods that touch count every order once', async () => {
    const middle = NOW - 180 * 86_400_000;
    const [before, after, whole] = [await kpis(`to=${middle}`), await kpis(`from=${middle}`), year];
    for (const { id, below } of whole.rates)
      expect((rateOf(before, id)?.below ?? 0) + (rateOf(after, id)?.below ?? 0), id).toBe(below);
  });
});

test('who answers for one village counts that village, and no more can be had by asking', async () => {
  const clerk = await served.enterAs('COMMUNITY', [pathOf(YULI)]);
  const own = await kpis('', clerk);
  const mine = rows.filter(({ path }) => path.startsWith(pathOf(YULI)));
  expect(countOf(own, 'closed')).toBe(
    mine.filter(({ state, source }) => state === 'CLOSED' && source !== 'SELF').length,
  );
  const other = await kpis(`area=${pathOf('320506108004')}`, clerk);
  expect(other.rates.every(({ below }) => below === 0)).toBe(true);
});

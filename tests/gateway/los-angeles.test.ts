/**
 * Los Angeles in January 2020, from the city's open data: 99 neighbourhood councils as grids and 10,000 service requests. The city's
 * own council numbers are the truth that the assignment to grids is held against.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Order } from '#domain/order/order.ts';
import type { House } from '#gateway/house.ts';
import { type Brought, bring } from '#gateway/imports/bring.ts';
import { importHouseOf } from '#gateway/imports/import-house.ts';
import { orderIdOf } from '#gateway/imports/orders/order-record.ts';
import { undoImport } from '#gateway/imports/undo-import.ts';
import { EmptyTown } from '../support/empty-town.ts';

const COUNCILS = resolve('../shared/data/la-neighborhood-councils-2019.geojson');
const REQUESTS = resolve('../shared/data/la-311-requests-2020-01.csv');
const there = existsSync(COUNCILS) && existsSync(REQUESTS);
if (!there) console.log('SKIP: Los Angeles, for ../shared/data is not beside this checkout');

interface Row {
  readonly srnumber: string;
  readonly nc: string;
  readonly createddate: string;
  readonly closeddate: string;
}

const bringInto = (
  town: EmptyTown,
  house: House,
  id: string,
  kind: 'areas' | 'orders',
  dry = false,
) =>
  bring(house, id, {
    kind,
    path: kind === 'areas' ? COUNCILS : REQUESTS,
    name: basename(kind === 'areas' ? COUNCILS : REQUESTS),
    map: town.map(kind),
    dry,
    post: 'SYS_ADMIN-01',
  });

describe.skipIf(!there)('Los Angeles', () => {
  const town = new EmptyTown();
  const orders = new Map<string, Order>();
  let areas: Brought;
  let brought: Brought;
  let rows: Row[];

  beforeAll(async () => {
    rows = parse(readFileSync(REQUESTS), { columns: true, bom: true });
    await town.open(async (house) => {
      areas = await bringInto(town, house, 'councils', 'areas');
      brought = await bringInto(town, house, 'requests', 'orders');
    });
    await town.open(async (house) => {
      for (const { srnumber } of rows) {
        const id = orderIdOf('la-311', srnumber);
        const order =
          house.engine.world.orders.get(id) ?? house.store.shelves.archived('orders', id);
        if (order) orders.set(srnumber, order as Order);
      }
    });
  }, 240_000);
  afterAll(() => town.remove());

  test('99 councils in their regions, and a town around them', () => {
    expect(areas.counts).toMatchObject({ rows: 99, added: 99, refused: 0 });
  });

  test('9,989 stored, 11 refused by row and field, 139 in no council, 18 ends without a date', () => {
    expect(brought.counts).toMatchObject({
      rows: 10_000,
      added: 9_989,
      refused: 11,
      outside: 139,
      flagged: 18,
    });
    const list = readFileSync(brought.rejects ?? '', 'utf8').split('\r\n');
    expect(new Set(list.slice(1).flatMap((line) => line.match(/^"(\d+)"/)?.[1] ?? [])).size).toBe(
      11,
    );
  });

  test('9,817 of the 9,962 with a council lie where the city says', () => {
    const judged = rows.filter(({ srnumber, nc }) => nc !== '' && orders.has(srnumber));
    const agreeing = judged.filter(({ srnumber, nc }) => orders.get(srnumber)?.grid === nc);
    expect([agreeing.length, judged.length]).toEqual([9_817, 9_962]);
  });

  test('cancelled is void, and an end without a date is an end outside all durations', () => {
    const having = (state: string) => [...orders.values()].filter((order) => order.state === state);
    expect(having('VOID')).toHaveLength(244);
    expect(having('CLOSED')).toHaveLength(9_718);
    expect(having('CLOSED').filter(({ closedAt }) => closedAt === null)).toHaveLength(18);
    expect(having('FILED')).toHaveLength(10);
  });

  test('times are the wall clock of Los Angeles, before and after clocks are put forward', () => {
    const zoned = (text: string) => {
      const [, month, day, year, hour, minute] =
        /^(\d+)\/(\d+)\/(\d+) (\d+):(\d+)$/.exec(text) ?? [];
      return {
        month: Number(month),
        day: Number(day),
        year: 2000 + Number(year),
        hour: Number(hour),
        minute: Number(minute),
      };
    };
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: 'America/Los_Angeles',
      hourCycle: 'h23',
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
    });
    const shown = (instant: number) => {
      const parts = Object.fromEntries(
        format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
      );
      const { month, day, year, hour, minute } = parts;
      return { month, day, year, hour, minute };
    };
    let summer = 0;
    for (const { srnumber, createddate, closeddate } of rows) {
      const order = orders.get(srnumber);
      if (!order) continue;
      expect(shown(order.reportedAt)).toEqual(zoned(createddate));
      if (order.closedAt === null) continue;
      expect(shown(order.closedAt)).toEqual(zoned(closeddate));
      if (order.closedAt >= Date.parse('2020-03-08T02:00:00-08:00')) summer += 1;
    }
    expect(summer).toBeGreaterThan(0);
  });

  test('the same file again is 0 changes; the last import can be taken back and only the last', async () => {
    await town.open(async (house) => {
      const again = await bringInto(town, house, 'again', 'orders', true);
      expect(again.counts).toMatchObject({ added: 0, changed: 0, same: 9_989, refused: 11 });
      const parts = importHouseOf(house);
      await expect(undoImport(parts, 'councils', 'SYS_ADMIN-01')).rejects.toThrow('only the last');
      expect(await undoImport(parts, 'requests', 'SYS_ADMIN-01')).toBe(9_989);
      expect(house.engine.world.orders.size).toBe(0);
      const [first] = orders.values();
      expect(house.store.shelves.archived('orders', first?.id ?? '')).toBeUndefined();
    });
  }, 120_000);
});

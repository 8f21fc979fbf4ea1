import { z } from 'zod';
import { areaPath } from '#domain/kernel/thing.ts';
import { isSuspicious } from '#domain/order/kpis/counts.ts';
import { Sheet } from '#domain/order/kpis/sheet.ts';
import type { Order } from '#domain/order/order.ts';
import { KPI_GROUPS, kpisRead, orderList } from '#wire/reads.ts';
import { markOf } from '../../database/order-books.ts';
import { defineRoute } from '../contract.ts';
import { ENDED, filterOf, filterShape, momentOf } from '../order-query.ts';
import { cursor, limit, nextOf } from '../page.ts';

/** The part of an area an order lies in: the next step of its path. */
const partOf = (area: string, path: string): string => {
  const end = path.indexOf('/', area.length);
  return end < 0 ? path : path.slice(0, end + 1);
};

/** By which key orders are put together. */
const GROUPING: Record<
  Exclude<(typeof KPI_GROUPS)[number], 'none'>,
  (order: Order, area: string, category: string | undefined) => string
> = {
  area: ({ path }, area) => partOf(area, path),
  category: ({ category }, _area, asked) => category.slice(0, asked ? 4 : 2),
  source: ({ source }) => source,
  org: ({ org }) => org ?? '',
};

export const kpisRoute = defineRoute({
  method: 'GET',
  path: '/api/kpis',
  summary: 'Every rate of the orders in sight, with its rows counted above and below the line',
  access: 'kpi.read',
  query: z.object({ ...filterShape, by: z.enum(KPI_GROUPS).default('none') }),
  output: kpisRead,
  handle: async (house, { query, viewer }) => {
    const { by, ...filters } = query;
    const moment = momentOf(house);
    const area = query.area ?? `/${house.town.code}/`;
    const whole = new Sheet(moment);
    const parts = new Map<string, Sheet>();
    const keyOf = by === 'none' ? undefined : GROUPING[by];
    for await (const order of house.orders.each(
      filterOf({ ...filters, area }, moment.now),
      viewer,
    )) {
      whole.add(order);
      if (!keyOf) continue;
      const key = keyOf(order, area, query.category);
      const part = parts.get(key) ?? new Sheet(moment);
      parts.set(key, part);
      part.add(order);
    }
    const { rates, counts, overdueAges, durations } = whole;
    return {
      asOf: moment.now,
      area,
      period: { from: query.from ?? null, to: query.to ?? null },
      cohort: 'filed' as const,
      rates,
      counts,
      overdueAges,
      durations,
      groups: [...parts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, part]) => ({
          key,
          rates: part.rates,
          counts: part.counts,
          ranked: part.ranked,
          score: by === 'org' && key !== '' ? part.score : null,
        })),
    };
  },
});

export const suspiciousRoute = defineRoute({
  method: 'GET',
  path: '/api/suspicious',
  summary: 'Closures to look at again: done within minutes of signing',
  access: 'kpi.read',
  query: z.object({
    area: areaPath.optional(),
    from: filterShape.from,
    to: filterShape.to,
    limit,
    after: cursor.optional(),
  }),
  output: orderList,
  handle: async (house, { query, viewer }) => {
    const { limit, after, ...filters } = query;
    const asOf = house.clock.now();
    const filter = { ...filters, states: ENDED, now: asOf };
    const page = { sort: 'reported' as const, limit, after };
    const { total, rows } = await house.orders.picked(filter, page, viewer, isSuspicious);
    return { asOf, total, rows, next: nextOf(rows, limit, (order) => markOf(order, 'reported')) };
  },
});

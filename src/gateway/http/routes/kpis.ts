import { z } from 'zod';
import { areaPath } from '#domain/kernel/thing.ts';
import { LIFE_CYCLE, ORDER_STATES } from '#domain/order/flow.ts';
import { isTooFast } from '#domain/order/kpis/counts.ts';
import { KPI_GROUPS } from '#domain/order/kpis/figures.ts';
import { kpisRead, suspiciousRead } from '#wire/reads.ts';
import { markOf } from '../../reading/questions.ts';
import { defineRoute } from '../contract.ts';
import { filterShape, momentOf, selectionOf } from '../order-query.ts';
import { cursor, limit, nextOf } from '../page.ts';

export const kpisRoute = defineRoute({
  method: 'GET',
  path: '/api/kpis',
  summary: 'Every rate of the orders in sight, with its rows counted above and below the line',
  access: 'kpi.read',
  query: z.object({ ...filterShape, by: z.enum(KPI_GROUPS).default('none') }),
  output: kpisRead,
  handle: async (house, { query, viewer }) => {
    const { by, ...filters } = query;
    const area = query.area ?? `/${house.town.code}/`;
    const selection = selectionOf({ ...filters, area }, viewer, momentOf(house));
    const figures = await house.orders.figures(selection, { by, area, category: query.category });
    const period = { from: query.from ?? null, to: query.to ?? null };
    return { ...figures, area, period, cohort: 'filed' as const };
  },
});

const ENDED = ORDER_STATES.filter((state) => LIFE_CYCLE.ends.includes(state));

export const suspiciousRoute = defineRoute({
  method: 'GET',
  path: '/api/suspicious',
  summary:
    'Closures to look at again, each with why: within minutes of signing, a photo seen before, from elsewhere or another time, the same words again and again',
  access: 'kpi.read',
  query: z.object({
    area: areaPath.optional(),
    from: filterShape.from,
    to: filterShape.to,
    limit,
    after: cursor.optional(),
  }),
  output: suspiciousRead,
  handle: async (house, { query, viewer }) => {
    const { limit, after, ...filters } = query;
    const moment = momentOf(house);
    const ended = selectionOf({ ...filters, state: ENDED }, viewer, moment);
    const selection = { ...ended, figure: { suspicious: true } };
    const { total, rows } = await house.orders.list(selection, { sort: 'reported', limit, after });
    const next = nextOf(rows, limit, (order) => markOf(order, 'reported'));
    const why = rows.map((order) => ({
      id: order.id,
      doubts: [
        ...(isTooFast(order) ? ['TOO_FAST' as const] : []),
        ...house.store.doubts.of(order.id),
      ],
    }));
    return { asOf: moment.now, total, rows: [...rows], why, next };
  },
});

import { z } from 'zod';
import type { Refused } from '#domain/access/judge.ts';
import { relates, relationFor } from '#domain/access/table.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import { refuse } from '#domain/kernel/outcome.ts';
import { areaPath } from '#domain/kernel/thing.ts';
import { ORDER_STATES } from '#domain/order/flow.ts';
import { ORDER_NUMBERS } from '#domain/order/numbers.ts';
import { type Order, seesOrder } from '#domain/order/order.ts';
import { numbersRead, orderList, orderRead, wordsRead } from '#wire/reads.ts';
import type { House } from '../../house.ts';
import { defineRoute } from '../contract.ts';

const PAGE_MOST = 200;
const cursor = z
  .string()
  .regex(/^\d+\.[0-9A-Za-z-]+$/)
  .transform((text) => {
    const [at = '0', id = ''] = text.split('.');
    return { at: Number(at), id };
  });

const numberId = z.enum(ORDER_NUMBERS.map(({ id }) => id));

/** The orders of the world that the viewer sees in an area. */
const inSight = ({ engine }: House, viewer: Viewer, area: string): Order[] =>
  [...engine.world.orders.values()].filter(
    (order) => order.path.startsWith(area) && seesOrder(order, viewer),
  );

const momentOf = ({ clock, town }: House) => ({ now: clock.now(), zone: town.zone });

export const ordersRoute = defineRoute({
  method: 'GET',
  path: '/api/orders',
  summary: 'Orders, newest first; with `number`, exactly the rows behind that number',
  access: 'order.read',
  query: z.object({
    q: z.string().trim().max(64).optional(),
    state: z.enum(ORDER_STATES).optional(),
    grid: z.string().max(64).optional(),
    area: areaPath.optional(),
    number: numberId.optional(),
    limit: z.coerce.number().int().min(1).max(PAGE_MOST).default(50),
    after: cursor.optional(),
  }),
  output: orderList,
  handle: (house, { query, viewer }) => {
    const { number, limit, area, after, q, grid, state } = query;
    const rule = ORDER_NUMBERS.find(({ id }) => id === number);
    if (rule) {
      const rows = inSight(house, viewer, area ?? '/')
        .filter((order) => rule.counts(order, momentOf(house)))
        .sort((a, b) => b.reportedAt - a.reportedAt || (a.id < b.id ? 1 : -1));
      const start = after ? rows.findIndex(({ id }) => id === after.id) + 1 : 0;
      return listOf(house, rows.length, rows.slice(start, start + limit), limit);
    }
    const states = state && [state];
    const { total, rows } = house.orders.list({ q, states, grid, area, limit, after }, viewer);
    return listOf(house, total, rows, limit);
  },
});

const listOf = ({ clock }: House, total: number, rows: Order[], limit: number) => {
  const last = rows.at(-1);
  const next = rows.length === limit && last ? `${last.reportedAt}.${last.id}` : null;
  return { asOf: clock.now(), total, rows, next };
};

/** The order if the viewer may see it; another area's is said not to exist, and the refusal remembers why. */
function findOrder(
  { engine, store }: House,
  viewer: Viewer,
  id: string,
  may: 'order.read' | 'order.words',
): { order: Order; archived: boolean } | Refused {
  const live = engine.world.orders.get(id);
  const order = live ?? (store.shelves.archived('orders', id) as Order | undefined);
  if (!order) return refuse('order.unknown', { id });
  const relation = relationFor(viewer, may);
  const sees = relation && (relates(relation, viewer, order) || seesOrder(order, viewer));
  return sees ? { order, archived: !live } : { ...refuse('order.unknown', { id }), denied: 'area' };
}

const byId = z.object({ id: z.string().max(64) });

export const orderRoute = defineRoute({
  method: 'GET',
  path: '/api/orders/:id',
  summary: 'One order and its story',
  access: 'order.read',
  params: byId,
  output: orderRead,
  handle: (house, { params, viewer }) => {
    const found = findOrder(house, viewer, params.id, 'order.read');
    if ('ok' in found) return found;
    const story = house.store.journal
      .story('orders', params.id)
      .map(({ seq, at, by, type, data }) => ({
        seq,
        at,
        by,
        type,
        codes: Object.fromEntries(
          Object.entries(data as Record<string, unknown>).filter(
            (entry): entry is [string, string] => entry[0] !== 'id' && typeof entry[1] === 'string',
          ),
        ),
      }));
    return { ...found, story };
  },
});

export const orderWordsRoute = defineRoute({
  method: 'GET',
  path: '/api/orders/:id/words',
  summary: 'What people typed about an order; the reading is audited first',
  access: 'order.words',
  params: byId,
  output: wordsRead,
  handle: (house, { params, viewer, session, address }) => {
    const found = findOrder(house, viewer, params.id, 'order.words');
    if ('ok' in found) return found;
    house.audit.write({
      account: session?.account.id ?? null,
      post: viewer.post,
      address,
      action: 'read-words',
      object: params.id,
      outcome: 'done',
      detail: '',
    });
    const words = house.store.words.about(params.id);
    return { words: words.map(({ id, purpose, at, by, text }) => ({ id, purpose, at, by, text })) };
  },
});

export const numbersRoute = defineRoute({
  method: 'GET',
  path: '/api/numbers',
  summary: 'The numbers of an area; each equals the length of /api/orders?number=…',
  access: 'order.read',
  query: z.object({ area: areaPath.optional() }),
  output: numbersRead,
  handle: (house, { query, viewer }) => {
    const area = query.area ?? `/${house.town.code}/`;
    const orders = inSight(house, viewer, area);
    const moment = momentOf(house);
    return {
      asOf: moment.now,
      area,
      numbers: ORDER_NUMBERS.map(({ id, counts }) => ({
        id,
        value: orders.filter((order) => counts(order, moment)).length,
      })),
    };
  },
});

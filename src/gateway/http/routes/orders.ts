import { z } from 'zod';
import type { Viewer } from '#domain/access/viewer.ts';
import { position } from '#domain/geo/shape.ts';
import { areaPath } from '#domain/kernel/thing.ts';
import { isSameMatter, isSamePlace, type Sighting } from '#domain/order/alike.ts';
import { seesOrder } from '#domain/order/order.ts';
import { alikeRead, numbersRead, orderList, orderRead, wordsRead } from '#wire/reads.ts';
import type { House } from '../../house.ts';
import { markOf } from '../../reading/questions.ts';
import { defineRoute } from '../contract.ts';
import { findOrder } from '../find-order.ts';
import { whistlesFor } from '../find-whistle.ts';
import { figureShape, filterShape, momentOf, selectionOf } from '../order-query.ts';
import { cursor, limit, nextOf } from '../page.ts';
import { readWords } from '../read-words.ts';

export const ordersRoute = defineRoute({
  method: 'GET',
  path: '/api/orders',
  summary:
    'Orders, newest first or by when they are due; with `number`, `count` or `kpi`, exactly the rows behind it',
  access: 'order.read',
  query: z.object({
    ...filterShape,
    ...figureShape,
    sort: z.enum(['reported', 'due']).default('reported'),
    limit,
    after: cursor.optional(),
  }),
  output: orderList,
  handle: async (house, { query, viewer }) => {
    const { limit, after, sort, ...asked } = query;
    const moment = momentOf(house);
    const selection = selectionOf(asked, viewer, moment);
    const { total, rows } = await house.orders.list(selection, { sort, limit, after });
    const next = nextOf(rows, limit, (order) => markOf(order, sort));
    return { asOf: moment.now, total, rows: [...rows], next };
  },
});

/** What lies close to a sighting, as far as the viewer sees it. */
function alikeTo({ orders }: House, sighting: Sighting, viewer: Viewer, self?: string) {
  const near = orders
    .near(sighting, viewer)
    .filter((order) => order.id !== self && seesOrder(order, viewer));
  const duplicates = near.filter((order) => isSameMatter(order, sighting));
  const repeats = near.filter(
    (order) => isSamePlace(order, sighting) && !duplicates.includes(order),
  );
  return { duplicates: duplicates.slice(0, ALIKE_MOST), repeats: repeats.slice(0, ALIKE_MOST) };
}
const ALIKE_MOST = 20;

const place = z
  .string()
  .max(64)
  .transform((text) => text.split(',').map(Number))
  .pipe(position);

export const duplicatesRoute = defineRoute({
  method: 'GET',
  path: '/api/duplicates',
  summary: 'Before a report is sent: orders it may repeat, by category, place and time',
  access: 'order.report',
  query: z.object({
    grid: z.string().max(64).optional(),
    /** Longitude and latitude, `120.4,31.1`. */
    point: place,
    category: z.string().regex(/^\d{2}(\d{2})?$/),
  }),
  output: alikeRead,
  handle: (house, { query: { point, category }, viewer }) =>
    alikeTo(house, { point, category, reportedAt: house.clock.now() }, viewer),
});

const byId = z.object({ id: z.string().max(64) });

export const orderRoute = defineRoute({
  method: 'GET',
  path: '/api/orders/:id',
  summary: 'One order, its story, and the whistles blown for it',
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
    const related = alikeTo(house, found.order, viewer, params.id);
    const whistles = whistlesFor(house, viewer, params.id);
    return { ...found, story, related, whistles };
  },
});

export const orderWordsRoute = defineRoute({
  method: 'GET',
  path: '/api/orders/:id/words',
  summary: 'What people typed about an order; the reading is audited first',
  access: 'order.words',
  params: byId,
  output: wordsRead,
  handle: (house, call) => {
    const found = findOrder(house, call.viewer, call.params.id, 'order.words');
    return 'ok' in found ? found : readWords(house, call, found.order.id);
  },
});

export const numbersRoute = defineRoute({
  method: 'GET',
  path: '/api/numbers',
  summary: 'The numbers of an area; each equals the length of /api/orders?number=…',
  access: 'order.read',
  query: z.object({ area: areaPath.optional() }),
  output: numbersRead,
  handle: async (house, { query, viewer }) => {
    const area = query.area ?? `/${house.town.code}/`;
    const moment = momentOf(house);
    const numbers = await house.orders.numbers(selectionOf({ area }, viewer, moment));
    return { asOf: moment.now, area, numbers: [...numbers] };
  },
});

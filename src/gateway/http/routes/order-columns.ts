import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { filterShape, momentOf, selectionOf } from '../order-query.ts';

/** More points than this no map tells apart. */
const ORDERS_MOST = 100_000;

export const orderColumnsRoute = defineRoute({
  method: 'GET',
  path: '/api/orders/columns',
  summary:
    'Where orders are, ended ones too, as binary columns for maps: id, place, time, category, state',
  access: 'order.read',
  query: z.object(filterShape),
  output: z.string(),
  handle: async (house, { query, viewer, reply }) => {
    const selection = selectionOf(query, viewer, momentOf(house));
    const bytes = await house.orders.columns(selection, ORDERS_MOST);
    reply
      .type('application/octet-stream')
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff');
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) as never;
  },
});

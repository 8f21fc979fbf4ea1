import { z } from 'zod';
import { nearestRead } from '#wire/nearest.ts';
import { defineRoute } from '../contract.ts';
import { findCandidates } from '../find-candidates.ts';
import { findOrder } from '../find-order.ts';

export const nearestRoute = defineRoute({
  method: 'GET',
  path: '/api/orders/:id/nearest',
  summary:
    'Whom to send to an order, the best first, with what each reason costs in minutes; and who is left out, and why',
  access: 'order.dispatch',
  params: z.object({ id: z.string().max(64) }),
  output: nearestRead,
  handle: (house, { params, viewer }) => {
    const found = findOrder(house, viewer, params.id, 'order.dispatch');
    return 'ok' in found ? found : findCandidates(house, found.order, viewer);
  },
});
